import { dayLater, dayStart, daysOfWeek, localDay, weekOfDay } from '../../base/calendar.ts'
import { Exact } from '../../base/money.ts'
import { say, sayDay } from '../../base/say.ts'
import { askCases, type Range } from '../../evidence/runs/measures.ts'
import { type Typed, typedInWords } from '../../evidence/typed.ts'
import { inNumber, type MeasureContext, type Measured } from './measured.ts'

/**
 * What is told by the week is measured by weeks: the range is moved back by whole days, to the end of the last week that was over by its
 * end, so that a promise over seven days is about a week on any of its days.
 */
type Weeks = {
  /** Those that lie in it as a whole, the oldest first. */
  readonly whole: readonly string[]
  /** The one that begins before it and ends in it. */
  readonly partly: string | null
}

function weeksOf({ from, to }: Pick<Range, 'from' | 'to'>, zone: string): Weeks {
  const end = localDay(to, zone)
  const monday = mondayOf(weekOfDay(end))
  const first = dayLater(localDay(from, zone), daysFrom(end, monday))
  const whole: string[] = []
  for (let day = mondayOf(weekOfDay(dayLater(first, 6))); day < monday; day = dayLater(day, 7))
    whole.push(weekOfDay(day))
  const isCut = mondayOf(weekOfDay(first)) < first && first < monday
  return { whole, partly: isCut ? weekOfDay(first) : null }
}

const mondayOf = (week: string): string => daysOfWeek(week)?.[0] ?? ''
const daysFrom = (one: string, other: string): number => Math.round((Date.parse(other) - Date.parse(one)) / 86_400_000)

/**
 * The share of the work by the weeks whose eligible cases were counted: told by a line of the record, else typed by a person; undefined where
 * none was. What is typed is of all case types.
 */
export async function adoptionByWeeks(
  { evidence, workspace, zone, typed }: MeasureContext,
  range: Range,
  told: readonly { readonly period: string; readonly cases: number }[],
): Promise<{ readonly cases: number; readonly eligible: number; readonly of: string } | undefined> {
  const counted = weeksOf(range, zone).whole.flatMap((week) => {
    const line = told.find((one) => one.period === week)
    if (line) return [{ week, cases: line.cases, said: [] }]
    const said = range.case_type === undefined ? typed.get(week)?.eligible : undefined
    return said ? [{ week, cases: Number(said.value), said: [said] }] : []
  })
  const [first, last] = [counted[0], counted.at(-1)]
  if (!first || !last) return undefined
  const days = counted.flatMap(({ week }) => daysOfWeek(week) ?? [])
  const weeks = { from: dayStart(mondayOf(first.week), zone), to: dayStart(dayLater(mondayOf(last.week), 7), zone) }
  const eligible = counted.reduce((sum, one) => sum + one.cases, 0)
  return {
    cases: await askCases(evidence, workspace, { ...range, ...weeks }, { days, zone }),
    eligible,
    of: ofWeeks(
      inNumber(eligible, say`eligible cases`),
      counted.map((one) => one.week),
      counted.flatMap((one) => one.said),
      zone,
    ),
  }
}

/**
 * Incidents that people typed, of the weeks of a range; undefined where nobody typed any. A week that is missing is not one without
 * incidents: then the number is at least what is known of the others.
 */
export function incidentsByWeeks({ zone, typed }: MeasureContext, range: Range): Measured | undefined {
  const weeks = weeksOf(range, zone)
  const known = weeks.whole.flatMap((week) => typed.get(week)?.incidents ?? [])
  if (known.length === 0) return undefined
  const sum = known.reduce((total, one) => total + Number(one.value), 0)
  const of = ofWeeks(
    inNumber(sum, say`incidents`),
    known.map((one) => one.week),
    known,
    zone,
  )
  const unknown = lackingIn(weeks, (week) => typed.get(week)?.incidents, {
    missing: (monday) => say`nobody typed the incidents of the week of ${sayDay(monday)}`,
    partly: (monday) => say`the week of ${sayDay(monday)} had incidents and lies only partly in this time`,
  })
  return totalOf({ sum: String(sum), n: sum, of, unknown })
}

/** What incidents cost, as people typed it of the weeks of a range: likewise. What was typed in another currency is not known in this one. */
export function lossByWeeks({ zone, typed, currency }: MeasureContext, range: Range): Measured | undefined {
  const weeks = weeksOf(range, zone)
  const told = weeks.whole.flatMap((week) => typed.get(week)?.loss ?? [])
  const [last] = told.slice(-1)
  if (!last) return undefined
  const known = told.filter((one) => one.currency === currency)
  const sunday = sayDay(dayLater(mondayOf(last.week), 6))
  const span = told.length === 1 ? say`week up to ${sunday}` : say`weeks up to ${sunday}`
  const other = told.find((one) => one.currency !== currency)
  const unknown = other
    ? say`what was lost in the week of ${sayDay(mondayOf(other.week))} was typed in ${other.currency ?? ''}`
    : lackingIn(weeks, (week) => typed.get(week)?.loss, {
        missing: (monday) => say`nobody typed what was lost in the week of ${sayDay(monday)}`,
        partly: (monday) =>
          say`in the week of ${sayDay(monday)} something was lost, and it lies only partly in this time`,
      })
  return totalOf({
    sum: known.reduce((total, one) => total.plus(one.value), new Exact(0)).toFixed(),
    n: known.length,
    of: say`${span}, ${typedInWords(told, zone)}`,
    unknown,
  })
}

const totalOf = ({
  sum,
  n,
  of,
  unknown,
}: {
  sum: string
  n: number
  of: string
  unknown: string | undefined
}): Measured => {
  const measured = { interval: null, n, of, isTotal: true } as const
  return unknown === undefined ? { ...measured, value: sum } : { ...measured, value: null, atLeast: sum, unknown }
}

/** Why a sum of what was typed of each week is not that of the range. */
function lackingIn(
  { whole, partly }: Weeks,
  typed: (week: string) => Typed | undefined,
  words: Readonly<Record<'missing' | 'partly', (monday: string) => string>>,
): string | undefined {
  const missing = whole.find((week) => typed(week) === undefined)
  if (missing !== undefined) return words.missing(mondayOf(missing))
  if (partly === null) return undefined
  const cut = typed(partly)
  if (cut === undefined) return words.missing(mondayOf(partly))
  return Number(cut.value) === 0 ? undefined : words.partly(mondayOf(partly))
}

/** "eligible cases of 4 weeks up to 29 Mar 2026, typed by Maria Keller, the last on 30 Mar 2026" */
function ofWeeks(what: string, weeks: readonly string[], typed: readonly Typed[], zone: string): string {
  const last = weeks.at(-1) ?? ''
  const span =
    weeks.length === 1
      ? say`${what} of the week of ${sayDay(mondayOf(last))}`
      : say`${what} of ${weeks.length} weeks up to ${sayDay(dayLater(mondayOf(last), 6))}`
  return typed.length === 0 ? span : say`${span}, ${typedInWords(typed, zone)}`
}
