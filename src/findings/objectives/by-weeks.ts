import { dayLater, dayStart, daysOfWeek, localDay, weekOfDay } from '../../base/calendar.ts'
import { say, sayDay } from '../../base/say.ts'
import { askCases, type Range } from '../../evidence/runs/measures.ts'
import { type Typed, typedInWords } from '../../evidence/typed.ts'
import type { MeasureContext, Measured } from './measured.ts'

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
  return {
    cases: await askCases(evidence, workspace, { ...range, ...weeks }, { days, zone }),
    eligible: counted.reduce((sum, one) => sum + one.cases, 0),
    of: ofWeeks(
      say`eligible cases`,
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
  const { whole, partly } = weeksOf(range, zone)
  const known = whole.flatMap((week) => typed.get(week)?.incidents ?? [])
  if (known.length === 0) return undefined
  const sum = known.reduce((total, one) => total + Number(one.value), 0)
  const of = ofWeeks(
    say`incidents`,
    known.map((one) => one.week),
    known,
    zone,
  )
  const measured = { interval: null, n: sum, of, isTotal: true } as const
  const missing = whole.find((week) => typed.get(week)?.incidents === undefined)
  const cut = partly === null ? undefined : typed.get(partly)?.incidents
  const unknown =
    missing !== undefined
      ? say`nobody typed the incidents of the week of ${sayDay(mondayOf(missing))}`
      : partly !== null && cut === undefined
        ? say`nobody typed the incidents of the week of ${sayDay(mondayOf(partly))}`
        : partly !== null && cut?.value !== '0'
          ? say`the week of ${sayDay(mondayOf(partly))} had incidents and lies only partly in this time`
          : undefined
  if (unknown !== undefined) return { ...measured, value: null, atLeast: String(sum), unknown }
  return { ...measured, value: String(sum) }
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
