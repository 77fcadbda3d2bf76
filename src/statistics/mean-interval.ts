import { ratioInterval } from './ratio-interval.ts'
import type { Interval } from './wilson.ts'

/** A sample as far as the interval of its mean needs it. */
export type Sample = {
  readonly n: number
  readonly mean: number
  /** The sample's variance (divided by n - 1) and its skewness (third central moment over the cubed deviation). */
  readonly variance: number
  readonly skewness: number
  /** All values, where they are few; an empty list where they are many. */
  readonly values: readonly number[]
}

/**
 * The 95 % interval of a mean, as skewed as the values are, which money needs. Undefined for fewer than 5 values or
 * values that do not vary. Assumes independent values.
 *
 * Few values: the bootstrap-t, as of days with one case each. Many: the expansion it approaches, from the moments alone
 * (P. Hall, The Bootstrap and Edgeworth Expansion, 2.6: the p-quantile of the studentised mean is
 * z - g (2 z^2 + 1) / (6 sqrt n), with g the skewness).
 */
export function meanInterval(sample: Sample): Interval | undefined {
  const { n, mean, variance, skewness, values } = sample
  if (values.length === n) {
    const cases = values.map((sum) => ({ sum, count: 1 }))
    return ratioInterval(cases, 0.95)
  }
  const error = Math.sqrt(variance / n)
  // Equal values added up by another order differ in the last of sixteen digits: that is no variation.
  if (n < 5 || !(error > 1e-12 * Math.abs(mean))) return undefined
  const z = 1.959963984540054
  const shift = (skewness * (2 * z * z + 1)) / (6 * Math.sqrt(n))
  return { low: mean + (shift - z) * error, high: mean + (shift + z) * error }
}
