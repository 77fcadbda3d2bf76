import { dayCorrelation } from '../../statistics/daily-rate-detector.ts'
import { studentQuantile } from '../../statistics/distributions.ts'
import { type DriftDetector, forgetBefore, startDriftDetector, takeScore } from '../../statistics/drift-detector.ts'
import { type Cluster, ratioInterval, ratioOf } from '../../statistics/ratio-interval.ts'
import type { Interval } from '../../statistics/wilson.ts'

/** A day of the calendar (1970-01-01 is 0): the sum of a quantity, and over how many. */
export type LevelDay = Cluster & { readonly day: number; readonly isWeekend: boolean }

/** What it was over so many days, and what it may have been by how they differ; no interval of fewer than three days, or of days that are alike. */
export type Level = {
  readonly value: number
  readonly days: number
  readonly low: number | null
  readonly high: number | null
}

export type LevelSaid = {
  /** It is as it was before again. */
  readonly isOver: boolean
  /** The day that was over when it was told, plus 1; and the first one that was off, as far as can be told. */
  readonly at: number
  readonly since: number
  /** The evidence, in years, and how much was needed; null of what is over. */
  readonly evidence: number | null
  readonly needed: number | null
  readonly before: Level | null
  readonly after: Level | null
}

/** A figure of days that is held against its own past: a few hundred numbers, which can be written down and read again. */
export type Figure = {
  readonly detector: DriftDetector
  /** The first day of what it is held against: what was told before is its past. */
  from: number | null
  /** What is told and not over. */
  told: LevelSaid | null
}

/** How far up a day is, up being what would be told, where those before it are known; undefined of a day that says nothing. */
export type Score = (day: LevelDay, before: readonly LevelDay[]) => number | undefined

/** As many days tell how it is now. */
const LATEST_DAYS = 7

/** `at` in days: nothing is staked on what was before. */
export const startFigure = (at: number, seed: number): Figure => ({
  detector: startDriftDetector(at, seed),
  from: null,
  told: null,
})

/** The mean, in logarithms: amounts are skewed, and what makes them larger makes them so many times as large. */
export const meanScore: Score = ({ sum, count }) => (count > 0 && sum > 0 ? Math.log(sum / count) : undefined)

/** A share of which less is worse: how far it lies below that of the days before, in standard deviations of a day of its size. */
export const shareScore: Score = ({ sum, count }, before) => {
  const missed = missedOf(before)
  return count > 0 && missed !== undefined ? (1 - sum / count - missed) / deviationOf(before, count) : undefined
}

/** How much of all of it was missed, a little more than none and less than all; undefined where there was none. */
export function missedOf(days: readonly LevelDay[]): number | undefined {
  const count = days.reduce((sum, one) => sum + one.count, 0)
  return count === 0 ? undefined : (days.reduce((sum, one) => sum + one.count - one.sum, 0) + 0.5) / (count + 1)
}

/** By how much the share of a day of some size differs from that of others, by chance and because days do. */
export function deviationOf(days: readonly LevelDay[], count: number): number {
  const missed = missedOf(days) ?? 0.5
  const correlation = dayCorrelation(days.map((one) => ({ bad: one.count - one.sum, n: one.count })))
  return Math.sqrt(missed * (1 - missed) * (1 / count + correlation))
}

/**
 * Takes the last of these days, which is over, and tells whether it is not like those before it, or like them again: each is held against the
 * past of its kind (working days, weekends), with no line and no level to estimate. Days in their order; one that is not there says nothing.
 */
export function takeLevelDay(
  figure: Figure,
  days: readonly LevelDay[],
  score: Score,
  alarmsAYear: number,
): LevelSaid[] {
  return [...likeBefore(figure, days, score), ...unlikeBefore(figure, days, score, alarmsAYear)]
}

function unlikeBefore(figure: Figure, days: readonly LevelDay[], score: Score, alarmsAYear: number): LevelSaid[] {
  const { detector } = figure
  const today = days.at(-1)
  const scored = today && score(today, days.slice(0, -1))
  if (today === undefined || scored === undefined) return []
  const reading = takeScore(detector, today.day, today.isWeekend ? 'weekend' : 'working', scored, alarmsAYear)
  if (!reading.isAlarm) return []
  const since = Math.floor(reading.since)
  const [before, after] = levels(days, { from: figure.from ?? Number.NEGATIVE_INFINITY, since, to: today.day })
  // What it became is its past from here on: told once.
  forgetBefore(detector, since)
  figure.from = since
  figure.told = {
    ...{ isOver: false, at: today.day + 1, since, before, after },
    ...{ evidence: reading.evidence, needed: 1 / alarmsAYear },
  }
  return [figure.told]
}

