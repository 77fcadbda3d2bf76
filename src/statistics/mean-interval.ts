import type { Interval } from './wilson.ts'

/**
 * The 95 % interval of a mean by the bootstrap-t: the data decide how skewed the interval is, which money needs.
 * Values in any unit; undefined for fewer than 5 values or values that do not vary. Deterministic: the same values and
 * seed give the same interval. Assumes independent values. Source: B. Efron, R. Tibshirani, An Introduction to the Bootstrap, 12.5.
 */
export function meanInterval(values: readonly number[], seed = 1, resamples = 400): Interval | undefined {
  const n = values.length
  if (n < 5) return undefined
  const { mean, error } = moments(values)
  if (error === 0) return undefined
  const random = mulberry32(seed)
  const studentised: number[] = []
  const sample = new Array<number>(n)
  for (let i = 0; i < resamples; i++) {
    for (let j = 0; j < n; j++) sample[j] = values[Math.floor(random() * n)] ?? 0
    const drawn = moments(sample)
    if (drawn.error > 0) studentised.push((drawn.mean - mean) / drawn.error)
  }
  studentised.sort((a, b) => a - b)
  const at = (p: number) => studentised[Math.min(studentised.length - 1, Math.floor(p * studentised.length))] ?? 0
  return { low: mean - at(0.975) * error, high: mean - at(0.025) * error }
}

function moments(values: readonly number[]): { mean: number; error: number } {
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
