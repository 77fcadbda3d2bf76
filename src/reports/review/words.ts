import { inLanguage } from '../../base/say.ts'
import type {
  DimensionOfReview,
  FigureOfReview,
  ObjectiveOfReview,
  ReleaseOfReview,
  Review,
} from '../../decisions/reviews/review.ts'
import { type TaskOfReview, tooSoon } from '../../decisions/tasks/follow-up.ts'
import { behindFinding } from '../../findings/finding.ts'
import type { Measured } from '../../findings/objectives/measured.ts'
import { type Dimension, dimensionNames } from '../../plan/measures.ts'

/** How a review's numbers are said: the same in HTML and in the terminal. */

/** A dimension as a heading. */
export function dimensionWords(dimension: Dimension): string {
  const name = inLanguage(dimensionNames[dimension])
  return name.charAt(0).toUpperCase() + name.slice(1)
}

export const resultWords = { pass: 'kept', fail: 'not kept', unknown: 'not known' } as const
export const verdictWords = { PASS: 'Passed', FAIL: 'Failed', INSUFFICIENT: 'Not enough evidence yet' } as const
export const riskWords = { high: 'high risk', medium: 'medium risk', low: 'low risk' } as const

/** What a promise is called; of reviews kept before that was told, its name in the plan as words. */
export const promiseWords = ({ name, words }: ObjectiveOfReview): string => words ?? name.replaceAll('_', ' ')

/** Figures that say something; whether there is anything to compare them with is one question for the whole review. */
export const knownFigures = ({ figures }: DimensionOfReview): readonly FigureOfReview[] =>
  figures.filter((one) => one.now.value !== null || one.now.atLeast !== undefined)
export const isCompared = (review: Review): boolean =>
  review.dimensions.some(({ figures }) => figures.some((one) => one.before.value !== null))

/** What needs attention and does not stand among the safety measures already. */
export function otherFindings({ findings, continuity }: Review): Review['findings'] {
  const said = new Set(continuity.map((one) => one.behind?.url))
  return findings.filter((one) => !said.has(behindFinding(one.id).url))
}

/** "2 Mar 2026 to 8 Mar 2026": a period that ends with a day ends in it, and the moment after is the next one's. */
export function periodInWords({ from, to, time_zone }: Review): string {
  const end = dayInWords(to, time_zone)
  const isWhole = !end.includes(':')
  return `${dayInWords(from, time_zone)} to ${isWhole ? dayOf(new Date(Date.parse(to) - 1), time_zone) : end}`
}

type Unit = FigureOfReview['unit']

/** "76%", "23.8 s", "$0.41"; "unknown" where it is. No more digits than the sample bears. */
export function valueInWords(measured: Measured, unit: Unit, currency: string): string {
  if (measured.value !== null) return amount(Number(measured.value), unit, currency)
  if (measured.atLeast !== undefined && Number(measured.atLeast) > 0)
    return `at least ${amount(Number(measured.atLeast), unit, currency)}`
  return 'unknown'
}

/** "63% to 86%", or '' where there is none. */
export function intervalInWords(measured: Measured, unit: Unit, currency: string): string {
  if (!measured.interval) return ''
  return `${amount(measured.interval.low, unit, currency)} to ${amount(measured.interval.high, unit, currency)}`
}

/** "11 of 1,956" */
export const failedInWords = ({ tool_errors, tool_calls }: ReleaseOfReview): string =>
  `${digits(tool_errors, 0)} of ${digits(tool_calls, 0)}`

export function sampleInWords(measured: Measured): string {
  return measured.n === 0 ? '' : `${measured.n.toLocaleString('en')} ${measured.of}`
}

export function amount(value: number, unit: Unit, currency: string): string {
  switch (unit) {
    case 'share':
      return `${value.toLocaleString('en', { maximumFractionDigits: Math.abs(value) < 10 ? 1 : 0 })}%`
    case 'time':
      return milliseconds(value)
    case 'money':
      return money(value, currency)
    case 'count':
      return digits(value, 0)
  }
}

/** With cents, and two digits of what is less than ten of them. */
const money = (value: number, currency: string): string =>
  value.toLocaleString('en', {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    ...(value !== 0 && Math.abs(value) < 0.1 ? { minimumSignificantDigits: 2, maximumSignificantDigits: 2 } : {}),
  })

export function milliseconds(value: number): string {
  if (value < 1000) return `${digits(value, 0)} ms`
  if (value < 120_000) return `${digits(value / 1000, 1)} s`
  if (value < 7_200_000) return `${digits(value / 60_000, 1)} min`
  return `${digits(value / 3_600_000, 1)} h`
}

const digits = (value: number, decimals: number): string =>
  value.toLocaleString('en', { minimumFractionDigits: decimals, maximumFractionDigits: decimals })

/** 2026-03-09T00:00:00Z as people read it in a zone: 9 Mar 2026, or 9 Mar 2026, 14:30. */
export function dayInWords(time: string, zone: string): string {
  const date = new Date(time)
  const part = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  }).format(date)
  return part === '00:00' || part === '24:00' ? dayOf(date, zone) : `${dayOf(date, zone)}, ${part}`
}

const dayOf = (date: Date, timeZone: string): string =>
  date.toLocaleDateString('en-GB', { timeZone, day: 'numeric', month: 'short', year: 'numeric' })

/** "This is not what was signed or refused. Changed since: the note." */
export const alteredInWords = (altered: string): string =>
  `This is not what was signed or refused. Changed since: ${altered}.`

/** "9 Mar 2026, 14:05: prompt draft: d-22 → d-23. The tested draft prompt." */
export function changeInWords({ at, said, why, note }: NonNullable<Review['changed']>[number], zone: string): string {
  const told = note === null ? `${said}. Nobody wrote it down.` : why === null ? `${said}.` : `${said}. ${why}`
  return `${dayInWords(at, zone)}: ${told}`
}

const answerWords = { yes: 'yes', no: 'no', unknown: 'cannot be known' } as const

/** What became of a task that was done: the day, what was expected, what the figure says, and what was answered. */
export function taskInWords(
  { due, first_due, owner_name, done_at, done, expected, figure }: TaskOfReview,
  { currency, time_zone }: Review,
  answer: keyof typeof answerWords | undefined,
): string[] {
  const moved = first_due === due ? '' : `, at first ${dayInWords(first_due, time_zone)}`
  return [
    `Done by ${owner_name} on ${dayInWords(done_at, time_zone)} (due ${dayInWords(due, time_zone)}${moved}): ${done}`,
    ...(expected === null ? [] : [`Expected: ${expected}`]),
    ...(figure === null ? [] : [figureOfTask(figure, currency)]),
    `Did it do what was expected? ${answer === undefined ? 'Not answered yet.' : `${answerWords[answer]}.`}`,
  ]
}

function figureOfTask(
  { words, target, unit, before, after }: NonNullable<TaskOfReview['figure']>,
  currency: string,
): string {
  const said = (one: Measured) => {
    const interval = intervalInWords(one, unit, currency)
    return `${valueInWords(one, unit, currency)}${interval ? ` (very likely ${interval})` : ''}`
  }
  const since = after === null ? inLanguage(tooSoon) : `${said(after.measured)} since`
  return `${words} (promised ${inLanguage(target)}): ${said(before.measured)} before it was done, ${since}`
}
