import { type DifferenceInterval, intervalOf, narrow, startDifferenceInterval } from './difference-interval.ts'
import { betAbove, betBelow, type Draw, draw, startWealth, type Wealth, wealthOf } from './difference-wealth.ts'

/**
 * A comparison of two versions that run side by side, run by run: roll the new one back, promote it, or keep waiting. It may be
 * looked at after every run without the chances of a wrong verdict growing.
 *
 * Assumes that each run was sent to its version at random, with a probability that was settled before the run, and that rows come
 * in the order in which their outcomes became known. The day may be hard or easy, the base rate may move and the probability may
 * ramp: all that cancels. It breaks where people or conditions choose the version, and where an outcome is told more often of
 * one version than of the other.
 */
export type Comparison = {
  readonly terms: Terms
  /** Runs and their bad outcomes so far, by version. A graded outcome counts as its grade. */
  readonly runs: { new: number; current: number }
  readonly bad: { new: number; current: number }
  /** The sum of the centred differences: over all runs, it estimates rate(new) - rate(current) without bias. */
  sum: number
  readonly worse: Wealth
  readonly notWorse: Wealth
  readonly better: Wealth
  readonly interval: DifferenceInterval
  /** The first day, the latest one, and on how many the new version ran, one of them on a weekend or not. */
  firstDay: number | null
  day: number | null
  days: number
  hasWeekend: boolean
  settled: Settled | null
}

/** What was agreed before the first run. */
export type Terms = {
  /** The chance of a wrong roll-back, and that of a wrong promotion. */
  readonly alpha: number
  /** By how much the rate of the new version may be higher and still be called not worse. */
  readonly margin: number
  /** How many guardrails are compared at once, of which any may roll back: each of them needs so many times the evidence. */
  readonly guardrails: number
  /** How many runs of the new version a promotion needs, and over how many days: `days` with a weekend's among them, or a `week`. */
  readonly runs: number
  readonly days: number
  readonly week: number
  /** After so many days without a verdict the current version is kept. */
  readonly lastDay: number
}

const USUAL: Terms = { alpha: 0.05, margin: 0.03, guardrails: 1, runs: 200, days: 3, week: 7, lastDay: 14 }

/** One run of the comparison. */
export type Row = {
  readonly arm: 'new' | 'current'
  /** 1: bad, 0: not; or a grade between them. */
  readonly bad: number
  /** The probability with which this run was to go to the new version: over 0 and under 1. */
  readonly probability: number
  /** Whole days since 1970-01-01, by the calendar of the workflow. */
  readonly day: number
}

type Settled = 'roll back' | 'promote' | 'better' | 'inconclusive'

export type Verdict = {
  readonly kind: 'wait' | Settled
  /** What a promotion waits for; empty where there is a verdict. */
  readonly waitsFor: readonly ('evidence' | 'runs' | 'days')[]
  /** Evidence (a wealth that starts as 1 and under its null hypothesis is expected to stay below) and what it has to reach. */
  readonly worse: Evidence
  readonly notWorse: Evidence
  readonly better: Evidence
  /** rate(new) - rate(current): the estimate, and between what it lies with a chance of 1 - 2 alpha, however often one looks. */
  readonly difference: number
  readonly interval: { readonly low: number; readonly high: number }
}

type Evidence = { readonly value: number; readonly threshold: number }

export const startComparison = (terms: Partial<Terms> = {}): Comparison => ({
  terms: { ...USUAL, ...terms },
  runs: { new: 0, current: 0 },
  bad: { new: 0, current: 0 },
  sum: 0,
  worse: startWealth(),
  notWorse: startWealth(),
  better: startWealth(),
  interval: startDifferenceInterval(),
  firstDay: null,
  day: null,
  days: 0,
  hasWeekend: false,
  settled: null,
})

/** Takes the next run into the comparison (which is changed) and tells the verdict after it. */
export function compare(comparison: Comparison, row: Row): Verdict {
  const { terms, runs, bad, worse, notWorse, better, interval } = comparison
  const drawn = drawOf(comparison, row)
  betAbove(worse, drawn, 0)
  betBelow(notWorse, drawn, terms.margin)
  betBelow(better, drawn, 0)
  narrow(interval, drawn, terms.alpha)
  comparison.sum += drawn.z
  runs[row.arm]++
  bad[row.arm] += row.bad
  keepDay(comparison, row)
  return judge(comparison, row.day)
}

/**
 * The verdict on a day, which is entered in the comparison. A roll-back and an end without a verdict are final. "Promote" and
 * "better" stand until a person acts on them: what comes later may still say better, or roll back, but does not take them back
 * otherwise.
 */
export function judge(comparison: Comparison, today: number): Verdict {
  const { terms, runs, days, hasWeekend, settled } = comparison
  const worse = { value: wealthOf(comparison.worse), threshold: terms.guardrails / terms.alpha }
  const notWorse = { value: wealthOf(comparison.notWorse), threshold: 1 / terms.alpha }
  const better = { value: wealthOf(comparison.better), threshold: 1 / terms.alpha }

  const waitsFor: Verdict['waitsFor'][number][] = []
  if (!isReached(notWorse) && !isReached(better)) waitsFor.push('evidence')
  if (runs.new < terms.runs) waitsFor.push('runs')
  if (days < terms.week && !(days >= terms.days && hasWeekend)) waitsFor.push('days')

  const isFinal = settled === 'roll back' || settled === 'inconclusive'
  const isOver = comparison.firstDay !== null && today - comparison.firstDay >= terms.lastDay
  if (!isFinal) {
    if (isReached(worse)) comparison.settled = 'roll back'
    else if (waitsFor.length === 0 && isReached(better)) comparison.settled = 'better'
    else if (waitsFor.length === 0) comparison.settled ??= 'promote'
    else if (isOver) comparison.settled ??= 'inconclusive'
  }

  const n = runs.new + runs.current
  return {
    kind: comparison.settled ?? 'wait',
    waitsFor: comparison.settled ? [] : waitsFor,
    worse,
    notWorse,
    better,
    difference: n === 0 ? 0 : Math.max(-1, Math.min(1, comparison.sum / n)),
    interval: intervalOf(comparison.interval),
  }
}

const isReached = ({ value, threshold }: Evidence): boolean => value >= threshold

/** The centred, inverse-probability weighted difference of one run, and what it could have been. */
function drawOf({ runs, bad }: Comparison, row: Row): Draw {
  // The rate so far in both arms, known before the outcome: nearly all of what the outcome has in common with its time. Started
  // with half a bad one in five, so that it is never 0 or 1.
  const m = (0.5 + bad.new + bad.current) / (5 + runs.new + runs.current)
  return draw(row.arm === 'new', row.bad, m, row.probability)
}

function keepDay(comparison: Comparison, { arm, day }: Row): void {
  comparison.firstDay ??= day
  if (arm !== 'new') return
  // 1970-01-01 was a Thursday: days 2 and 3 were the first weekend.
  if ([2, 3].includes(((day % 7) + 7) % 7)) comparison.hasWeekend = true
  if (comparison.day === null || day > comparison.day) {
    comparison.days++
    comparison.day = day
  }
}
