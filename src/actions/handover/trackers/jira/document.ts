import { markLine, type Sent } from '../tickets.ts'

/** What is sent, as a document of Atlassian (ADF): words are nodes of text, which nothing reads as markup or as a mention. */
export const toDocument = ({ facts, note, link }: Sent, mark: string): object =>
  documentOf([
    ...(facts.length === 0 ? [] : [{ type: 'bulletList', content: facts.map(([name, value]) => itemOf(name, value)) }]),
    ...(note === null ? [] : [{ type: 'blockquote', content: paragraphs(note) }]),
    paragraph([{ type: 'text', text: 'Aftercare', marks: [{ type: 'link', attrs: { href: link } }] }]),
    paragraph([words(markLine(mark))]),
  ])

export const commentDocument = (text: string, mark: string): object =>
  documentOf([...paragraphs(text), paragraph([words(markLine(mark))])])

/** Whether a document, such as a comment as Jira tells it, says a text somewhere. */
export function saysIn(node: unknown, text: string): boolean {
  if (typeof node !== 'object' || node === null) return false
  const { text: own, content } = node as { text?: unknown; content?: unknown }
  if (typeof own === 'string' && own.includes(text)) return true
  return Array.isArray(content) && content.some((inner) => saysIn(inner, text))
}

const documentOf = (content: readonly object[]) => ({ type: 'doc', version: 1, content })
const paragraph = (content: readonly object[]) => ({ type: 'paragraph', content })
/** A node of text may not be empty. */
const words = (text: string) => ({ type: 'text', text })
const paragraphs = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => paragraph([words(line)]))
const itemOf = (name: string, value: string) => ({
  type: 'listItem',
  content: [paragraph([{ ...words(`${name}: `), marks: [{ type: 'strong' }] }, words(value)])],
})
