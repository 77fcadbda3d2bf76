import { dayLater, dayStart, localDay, startOfDay } from '../../base/calendar.ts'
import type { Micros } from '../../base/time.ts'
import type { Behind } from '../../evidence/runs/behind.ts'
import { askFigures } from '../../evidence/runs/figures.ts'
import { conditionOf, conditionToText } from '../../plan/condition.ts'
import type { Objective } from '../../plan/objective.ts'
import { measureBehind } from './behind.ts'
import { askObjective } from './evaluate.ts'
import { MIN_SAMPLE } from './judge.ts'
import { isShare, shareOf } from './measure.ts'
import type { MeasureContext, Measured } from './measured.ts'

/** A day, or a week of seven, with what a promise's measure came to in it. */
export type Span = {
  readonly from: string
  /** The day after its last. */
  readonly to: string
  readonly measured: Measured
  readonly behind: Behind
}

export type OverTime = { readonly by: 'day' | 'week'; readonly spans: readonly Span[] }

const WEEKS = 13
/** In days. */
export const QUARTER = 7 * WEEKS

/**
 * A promise's measure in the last quarter: by the day where days have enough to say something, and else by weeks that end with the last
 * whole day. What came before its first is left out.
 */
export async function askOverTime(
  context: MeasureContext,
  objective: Objective,
  asked: { readonly workflow: string; readonly asOf: Micros; readonly isNow: boolean },
): Promise<OverTime> {
  const { zone } = context
  // A day that has begun is shown by what came of it so far; looked at as of a moment that is over, days are whole.
  const today = localDay(asked.asOf, zone)
  const end = asked.isNow && startOfDay(asked.asOf, zone) !== asked.asOf ? dayLater(today, 1) : today
  const days = await askDays(context, objective, asked.workflow, end)
  if (days) return { by: 'day', spans: days }
  const weeks = Array.from({ length: WEEKS }, (_, back) => dayLater(today, -7 * (WEEKS - back)))
  const spans = await Promise.all(weeks.map((from) => askWeek(context, objective, asked.workflow, from)))
  return { by: 'week', spans: fromFirst(spans) }
}

/** Undefined where figures do not tell it, or most days have too few. */
async function askDays(
  { evidence, workspace, zone }: MeasureContext,
  { measure: name, case_type, route }: Objective,
  workflow: string,
  end: string,
): Promise<Span[] | undefined> {
  if (!isShare(name)) return undefined
  const first = dayLater(end, -QUARTER)
  const range = { workflow, case_type, route, from: dayStart(first, zone), to: dayStart(end, zone) }
  const rows = await askFigures(evidence, workspace, zone, { ...range, by: 'day' })
  const byDay = new Map(rows.map((row) => [row.group, shareOf(name, row)]))
  const known = [...byDay.values()].filter(({ n }) => n > 0)
  if (known.filter(({ n }) => n >= MIN_SAMPLE).length <= known.length / 2) return undefined
  const days = Array.from({ length: QUARTER }, (_, place) => dayLater(first, place))
  return fromFirst(
    days.map((from) => {
      const to = dayLater(from, 1)
      const ofDay = { workflow, case_type, route, from: dayStart(from, zone), to: dayStart(to, zone) }
      const behind = measureBehind(name, ofDay)
      return { from, to, measured: byDay.get(from) ?? nothing, behind }
    }),
  )
}

const nothing: Measured = { value: null, interval: null, n: 0, of: '' }

async function askWeek(context: MeasureContext, objective: Objective, workflow: string, from: string): Promise<Span> {
  const to = dayLater(from, 7)
  const range = { workflow, from: dayStart(from, context.zone), to: dayStart(to, context.zone) }
  // A total that is promised per day or month is told so of each week.
  const window = { count: 7, unit: 'd' } as const
  const ofWeek = { ...objective, target: conditionToText({ ...conditionOf(objective.target), window }) }
  const { measured } = await askObjective(context, ofWeek, range)
  const { case_type, route } = objective
  return { from, to, measured, behind: measureBehind(objective.measure, { ...range, case_type, route }) }
}

const fromFirst = (spans: readonly Span[]): Span[] => {
  const first = spans.findIndex(({ measured }) => measured.n > 0 || measured.value !== null)
  return first < 0 ? [] : spans.slice(first)
}
