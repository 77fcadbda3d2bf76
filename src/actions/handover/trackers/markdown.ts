import { markLine, type Sent } from './tickets.ts'

/** What is sent, for tools that read Markdown. Nothing that stands in it is markup, a mention or a reference. */
export function toMarkdown({ facts, note, link }: Sent, mark: string): string {
  const rows = facts.map(([name, value]) => `- **${plain(name)}:** ${plain(value)}`).join('\n')
  const words =
    note === null
      ? []
      : [
          note
            .split('\n')
            .map((line) => `> ${plain(line)}`)
            .join('\n'),
        ]
  return [rows, ...words, `[Aftercare](${link})`, plain(markLine(mark))].filter((part) => part !== '').join('\n\n')
}

export const commentToMarkdown = (text: string, mark: string): string => `${plain(text)}\n\n${plain(markLine(mark))}`

/** A space of no width breaks what would call somebody (`@name`) or point to something (`#12`, `ABC-12`). */
export const plain = (text: string): string =>
  text
    .replaceAll(/[\\`*_{}[\]<>()!|~]/g, '\\$&')
    .replaceAll(/^(\s*)([-+>]|#+|\d+[.)])(?=\s|$)/g, '$1\\$2')
    .replaceAll(/[@#](?=\w)/g, '$&\u200b')
    .replaceAll('://', ':\u200b//')
