import type { Interval } from './wilson.ts'

/** Values in order, the least at rank 0: a list, or something that has only the ranks that are asked for at hand. */
export type Sorted = { readonly length: number; at(rank: number): number | undefined }

/** The ranks that a quantile of `n` values and its interval rest on. */
export function quantileRanks(n: number, p: number): number[] {
  const place = (n - 1) * p
  const { low, high } = ranksOfInterval(n, p)
  return [Math.floor(place), Math.ceil(place), low, high].filter((rank) => rank >= 0 && rank < n)
}

/** The value below which a share `p` of the sorted values lies: between the two nearest, in proportion (type 7 of Hyndman and Fan). */
export function quantile(values: Sorted, p: number): number | undefined {
  const place = (values.length - 1) * p
  const below = values.at(Math.floor(place))
  if (below === undefined) return undefined
  return below + (place - Math.floor(place)) * ((values.at(Math.ceil(place)) ?? below) - below)
}

/** The middle one of the sorted values; of two middle ones the upper, so that it is a value that was. */
export const median = (values: Sorted): number | undefined => values.at(Math.ceil((values.length - 1) / 2))

/**
 * Its 95 % interval by order statistics: the ranks between which a binomial count falls in 95 % of samples. Null where
 * there are too few values for both. Assumes independent values.
 */
export function quantileInterval(values: Sorted, p: number): Interval | null {
  const ranks = ranksOfInterval(values.length, p)
  // A list's own at() counts from its end where the rank is negative.
  const low = ranks.low < 0 ? undefined : values.at(ranks.low)
  const high = values.at(ranks.high)
  return low === undefined || high === undefined ? null : { low, high }
}

function ranksOfInterval(n: number, p: number): { low: number; high: number } {
  const half = 1.959963984540054 * Math.sqrt(n * p * (1 - p))
  return { low: Math.floor(n * p - half), high: Math.ceil(n * p + half) }
}
