import { betAbove, betBelow, type Draw, startWealth, type Wealth, wealthOf } from './difference-wealth.ts'

/**
 * Between what the difference of two rates lies: all values that the bets of `difference-wealth.ts` have not refuted, each
 * side with a chance of error of alpha for all looks together. So the interval and a verdict made of the same bets never
 * contradict each other: 0 is left out below just when the new version is proved worse.
 *
 * In steps of a hundredth and rounded outwards. Evidence against a value only grows for values further out, so that each side
 * is one number; what was refuted once stays so. Assumes that D does not change meanwhile; if it does, the two ends may meet,
 * and the interval stops where it last held anything.
 */
export type DifferenceInterval = {
  /** In hundredths: the greatest value that is refuted as too low, and the least that is refuted as too high. */
  low: number
  high: number
  /** Wealth against "D is at most" and "D is at least" -99, -98 ... 99 hundredths. */
  readonly above: Wealth[]
  readonly below: Wealth[]
}

const END = 100

const startEach = (): Wealth[] => Array.from({ length: 2 * END - 1 }, startWealth)

export const startDifferenceInterval = (): DifferenceInterval => ({
  low: -END,
  high: END,
  above: startEach(),
  below: startEach(),
})

/** Takes the next run into the interval, which is changed. */
export function narrow(interval: DifferenceInterval, draw: Draw, alpha: number): void {
  const { above, below } = interval
  const isRefuted = (wealth: Wealth | undefined) => wealth !== undefined && wealthOf(wealth) >= 1 / alpha
  // What is refuted already needs no further bets.
  for (let d = interval.low + 1; d < END; d++) betAbove(above[d + END - 1] as Wealth, draw, d / END)
  for (let d = interval.high - 1; d > -END; d--) betBelow(below[d + END - 1] as Wealth, draw, d / END)
  while (interval.low + 1 < interval.high && isRefuted(above[interval.low + END])) interval.low++
  while (interval.low + 1 < interval.high && isRefuted(below[interval.high + END - 2])) interval.high--
}

export const intervalOf = ({ low, high }: DifferenceInterval): { low: number; high: number } => ({
  low: low / END,
  high: high / END,
})