/**
 * It is over when the latest days together lie nearer to how it was before than to what it became: by all days since, as those that made it
 * certain enough to tell looked further off than it is.
 */
function likeBefore(figure: Figure, days: readonly LevelDay[], score: Score): LevelSaid[] {
  const { told } = figure
  if (!told?.before || !told.after) return []
  const since = days.filter(({ day }) => day >= told.since && day < told.at)
  const isWorkingOnly = since.every(({ isWeekend }) => !isWeekend)
  const latest = days
    .filter((one) => one.day >= told.at && !(isWorkingOnly && one.isWeekend) && score(one, days) !== undefined)
    .slice(-LATEST_DAYS)
  const now = latest.length < LATEST_DAYS ? null : levelOf(latest)
  const [first, last] = [latest[0], latest.at(-1)]
  if (!now || !first || !last) return []
  const [, became] = levels(days, { from: told.since, since: told.since, to: first.day - 1 })
  // As amounts and counts are compared: by how many times.
  const far = (level: Level) => Math.abs(Math.log((now.value + 1e-9) / (level.value + 1e-9)))
  if (far(told.before) > far(became ?? told.after)) return []
  figure.told = null
  const over = { isOver: true, at: last.day + 1, since: first.day, before: told.after, after: now }
  return [{ ...over, evidence: null, needed: null }]
}

/** Before and since then; working days alone where there was no weekend since. */
function levels(days: readonly LevelDay[], { from, since, to }: Record<'from' | 'since' | 'to', number>) {
  const after = days.filter(({ day }) => day >= since && day <= to)
  const ofKinds = new Set(after.map(({ isWeekend }) => isWeekend))
  const before = days.filter(({ day, isWeekend }) => day >= from && day < since && ofKinds.has(isWeekend))
  return [levelOf(before), levelOf(after)] as const
}

/** What the days together came to. */
export function levelOf(days: readonly LevelDay[]): Level | null {
  const count = days.reduce((sum, one) => sum + one.count, 0)
  if (count === 0) return null
  const value = days.reduce((sum, one) => sum + one.sum, 0) / count
  const interval = ratioInterval(days, 0.95) ?? fewDaysInterval(days)
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

/** What holds the days of a promise against those before them, as it is counted. */
export type LevelWatch = {
  readonly figure: Figure
  /** The days that are over, the latest last: by them is told how much. At most so many as are kept. */
  readonly days: LevelDay[]
  /** The day that is not over yet. */
  today: LevelDay | null
  /** Days too thin to be compared with others, until they are enough together. */
  thin: Cluster | null
}

/** Fewer make no day that can be held against others. */
const LEAST = 10
const KEPT_DAYS = 400

export const startLevelWatch = (at: number, seed: number): LevelWatch => ({
  figure: startFigure(at, seed),
  days: [],
  today: null,
  thin: null,
})

/** Takes what was counted next, of a day that is none before the last, and says what follows from the days that are over with it. */
export function takeAmount(
  watch: LevelWatch,
  counted: LevelDay,
  alarmsAYear: number,
  score: Score = meanScore,
): LevelSaid[] {
  const said = watch.today && counted.day > watch.today.day ? endLevelDay(watch, alarmsAYear, score) : []
  // What became known late is of the day on which it did: days come in order.
  watch.today = watch.today ? { ...watch.today, ...together(watch.today, counted) } : counted
  return said
}

/** The day is over: called by what is counted next of another, and where nothing more will come. */
export function endLevelDay(watch: LevelWatch, alarmsAYear: number, score: Score = meanScore): LevelSaid[] {
  const { today, thin, days } = watch
  if (!today) return []
  const day = thin ? { ...today, ...together(thin, today) } : today
  watch.today = null
  watch.thin = day.count < LEAST ? { sum: day.sum, count: day.count } : null
  if (watch.thin) return []
  days.push(day)
  if (days.length > KEPT_DAYS) days.shift()
  return takeLevelDay(watch.figure, days, score, alarmsAYear)
}

const together = (a: Cluster, b: Cluster): Cluster => ({ sum: a.sum + b.sum, count: a.count + b.count })
