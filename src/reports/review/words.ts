import { localDay } from '../../base/calendar.ts'
import { sayMoment } from '../../base/moment.ts'
import { say, sayDay, sayNumber } from '../../base/say.ts'
import { fromDate, MICROS, type Micros } from '../../base/time.ts'
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
import type { Dimension } from '../../plan/measures.ts'
import { sayInterval, sayMeasured } from '../amounts.ts'

/** How a review is said, in a document and at a terminal. */

/** Dimensions as headings. */
export const dimensionTitles: Readonly<Record<Dimension, string>> = {
  quality: say`Quality`,
  exceptions: say`Exceptions`,
  cost: say`Cost`,
  adoption: say`Share of the work`,
  incidents: say`Incidents`,
  approval_latency: say`Waiting for approval`,
  tool_failures: say`Tool failures`,
  value: say`Value`,
}
export const resultWords = { pass: say`kept`, fail: say`not kept`, unknown: say`not known` } as const
export const verdictWords = {
  PASS: say`Passed`,
  FAIL: say`Failed`,
  INSUFFICIENT: say`Not enough evidence yet`,
} as const

const risks: Readonly<Record<string, string>> = {
  high: say`high risk`,
  medium: say`medium risk`,
  low: say`low risk`,
}
export const riskOf = ({ risk }: Review): string => risks[risk] ?? risk
/** Of reviews kept before it was told, the key that the plan has. */
export const ownerOf = ({ owner, owner_name }: Review): string => owner_name ?? owner

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
export function sayPeriod({ from, to, time_zone: zone }: Review): string {
  const end = momentOf(to)
  return say`${sayTimeOf(from, zone)} to ${isMidnight(end, zone) ? sayDay(localDay(end - 1, zone)) : sayMoment(end, zone)}`
}

/** 2026-03-09T00:00:00Z as people read it in a zone: "9 Mar 2026", or "9 Mar 2026, 14:30". */
export const sayTimeOf = (time: string, zone: string): string => sayAt(momentOf(time), zone)
export const sayAt = (at: Micros, zone: string): string =>
  isMidnight(at, zone) ? sayDay(localDay(at, zone)) : sayMoment(at, zone)

const momentOf = (time: string): Micros => fromDate(new Date(time))
const isMidnight = (at: Micros, zone: string): boolean => localDay(at - MICROS.m, zone) !== localDay(at, zone)

/** "11 of 1,956" */
export const sayFailed = ({ tool_errors, tool_calls }: ReleaseOfReview): string =>
  say`${sayNumber(String(tool_errors))} of ${sayNumber(String(tool_calls))}`

/** "This is not what was signed or refused. Changed since: the note." */
export const sayAltered = (altered: string): string =>
  say`This is not what was signed or refused. Changed since: ${altered}.`

/** Why something changed, as far as anybody wrote it down. */
export const whyChanged = ({ why, note }: NonNullable<Review['changed']>[number]): string =>
  note === null ? say`Nobody wrote it down.` : (why ?? '')

const answerWords = { yes: say`yes`, no: say`no`, unknown: say`cannot be known` } as const

/** What became of a task that was done: the day, what was expected, what the figure says, and what was answered. */
export function sayTask(
  { due, first_due, owner_name, done_at, done, expected, figure }: TaskOfReview,
  { currency, time_zone: zone }: Review,
  answer: keyof typeof answerWords | undefined,
): string[] {
  const dues =
    first_due === due
      ? say`due ${sayTimeOf(due, zone)}`
      : say`due ${sayTimeOf(due, zone)}, at first ${sayTimeOf(first_due, zone)}`
  return [
    say`Done by ${owner_name} on ${sayTimeOf(done_at, zone)} (${dues}): ${done}`,
    ...(expected === null ? [] : [say`Expected: ${expected}`]),
    ...(figure === null ? [] : [sayFigureOfTask(figure, currency)]),
    answer === undefined
      ? say`Did it do what was expected? Not answered yet.`
      : say`Did it do what was expected? ${answerWords[answer]}.`,
  ]
}

function sayFigureOfTask(
  { words, target, unit, before, after }: NonNullable<TaskOfReview['figure']>,
  currency: string,
): string {
  const said = (one: Measured) => {
    const value = sayMeasured(one, unit, currency) ?? say`unknown`
    return one.interval ? say`${value} (very likely ${sayInterval(one, unit, currency)})` : value
  }
  return after === null
    ? say`${words} (promised ${target}): ${said(before.measured)} before it was done, ${tooSoon}`
    : say`${words} (promised ${target}): ${said(before.measured)} before it was done, ${said(after.measured)} since`
}
