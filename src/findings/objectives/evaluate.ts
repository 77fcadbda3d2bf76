import { localDay, startOfDay } from '../../base/calendar.ts'
import { Exact } from '../../base/money.ts'
import { say } from '../../base/say.ts'
import { floorHour, MICROS, type Micros } from '../../base/time.ts'
import type { Behind } from '../../evidence/runs/behind.ts'
import type { TypedWeeks } from '../../evidence/typed.ts'
import { type Condition, conditionOf } from '../../plan/condition.ts'
import { conditionInWords, durationInWords } from '../../plan/condition-words.ts'
import { type Duration, shift } from '../../plan/duration.ts'
import { type Dimension, isTotal, type MeasureName, measures } from '../../plan/measures.ts'
import type { Objective } from '../../plan/objective.ts'
import type { Plan } from '../../plan/plan.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { measureBehind } from './behind.ts'
import { judge, type Verdict } from './judge.ts'
import { measure } from './measure.ts'
import type { MeasureContext, Measured } from './measured.ts'

/** An objective held against the evidence of its window. */
export type Evaluated = {
  readonly workflow: string
  readonly name: string
  readonly objective: Objective
  readonly measure: MeasureName
  readonly dimension: Dimension
  readonly target: string
  readonly window: string
  readonly from: Micros
  readonly to: Micros
  readonly measured: Measured
  readonly verdict: Verdict
  readonly behind: Behind
}

/** Every objective of a workflow over its window, which ends at `asOf` (at the last full hour). */
export async function evaluateObjectives(
  evidence: Evidence,
  workspace: string,
  plan: Plan,
  workflow: string,
  typed: TypedWeeks,
  asOf: Micros,
): Promise<Evaluated[]> {
  const objectives = Object.entries(plan.workflows[workflow]?.objectives ?? {})
  const context = { evidence, workspace, zone: plan.time_zone, currency: plan.currency, typed }
  const evaluating = objectives.map(async ([name, objective]): Promise<Evaluated> => {
    const range = { workflow, ...windowEndingAt(asOf, windowOf(objective), plan.time_zone) }
    const { measured, verdict } = await askObjective(context, objective, range)
    const { case_type, route } = objective
    return {
      workflow,
      name,
      objective,
      measure: objective.measure,
      dimension: measures[objective.measure].dimension,
      ...termsInWords(objective),
      from: range.from,
      to: range.to,
      measured,
      verdict,
      behind: measureBehind(objective.measure, { ...range, case_type, route }),
    }
  })
  return await Promise.all(evaluating)
}

/** What is promised, and over which time, as people read it. */
export function termsInWords(objective: Objective): { target: string; window: string } {
  const condition = conditionOf(objective.target)
  const per = isNamed(condition.per, objective.measure) ? null : condition.per
  return {
    target: conditionInWords({ ...condition, per }),
    window: durationInWords(windowOf(objective)),
  }
}

/** "Cost per case" says already that it is per case, and so does that of an accepted one. */
const isNamed = (per: Condition['per'], name: MeasureName): boolean =>
  name === `cost_per_${per}` || (per === 'case' && name === 'cost_per_accepted')

/** Thirty days, where a promise names none. */
export const windowOf = ({ target }: Objective): Duration => conditionOf(target).window ?? { count: 30, unit: 'd' }

type Judged = Pick<Evaluated, 'measured' | 'verdict'>

/** One promise held against the evidence of a range. */
export async function askObjective(
  context: MeasureContext,
  objective: Objective,
  range: { workflow: string; from: Micros; to: Micros; release?: string | null; integration?: string },
): Promise<Judged> {
  const { measure: name, case_type, route } = objective
  const condition = conditionOf(objective.target)
  const what = { measure: name, aggregate: condition.aggregate, per: condition.per }
  const value = await measure(context, what, { ...range, case_type, route })
  const window = windowOf(objective)
  const days = daysIn(window, range.from, range.to, context.zone)
  const measured = perPeriod(value, condition.per, name, window, days)
  return { measured, verdict: judge(condition, measured, objective.min_sample) }
}

/** "18% does not meet >= 60% (50 judged runs)." */
export const objectiveInWords = ({ measured, verdict }: Judged): { said: string; answer: Record<string, unknown> } => ({
  said: say`${verdict.reason} (${measured.n} ${measured.of}).`,
  answer: { ...measured },
})

/** Windows are whole days where both ends begin one, and else whole hours, because figures are. */
export function windowEndingAt(asOf: Micros, window: Duration, zone: string): { from: Micros; to: Micros } {
  const beginsDay = (moment: Micros) => startOfDay(moment, zone) === moment
  const to = beginsDay(asOf) ? asOf : floorHour(asOf)
  const from = shift(to, window, -1, zone)
  return beginsDay(from) && beginsDay(to) ? { from, to } : { from: floorHour(from), to: floorHour(to) }
}

/** How many days a window holds: a day on which clocks change is one day, though it has 23 or 25 hours. */
export function daysIn({ count, unit }: Duration, from: Micros, to: Micros, zone: string): number {
  if (unit === 'h') return count / 24
  if (unit === 'd') return count
  if (unit === 'w') return 7 * count
  return Math.round((Date.parse(localDay(to, zone)) - Date.parse(localDay(from, zone))) / (MICROS.d / MICROS.ms))
}

/** A total stated per day, week or month is divided by how many of them the window holds. */
function perPeriod(
  measured: Measured,
  per: Condition['per'],
  name: MeasureName,
  window: Duration,
  days: number,
): Measured {
  if (!isTotal(name)) return measured
  const months = window.unit === 'month' ? window.count : window.unit === 'year' ? 12 * window.count : undefined
  const periods = {
    day: () => new Exact(days),
    week: () => new Exact(days).div(7),
    month: () => (months === undefined ? new Exact(days).div('30.4375') : new Exact(months)),
    case: () => new Exact(1),
    run: () => new Exact(1),
  }[per ?? 'run']()
  const scale = (value: string) => new Exact(value).div(periods).toDecimalPlaces(12).toFixed()
  return {
    ...measured,
    value: measured.value === null ? null : scale(measured.value),
    ...(measured.atLeast === undefined ? {} : { atLeast: scale(measured.atLeast) }),
  }
}
