/**
 * A percentile sketch: counts of positive values in bins whose edges grow by a constant factor, so that every quantile is known
 * within 1 % of itself, whatever the distribution, and sketches of hours, releases or tenants can be added up.
 * Source: C. Masson, J. Rim, H. Lee, DDSketch: a fast and fully-mergeable quantile sketch with relative-error guarantees (VLDB 2019).
 */

/** How far an estimate may lie from the value, relatively. */
const ACCURACY = 0.01
const GAMMA = (1 + ACCURACY) / (1 - ACCURACY)
const LOG_GAMMA = Math.log(GAMMA)
/** Below it a value counts as zero. */
const LEAST = 1e-9
/** The largest value is at most 6e17 times the least that keeps its accuracy: more than a nanosecond to a decade. */
const MOST_BINS = 2048

/** The state as it is stored: whole numbers only. */
export type Sketch = {
  /** How many values were below 1e-9. */
  zeros: number
  /** Which bin counts[0] is; bin i holds values above GAMMA^(i - 1) and up to GAMMA^i. */
  first: number
  /** Neighbouring bins, at most 2,048. Where values spread wider, the lowest bin holds everything below it, too. */
  counts: number[]
}

export const createSketch = (): Sketch => ({ zeros: 0, first: 0, counts: [] })

/**
 * Counts a value, `times` times, in a sketch that the caller owns.
 * A value must be finite and not negative: what may be either side of zero (a net value) has no relative error, and is refused.
 */
export function addToSketch(sketch: Sketch, value: number, times = 1): void {
  if (!(value >= 0 && value < Number.POSITIVE_INFINITY))
    throw new RangeError(`a percentile sketch counts finite values from 0 up, and ${value} is none`)
  if (value < LEAST) sketch.zeros += times
  // Plus zero: the ceiling of what is just below 0 is a negative zero, which JSON does not keep.
  else addToBin(sketch, Math.ceil(Math.log(value) / LOG_GAMMA) + 0, times)
}

/** The sketch of all values of both: the same whatever the order in which sketches are merged, and as if the values had come one by one. */
export function mergeSketches(a: Sketch, b: Sketch): Sketch {
  const merged: Sketch = { zeros: a.zeros + b.zeros, first: a.first, counts: [...a.counts] }
  // From the top, so that room is made once.
  for (let i = b.counts.length - 1; i >= 0; i--) {
    const count = b.counts[i] as number
    if (count > 0) addToBin(merged, b.first + i, count)
  }
  return merged
}

/**
 * The value at rank floor(p (n - 1)) of the n values in order, 0 <= p <= 1, within 1 %; exact for zeros; undefined for none.
 * Where values spread over more than 2,048 bins, those in the lowest bin are said to be as large as that bin.
 */
export function sketchQuantile(sketch: Sketch, p: number): number | undefined {
  const n = sketchCount(sketch)
  if (n === 0) return undefined
  let below = sketch.zeros
  const rank = Math.floor(p * (n - 1))
  if (rank < below) return 0
  let i = 0
  for (; i < sketch.counts.length - 1; i++) {
    below += sketch.counts[i] as number
    if (rank < below) break
  }
  // The value whose distance to both edges of the bin is the same, relatively.
  return (2 * GAMMA ** (sketch.first + i)) / (GAMMA + 1)
}

/** How many values were counted. */
export const sketchCount = (sketch: Sketch): number => sketch.counts.reduce((sum, count) => sum + count, sketch.zeros)

function addToBin(sketch: Sketch, bin: number, times: number): void {
  const { counts } = sketch
  const count = counts[bin - sketch.first]
  if (count !== undefined) {
    counts[bin - sketch.first] = count + times
    return
  }
  if (counts.length === 0) sketch.first = bin
  const last = Math.max(bin, sketch.first + counts.length - 1)
  // Bins below this one are collapsed into it. It hangs on the largest value alone, which makes the order of merging not matter.
  const lowest = last - MOST_BINS + 1
  const first = Math.max(lowest, Math.min(bin, sketch.first))
  if (first > sketch.first) {
    const collapsed = counts.splice(0, first - sketch.first)
    if (counts.length === 0) counts.push(0)
    counts[0] = collapsed.reduce((sum, count) => sum + count, counts[0] as number)
  } else if (first < sketch.first) {
    counts.unshift(...new Array<number>(sketch.first - first).fill(0))
  }
  sketch.first = first
  while (counts.length <= last - first) counts.push(0)
  const at = Math.max(bin, first) - first
  counts[at] = (counts[at] as number) + times
}
