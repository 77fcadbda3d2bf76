import type { Interval } from './wilson.ts'

/** The value below which a share `p` of the sorted values lies: between the two nearest, in proportion (type 7 of Hyndman and Fan). */
export function quantile(sorted: readonly number[], p: number): number | undefined {
  const place = (sorted.length - 1) * p
  const below = sorted[Math.floor(place)]
  if (below === undefined) return undefined
  return below + (place - Math.floor(place)) * ((sorted[Math.ceil(place)] ?? below) - below)
}

/**
 * Its 95 % interval by order statistics: the ranks between which a binomial count falls in 95 % of samples. Null where
 * there are too few values for both. Assumes independent values.
 */
export function quantileInterval(sorted: readonly number[], p: number): Interval | null {
  const n = sorted.length
  const half = 1.959963984540054 * Math.sqrt(n * p * (1 - p))
  const [low, high] = [sorted[Math.floor(n * p - half)], sorted[Math.ceil(n * p + half)]]
  return low === undefined || high === undefined ? null : { low, high }
}
