import { studentQuantile } from '../../statistics/distributions.ts'
import {
  blockDaysOf,
  type DriftDetector,
  forgetBefore,
  startDriftDetector,
  takeScore,
} from '../../statistics/drift-detector.ts'
import { type Cluster, ratioInterval, ratioOf } from '../../statistics/ratio-interval.ts'
import type { Interval } from '../../statistics/wilson.ts'

/** A day of the calendar (1970-01-01 is 0): how many cases there were, and of how many of them what they cost is known. */
export type CostDay = {
  readonly day: number
  readonly isWeekend: boolean
  readonly cases: number
  readonly priced: number
  readonly cost: number
}

/** What is watched apart: what a case costs, and how many cases there are. Both make a bill larger; fewer cases are told as well. */
export type CostKind = 'price' | 'more cases' | 'fewer cases'

/** What it was over so many days, and what it may have been by how they differ; no interval of fewer than three days, or of days that are alike. */
export type Level = {
  readonly value: number
  readonly days: number
  readonly low: number | null
  readonly high: number | null
}

export type CostSaid = {
  readonly kind: CostKind
  /** The day that was over when it was told, plus 1; and the first one that was off, as far as can be told. */
  readonly at: number
  readonly since: number
  /** The evidence, in years, and how much was needed. */
  readonly evidence: number
  readonly needed: number
  /** Per case of the price, per day of the cases. */
  readonly before: Level | null
  readonly after: Level | null
}

export type CostWatch = {
  readonly said: readonly CostSaid[]
  /** How many days are judged as one by now: more than 1 where neighbouring days resemble each other. */
  readonly blockDays: { readonly price: number; readonly volume: number }
}

type Watched = { readonly kind: CostKind; readonly detector: DriftDetector; readonly alarmsAYear: number; from: number }

/**
 * What would have been told of a history of costs, day by day: each day is held against the past of its kind (working days, weekends), with
 * no budget of money and no level to estimate. Days in their order; one that is not there says nothing. `alarmsAYear` is the budget of
 * false alarms for the price and for the volume each; both directions of the volume share theirs.
 */
export function watchCosts(days: readonly CostDay[], alarmsAYear: number): CostWatch {
  const watch = (kind: CostKind, seed: number, budget: number): Watched => ({
    ...{ kind, alarmsAYear: budget, from: Number.NEGATIVE_INFINITY },
    detector: startDriftDetector(days[0]?.day ?? 0, seed),
  })
  const price = watch('price', 1, alarmsAYear)
  const more = watch('more cases', 2, alarmsAYear / 2)
  const fewer = watch('fewer cases', 3, alarmsAYear / 2)
  const said = days.flatMap((today) => [price, more, fewer].flatMap((one) => takeDay(one, today, days) ?? []))
  return { said, blockDays: { price: blockDaysOf(price.detector), volume: blockDaysOf(more.detector) } }
}

function takeDay(watched: Watched, today: CostDay, days: readonly CostDay[]): CostSaid | undefined {
  const { kind, detector, alarmsAYear } = watched
  const score = scoreOf(kind, today)
  if (score === undefined) return undefined
  const reading = takeScore(detector, today.day, today.isWeekend ? 'weekend' : 'working', score, alarmsAYear)
  if (!reading.isAlarm) return undefined
  const since = Math.floor(reading.since)
  const [before, after] = levels(kind, days, { from: watched.from, since, to: today.day })
  // What it became is its past from here on: told once.
  forgetBefore(detector, since)
  watched.from = since
  return { kind, at: today.day + 1, since, evidence: reading.evidence, needed: 1 / alarmsAYear, before, after }
}

/** Up is what would be told of. In logarithms, as amounts and counts are skewed. */
function scoreOf(kind: CostKind, { cases, priced, cost }: CostDay): number | undefined {
  switch (kind) {
    case 'price':
      return priced > 0 && cost > 0 ? Math.log(cost / priced) : undefined
    case 'more cases':
      return Math.log(cases + 0.5)
    case 'fewer cases':
      return -Math.log(cases + 0.5)
  }
}

/** Before and since then; working days alone where there was no weekend since. */
function levels(
  kind: CostKind,
  days: readonly CostDay[],
  { from, since, to }: Record<'from' | 'since' | 'to', number>,
) {
  const after = days.filter(({ day }) => day >= since && day <= to)
  const kinds = new Set(after.map(({ isWeekend }) => isWeekend))
  const before = days.filter(({ day, isWeekend }) => day >= from && day < since && kinds.has(isWeekend))
  return [levelOf(kind, before), levelOf(kind, after)] as const
}

function levelOf(kind: CostKind, days: readonly CostDay[]): Level | null {
  const clusters = days.map(
    ({ cases, priced, cost }): Cluster => (kind === 'price' ? { sum: cost, count: priced } : { sum: cases, count: 1 }),
  )
  const count = clusters.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return null
  const value = clusters.reduce((sum, one) => sum + one.sum, 0) / count
  const interval = ratioInterval(clusters, 0.95) ?? fewDaysInterval(clusters)
  return { value, days: days.length, low: interval?.low ?? null, high: interval?.high ?? null }
}

/** Of three or four days the bootstrap has nothing to draw from: what is told within a week is large, and wide bounds do. */
function fewDaysInterval(clusters: readonly Cluster[]): Interval | undefined {
  const seen = ratioOf(clusters)
  const days = clusters.filter(({ count }) => count > 0).length
  if (!seen || days < 3 || days > 4 || !(seen.error > 1e-12 * seen.value)) return undefined
  const half = studentQuantile(0.975, days - 1) * seen.error
  return { low: Math.max(0, seen.value - half), high: seen.value + half }
}
