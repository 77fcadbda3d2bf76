import type { Letter } from './letter.ts'

/** A letter as text: for mail programs that show no other, and for channels that have none. `words` says a sentence in a language. */
export function letterToText(
  subject: string,
  { parts, acts, foot }: Letter,
  words: (sentence: string) => string,
): string {
  const line = (sentence: string) => oneLine(words(sentence))
  return [
    subject,
    ...parts.map(({ heading, lines, steps = [], items = [], after = [] }) =>
      [
        line(heading).toUpperCase(),
        ...lines.map(line),
        ...steps.map((step, index) => `  ${index + 1}. ${line(step)}`),
        ...items.flatMap(({ title, url, lines, acts }) => [
          `- ${line(title)}`,
          ...lines.map((one) => `  ${line(one)}`),
          `  ${url}`,
          ...acts.map((act) => `  ${line(act.label)}: ${act.url}`),
        ]),
        ...after.map(line),
      ].join('\n'),
    ),
    ...acts.map(({ label, url }) => `${line(label)}:\n${url}`),
    ...(foot.length === 0 ? [] : [`--\n${foot.map(line).join('\n')}`]),
  ].join('\n\n')
}

/** Titles and texts of a plan are one line each: none begins a heading of its own, or a header of the mail. */
export const oneLine = (text: string): string =>
  text
    // Marks that turn the direction of what follows hide what is written.
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '')
    .replaceAll(/[\p{Cc}\u2028\u2029\s]+/gu, ' ')
    .trim()

/** A line that is shown in lists of mail: cut where programs would. */
export const subjectLine = (text: string): string => {
  const line = [...oneLine(text)]
  return line.length > 150 ? `${line.slice(0, 147).join('')}...` : line.join('')
}
