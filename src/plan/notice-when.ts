import { type Dimension, dimensions } from './measures.ts'
import { didYouMean } from './nearest.ts'

/**
 * Which notices a rule is about, as a phrase: "finding of high severity in triage", "stop or review", "anything".
 *
 *     what ["of" severity "severity"] ["about" dimension] ["in" workflow]
 *
 * Several words of one kind stand with "or" between them. A name of a workflow with blanks in it stands in quotes.
 */
export type NoticeWhen = {
  /** Empty for anything. */
  readonly kinds: readonly NoticeKind[]
  /** Empty where none is said: then all of them. The same for what follows. */
  readonly severities: readonly NoticeSeverity[]
  readonly dimensions: readonly Dimension[]
  readonly workflows: readonly string[]
}

export const noticeKinds = ['finding', 'clock', 'stop', 'review', 'request', 'task', 'report'] as const
export type NoticeKind = (typeof noticeKinds)[number]
export const noticeSeverities = ['high', 'medium', 'low'] as const
export type NoticeSeverity = (typeof noticeSeverities)[number]

/** What is looked at of a notice. */
export type NoticeAbout = {
  readonly kind: NoticeKind
  readonly severity: NoticeSeverity
  readonly dimension: Dimension | null
  readonly workflow: string | null
  /** Of a task: the person of the plan who has it, whom "owner" means then. No rule looks at it. */
  readonly person?: string | null
}

export type ReadWhen =
  | { readonly kind: 'ok'; readonly when: NoticeWhen }
  /** `at` is the offset in the text, from 0, where reading stopped making sense. */
  | { readonly kind: 'error'; readonly at: number; readonly message: string }

/**
 * Whether a notice is one of those a rule is about: every part that the rule names must fit. What a clock tells is meant by "finding", too: a
 * rule that names clocks takes them out of it by standing before.
 */
export function fitsWhen(when: NoticeWhen, { kind, severity, dimension, workflow }: NoticeAbout): boolean {
  const isIn = <T>(named: readonly T[], value: T | null) =>
    named.length === 0 || (value !== null && named.includes(value))
  return (
    (isIn(when.kinds, kind) || (kind === 'clock' && when.kinds.includes('finding'))) &&
    isIn(when.severities, severity) &&
    isIn(when.dimensions, dimension) &&
    isIn(when.workflows, workflow)
  )
}

/** The phrase of a plan that has been read; anything else is a defect of ours. */
export function whenOf(text: string): NoticeWhen {
  const read = readWhen(text)
  if (read.kind === 'error') throw new TypeError(`not a phrase of notices: ${text}: ${read.message}`)
  return read.when
}

/** One spelling for each phrase; reads back to the same. */
export function whenToText({ kinds, severities, dimensions, workflows }: NoticeWhen): string {
  const parts = [kinds.length === 0 ? 'anything' : kinds.join(' or ')]
  if (severities.length > 0) parts.push(`of ${severities.join(' or ')} severity`)
  if (dimensions.length > 0) parts.push(`about ${dimensions.join(' or ')}`)
  if (workflows.length > 0) parts.push(`in ${workflows.map(workflowToText).join(' or ')}`)
  return parts.join(' ')
}

/** "or" would be taken for the word between two. */
const workflowToText = (name: string): string => (/\s/.test(name) || name === 'or' ? `"${name}"` : name)

type Word = { readonly text: string; readonly at: number; readonly isQuoted: boolean }

export function readWhen(text: string): ReadWhen {
  const words: Word[] = [...text.matchAll(/"([^"]*)"|\S+/g)].map((found) => ({
    text: found[1] ?? found[0],
    at: found.index,
    isQuoted: found[1] !== undefined,
  }))
  let position = 0
  const next = (): Word => words[position] ?? { text: '', at: text.trimEnd().length, isQuoted: false }
  const isNext = (word: string) => next().text === word && !next().isQuoted
  const takes = (word: string) => {
    if (!isNext(word)) return false
    position++
    return true
  }
  const wrong = (message: string): ReadWhen => ({ kind: 'error', at: next().at, message })
  /** Words with "or" between them; the first that is none of them stops the reading. */
  const several = <T extends string>(known: readonly T[]): T[] | undefined => {
    const found: T[] = []
    do {
      const one = known.find((word) => word === plural(next(), word))
      if (one === undefined) return undefined
      position++
      if (!found.includes(one)) found.push(one)
    } while (takes('or'))
    // In the order in which they are listed here, so that equal phrases have one spelling.
    return known.filter((word) => found.includes(word))
  }
  const said = () => (next().text === '' ? 'nothing' : `"${next().text.slice(0, 40)}"`)
  const expected = (known: readonly string[], what: string) =>
    wrong(
      `expected ${what} (${known.join(', ')}) and found ${said()}${didYouMean(next().text, known) || '; write it like "finding of high severity"'}`,
    )

  const kinds = takes('anything') ? [] : several(noticeKinds)
  if (!kinds) return expected([...noticeKinds, 'anything'], 'what happened')
  let severities: NoticeSeverity[] = []
  if (takes('of')) {
    const found = several(noticeSeverities)
    if (!found) return expected(noticeSeverities, 'a severity after "of"')
    if (!takes('severity'))
      return wrong(`expected "severity" here and found ${said()}; write "of ${found.join(' or ')} severity"`)
    severities = found
  }
  let about: Dimension[] = []
  if (takes('about')) {
    const found = several(dimensions)
    if (!found) return expected(dimensions, 'a dimension after "about"')
    about = found
  }
  const workflows: string[] = []
  if (takes('in'))
    do {
      const { text: name, isQuoted } = next()
      if (name === '' || (name === 'or' && !isQuoted))
        return wrong(`expected the name of a workflow and found ${said()}; write it like "finding in triage"`)
      position++
      if (!workflows.includes(name)) workflows.push(name)
    } while (takes('or'))
  if (position < words.length) {
    const order = 'the order is: what happened, "of … severity", "about …", "in …"'
    const near =
      workflows.length > 0
        ? '; a name with blanks in it stands in quotes'
        : didYouMean(next().text, ['of', 'about', 'in', 'or'])
    return wrong(`did not expect ${said()} here${near || `; ${order}`}`)
  }
  return { kind: 'ok', when: { kinds, severities, dimensions: about, workflows } }
}

/** "findings" and "reviews" are read, too. */
const plural = ({ text, isQuoted }: Word, word: string): string | undefined =>
  isQuoted ? undefined : text === word || text === `${word}s` ? word : undefined
