import type { Message } from '../../actions/notices/message.ts'
import { letterToHtml } from '../../actions/notices/wording/html.ts'
import type { Item, Letter } from '../../actions/notices/wording/letter.ts'
import { letterToText, subjectLine } from '../../actions/notices/wording/plain.ts'
import { inLanguage, type Language, say, sayDay } from '../../base/say.ts'

/** What waits for somebody, in each workspace of which they may see it. */
export type Section = { readonly workspace: string; readonly name: string; readonly items: readonly Item[] }

/** So many of a workspace stand in the mail; the rest stands at the desk. */
const MOST = 12

/** The mail of a week, over everything that waits for one person. */
export function mondayMessage(
  sections: readonly Section[],
  {
    url,
    language,
    day,
    isTest = false,
  }: { readonly url: string; readonly language: Language; readonly day: string; readonly isTest?: boolean },
): Message {
  const words = (sentence: string) => inLanguage(sentence, language)
  const count = sections.reduce((sum, { items }) => sum + items.length, 0)
  const [only] = sections
  const isOne = sections.length === 1 && only !== undefined
  const calm = sections.filter(({ items }) => items.length === 0).map(({ name }) => name)
  const link = isOne ? `${url}/w/${only.workspace}` : `${url}/clients`
  const what =
    count === 0
      ? say`Nothing needs you this week`
      : count === 1
        ? say`One thing needs you this week`
        : say`${count} things need you this week`
  const named = isOne ? say`${only.name}: ${what}` : what
  const subject = subjectLine(words(isTest ? say`Test: ${named}` : named))
  const letter: Letter = {
    parts: [
      ...sections
        .filter(({ items }) => items.length > 0)
        .map(({ name, items }) => ({
          heading: isOne ? say`What needs you` : name,
          lines: [],
          items: items.slice(0, MOST),
          after: items.length > MOST ? [say`And ${items.length - MOST} more at the desk.`] : [],
        })),
      ...(calm.length === 0 || isOne ? [] : [{ heading: say`Nothing needs you`, lines: calm.map((name) => name) }]),
      ...(count === 0 && isOne
        ? [{ heading: say`What needs you`, lines: [say`Nothing waits for you as of ${sayDay(day)}.`] }]
        : []),
    ],
    acts: [{ label: say`Open it in Aftercare`, url: link }],
    foot: [
      say`This comes on the first working day of each week. Whoever has an account turns it off under their name at the desk, or with "aftercare me notices --monday no".`,
    ],
  }
  return {
    subject,
    text: letterToText(subject, letter, words),
    html: letterToHtml({ subject, locale: language.locale, brand: 'Aftercare' }, letter, words),
    link,
  }
}
