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
 * Few values: the bootstrap-t (B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 12.5). Many: the expansion it
 * approaches, from the moments alone (P. Hall, The Bootstrap and Edgeworth Expansion, 2.6: the p-quantile of the
 * studentised mean is z - g (2 z^2 + 1) / (6 sqrt n), with g the skewness).
 */
export function meanInterval(sample: Sample): Interval | undefined {
  const { n, mean, variance, skewness, values } = sample
  const error = Math.sqrt(variance / n)
  // Equal values added up by another order differ in the last of sixteen digits: that is no variation.
  if (n < 5 || !(error > 1e-12 * Math.abs(mean))) return undefined
  const z = 1.959963984540054
  const shift = (skewness * (2 * z * z + 1)) / (6 * Math.sqrt(n))
  const [low, high] = values.length === n ? bootstrapT(values) : [-z - shift, z - shift]
  return { low: mean - high * error, high: mean - low * error }
}

/** The studentised means of resamples, at 2.5 and 97.5 %. Deterministic: the same values give the same interval. */
function bootstrapT(values: readonly number[], resamples = 400): [number, number] {
  const n = values.length
  const { mean } = momentsOf(values)
  const random = mulberry32(1)
  const studentised: number[] = []
  const sample = new Array<number>(n)
  for (let i = 0; i < resamples; i++) {
    for (let j = 0; j < n; j++) sample[j] = values[Math.floor(random() * n)] ?? 0
    const drawn = momentsOf(sample)
    if (drawn.error > 0) studentised.push((drawn.mean - mean) / drawn.error)
  }
  studentised.sort((a, b) => a - b)
  const at = (p: number) => studentised[Math.min(studentised.length - 1, Math.floor(p * studentised.length))] ?? 0
  return [at(0.025), at(0.975)]
}

function momentsOf(values: readonly number[]): { mean: number; error: number } {
  const n = values.length
  const mean = values.reduce((sum, value) => sum + value, 0) / n
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1)
  return { mean, error: Math.sqrt(variance / n) }
}

/** A small seeded generator (T. Ettinger, mulberry32, public domain): resampling must be repeatable, not unpredictable. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}
