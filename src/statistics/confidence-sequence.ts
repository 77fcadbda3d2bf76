/**
 * Between what the mean of values in [0, 1] lies, for all looks together: the chance that the interval ever leaves it out is at
 * most alpha, however often and whenever one looks. For the rates shown beside a measure.
 *
 * For each of 101 means, two players bet that the true one is higher, or lower; a mean is refuted when one of them has made 2 / alpha
 * of 1. Assumes that every value is expected to be the same given those before (independent runs of one rate do); where the rate
 * moves, start again. Runs of a day that share a cause make it too narrow.
 *
 * Source: I. Waudby-Smith, A. Ramdas, Estimating means of bounded random variables by betting (2023): hedged capital with
 * predictable plug-in bets.
 */
export type ConfidenceSequence = {
  readonly alpha: number
  /** How many values, their sum, and the sum of their squared deviations from the mean known with each. */
  n: number
  sum: number
  squares: number
  /** Places on the grid: the greatest mean refuted as too low (or the lower end), and the least refuted as too high. */
  low: number
  high: number
  /** What was made by betting that the true mean is above, or below, each mean of the grid. */
  readonly above: number[]
  readonly below: number[]
}

const STEPS = 100

/** The means that are tried: as dense towards 0 and 1 as the spread of a rate is small there (the arcsine scale), .0002 and .016 apart. */
const GRID = Array.from({ length: STEPS + 1 }, (_, i) => Math.sin((Math.PI * i) / (2 * STEPS)) ** 2)

export const startConfidenceSequence = (alpha = 0.05): ConfidenceSequence => ({
  alpha,
  n: 0,
  sum: 0,
  squares: 0,
  low: 0,
  high: STEPS,
  above: GRID.map(() => 1),
  below: GRID.map(() => 1),
})

/** The interval, its ends rounded outwards to the grid. The estimate is `sum / n`. */
export const confidenceInterval = ({ low, high }: ConfidenceSequence): { low: number; high: number } => ({
  low: GRID[low] as number,
  high: GRID[high] as number,
})

/** Takes the next value, from 0 to 1, into the sequence, which is changed. */
export function observeValue(sequence: ConfidenceSequence, x: number): void {
  if (!(x >= 0 && x <= 1)) throw new RangeError(`a value lies from 0 to 1, not at ${x}`)
  bet(sequence, 1, (stake, mean) => 1 + stake * (x - mean))
  const mean = learn(sequence, x, 1)
  sequence.squares += (x - mean) ** 2
}

/**
 * Takes a batch (a day, an hour) of `n` values of 0 or 1, of which `hits` are 1, at one cost whatever n is. All of a batch are bet on
 * alike, as their order is not known; so n may not hang on how they turned out.
 */
export function observeBatch(sequence: ConfidenceSequence, hits: number, n: number): void {
  if (!(hits >= 0 && hits <= n)) throw new RangeError(`of ${n} values ${hits} cannot be hits`)
  if (n === 0) return
  bet(sequence, n, (stake, mean) => (1 + stake * (1 - mean)) ** hits * (1 - stake * mean) ** (n - hits))
  const mean = learn(sequence, hits, n)
  sequence.squares += hits * (1 - mean) ** 2 + (n - hits) * mean ** 2
}

/** One bet on the next n values at every mean that is not refuted; `factor` is what a stake, of either sign, makes of them. */
function bet(sequence: ConfidenceSequence, n: number, factor: (stake: number, mean: number) => number): void {
  const { alpha, above, below } = sequence
  // Both from before these values: the stake that is best at this spread and this many of them.
  const variance = (0.25 + sequence.squares) / (sequence.n + 1)
  const t = sequence.n + n
  const best = Math.sqrt((2 * Math.log(2 / alpha)) / (variance * t * Math.log(1 + t)))
  for (let i = sequence.low + 1; i <= STEPS; i++) {
    const mean = GRID[i] as number
    above[i] = bounded((above[i] as number) * factor(Math.min(best, 0.5 / mean), mean))
  }
  for (let i = sequence.high - 1; i >= 0; i--) {
    const mean = GRID[i] as number
    below[i] = bounded((below[i] as number) * factor(-Math.min(best, 0.5 / (1 - mean)), mean))
  }
  // What is made falls from mean to mean outwards, so that a side is one number. The ends never meet: a mean is left between them.
  const isRefuted = (wealth: number | undefined) => wealth !== undefined && wealth >= 2 / alpha
  while (sequence.low + 1 < sequence.high && isRefuted(above[sequence.low + 1])) sequence.low++
  while (sequence.low + 1 < sequence.high && isRefuted(below[sequence.high - 1])) sequence.high--
}

/** Counts the values, and gives the mean with them: started with half a hit in one value, so that it is never 0 or 1. */
function learn(sequence: ConfidenceSequence, sum: number, n: number): number {
  sequence.n += n
  sequence.sum += sum
  return (sequence.sum + 0.5) / (sequence.n + 1)
}

/** Wealth stays a plain number that can be written down; giving some of it away, at either end, keeps the promise. */
const bounded = (value: number): number => (value < 1e-300 ? 0 : Math.min(value, 1e300))
