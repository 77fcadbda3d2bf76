import { quantile } from './quantile.ts'
import { createRandom } from './random.ts'
import type { Interval } from './wilson.ts'

/** What happened on a day, or anything else whose cases share a cause: the sum of a quantity, and over how many cases. */
export type Cluster = { readonly sum: number; readonly count: number }

/**
 * The mean of a quantity per case, m = sum of sums / sum of counts, and its standard error from how days differ:
 * sqrt(D / (D - 1) * sum of (sum - m * count)^2) / sum of counts, over the D days with cases. Cases of a day share a cause: not
 * how many they are tells how sure the mean is, but of how many days. Undefined for fewer than two days.
 * Source: W. Cochran, Sampling Techniques, 6.3.
 */
export function ratioOf(days: readonly Cluster[]): { readonly value: number; readonly error: number } | undefined {
  const used = days.filter(({ count }) => count > 0)
  if (used.length < 2) return undefined
  const cases = used.reduce((total, { count }) => total + count, 0)
  const value = used.reduce((total, { sum }) => total + sum, 0) / cases
  const squares = used.reduce((total, { sum, count }) => total + (sum - value * count) ** 2, 0)
  return { value, error: Math.sqrt((used.length / (used.length - 1)) * squares) / cases }
}

const RESAMPLES = 400

/**
 * The interval of that mean that holds the true one with this probability, as skewed as the days are, which money and
 * rework need: of nominal 90 % intervals of 14 days 89 % hold, of normal ones 81 %. Undefined for fewer than 5 days, or
 * days that do not differ. Assumes independent days: too narrow where one bad day brings the next.
 *
 * The bootstrap-t (B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 12.5) over whole days. Deterministic: the same
 * days give the same interval.
 */
export function ratioInterval(days: readonly Cluster[], probability: number): Interval | undefined {
  const used = days.filter(({ count }) => count > 0)
  const seen = ratioOf(used)
  // Equal values added up by another order differ in the last of sixteen digits: that is no variation.
  if (!seen || used.length < 5 || !(seen.error > 1e-12 * Math.abs(seen.value))) return undefined
  const random = createRandom(1)
  const studentised: number[] = []
  for (let i = 0; i < RESAMPLES; i++) {
    const drawn = ratioOf(used.map(() => random.pick(used)))
    // A resample of one day over and over has no error to speak of.
    if (drawn && drawn.error > 1e-9 * seen.error) studentised.push((drawn.value - seen.value) / drawn.error)
  }
  studentised.sort((a, b) => a - b)
  const at = (p: number) => quantile(studentised, p) ?? 0
  const tail = (1 - probability) / 2
  return { low: seen.value - at(1 - tail) * seen.error, high: seen.value - at(tail) * seen.error }
}
