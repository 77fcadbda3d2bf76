import { inLanguage, type Language, listed, say } from '../../base/say.ts'
import type { Micros } from '../../base/time.ts'
import type { Plan } from '../../plan/plan.ts'
import { type Message, pathOf, subjectFor, subjectOf } from './message.ts'
import type { Notice } from './notice.ts'
import { letterToHtml } from './wording/html.ts'
import { type Act, type Item, type Letter, shortMomentInWords, whatHappened } from './wording/letter.ts'
import { letterToText, subjectLine } from './wording/plain.ts'

/** One of several notices that are told in one message. */
export type Gathered = {
  readonly notice: Notice
  readonly step: number
  readonly because: string
  readonly acts: readonly Act[]
}

type Wording = {
  readonly plan: Plan | undefined
  readonly workspace: string
  readonly url: string
  readonly language: Language
  /** Whose clock it goes by. */
  readonly zone: string
  readonly now: Micros
}

/** The words of several notices in one message: what began, what is over, and what else there is, each with its link and its act. */
export function messageOfDigest(
  items: readonly Gathered[],
  { plan, workspace, url, language, zone, now }: Wording,
): Message {
  const words = (sentence: string) => inLanguage(sentence, language)
  const since = Math.min(...items.map(({ notice }) => notice.owed_at))
  const whose = plan?.client ?? workspace
  const subject = subjectLine(
    words(say`${whose}: ${items.length} things since ${shortMomentInWords(since, now, zone)}`),
  )
  const itemOf = ({ notice, step, acts }: Gathered): Item => ({
    title: subjectFor(notice, subjectOf(notice, plan), step),
    url: `${url}${pathOf(notice, workspace)}`,
    // One clock in one letter.
    lines: whatHappened({ notice, plan: plan && { ...plan, time_zone: zone }, step }).lines,
    acts,
  })
  const part = (heading: string, opens: boolean | null) => ({
    heading,
    lines: [],
    items: items.filter(({ notice }) => notice.opens === opens).map(itemOf),
  })
  const link = `${url}/w/${workspace}/notices`
  const reasons = [...new Set(items.map(({ because }) => because))]
  const letter: Letter = {
    parts: [part(say`What began`, true), part(say`What else there is`, null), part(say`What is over`, false)].filter(
      ({ items }) => items.length > 0,
    ),
    acts: [{ label: say`Open it in Aftercare`, url: link }],
    foot: [
      say`What can wait is told in one message: it came while you were not to be told, or is of low severity.`,
      say`Why you get this: ${listed(reasons, '; ')}.`,
    ],
  }
  return {
    subject,
    text: letterToText(subject, letter, words),
    html: letterToHtml({ subject, locale: language.locale, brand: 'Aftercare' }, letter, words),
    link,
  }
}
