/** The 97.5 % point of the normal distribution: a two-sided 95 % interval. */
const Z = 1.959963984540054

export type Interval = { readonly low: number; readonly high: number }

/**
 * The 95 % score interval for a share: `hits` of `n`, both counts; bounds between 0 and 1. Undefined for n = 0.
 * Assumes independent cases; too narrow where runs of a day share a cause.
 * Source: E. B. Wilson, Probable inference, JASA 22 (1927).
 */
export function wilson(hits: number, n: number): Interval | undefined {
  if (n <= 0) return undefined
  const share = hits / n
  const z2 = (Z * Z) / n
  const middle = (share + z2 / 2) / (1 + z2)
  const half = (Z / (1 + z2)) * Math.sqrt((share * (1 - share)) / n + z2 / (4 * n))
  return { low: hits === 0 ? 0 : Math.max(0, middle - half), high: hits === n ? 1 : Math.min(1, middle + half) }
}
