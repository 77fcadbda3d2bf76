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
  /** It is as it was before again. */
  readonly isOver: boolean
  /** The day that was over when it was told, plus 1; and the first one that was off, as far as can be told. */
  readonly at: number
  readonly since: number
  /** The evidence, in years, and how much was needed; null of what is over. */
  readonly evidence: number | null
  readonly needed: number | null
  /** Per case of the price, per day of the cases. */
  readonly before: Level | null
  readonly after: Level | null
}

/** One of the figures that are watched: a few hundred numbers, which can be written down and read again. */
type Figure = {
  readonly detector: DriftDetector
  /** The first day of what it is held against: what was told before is its past. */
  from: number | null
  /** What is told and not over. */
  told: CostSaid | null
}

/** What holds the days of a workflow against those before them. */
export type CostWatch = {
  /** The days that are over, the latest last: by them is told how much. At most so many as are kept. */
  readonly days: CostDay[]
  readonly figures: Readonly<Record<CostKind, Figure>>
}

const KEPT_DAYS = 400
/** As many days tell how it is now. */
const LATEST_DAYS = 7
const kinds: readonly CostKind[] = ['price', 'more cases', 'fewer cases']

/** `at` in days: nothing is staked on what was before. */
export function startCostWatch(at: number): CostWatch {
  const figure = (seed: number): Figure => ({ detector: startDriftDetector(at, seed), from: null, told: null })
  return { days: [], figures: { price: figure(1), 'more cases': figure(2), 'fewer cases': figure(3) } }
}

/**
 * Takes the next day that is over and tells what is not like the days before it: each day is held against the past of its kind (working days, weekends), with
 * no budget of money and no level to estimate. Days in their order; one that is not there says nothing. `alarmsAYear` is the budget of
 * false alarms for the price and for the volume each; both directions of the volume share theirs.
 */
export function takeCostDay({ days, figures }: CostWatch, today: CostDay, alarmsAYear: number): CostSaid[] {
  days.push(today)
  if (days.length > KEPT_DAYS) days.shift()
  return kinds.flatMap((kind) => {
    const budget = kind === 'price' ? alarmsAYear : alarmsAYear / 2
    return [...likeBefore(figures[kind], kind, days), ...takeDay(figures[kind], kind, today, days, budget)]
  })
}

/** What is told and not over. */
export const openCosts = ({ figures }: CostWatch): CostSaid[] => kinds.flatMap((kind) => figures[kind].told ?? [])

/** A person says that it is over: what it became is as it shall be. */
export function closeCost({ figures }: CostWatch, kind: CostKind): void {
  figures[kind].told = null
}

/** How many days are judged as one by now: more than 1 where neighbouring days resemble each other. */
export const costBlockDays = ({ figures }: CostWatch): { readonly price: number; readonly volume: number } => ({
  price: blockDaysOf(figures.price.detector),
  volume: blockDaysOf(figures['more cases'].detector),
})

function takeDay(
  figure: Figure,
  kind: CostKind,
  today: CostDay,
  days: readonly CostDay[],
  alarmsAYear: number,
): CostSaid[] {
  const { detector } = figure
  const score = scoreOf(kind, today)
  if (score === undefined) return []
  const reading = takeScore(detector, today.day, today.isWeekend ? 'weekend' : 'working', score, alarmsAYear)
  if (!reading.isAlarm) return []
  const since = Math.floor(reading.since)
  const [before, after] = levels(kind, days, { from: figure.from ?? Number.NEGATIVE_INFINITY, since, to: today.day })
  // What it became is its past from here on: told once.
  forgetBefore(detector, since)
  figure.from = since
  const told = {
    ...{ kind, isOver: false, at: today.day + 1, since, before, after },
    ...{ evidence: reading.evidence, needed: 1 / alarmsAYear },
  }
  figure.told = told
  return [told]
}

/** It is over when the latest days together lie nearer to how it was before than to what it became. */
function likeBefore(figure: Figure, kind: CostKind, days: readonly CostDay[]): CostSaid[] {
  const { told } = figure
  if (!told?.before || !told.after) return []
  const since = days.filter(({ day }) => day >= told.since && day < told.at)
  const isWorkingOnly = since.every(({ isWeekend }) => !isWeekend)
  const latest = days
    .filter((one) => one.day >= told.at && !(isWorkingOnly && one.isWeekend) && scoreOf(kind, one) !== undefined)
    .slice(-LATEST_DAYS)
  const now = latest.length < LATEST_DAYS ? null : levelOf(kind, latest)
  const [first, last] = [latest[0], latest.at(-1)]
  if (!now || !first || !last) return []
  // As amounts and counts are compared: by how many times.
  const far = (level: Level) => Math.abs(Math.log((now.value + 1e-9) / (level.value + 1e-9)))
  if (far(told.before) > far(told.after)) return []
  figure.told = null
  const over = { kind, isOver: true, at: last.day + 1, since: first.day, before: told.after, after: now }
  return [{ ...over, evidence: null, needed: null }]
}

/** The same of a history of days that is there as a whole. */
export function watchCosts(
  days: readonly CostDay[],
  alarmsAYear: number,
): { readonly said: readonly CostSaid[]; readonly watch: CostWatch } {
  const watch = startCostWatch(days[0]?.day ?? 0)
  return { said: days.flatMap((today) => takeCostDay(watch, today, alarmsAYear)), watch }
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
  const ofKinds = new Set(after.map(({ isWeekend }) => isWeekend))
  const before = days.filter(({ day, isWeekend }) => day >= from && day < since && ofKinds.has(isWeekend))
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
