/** One simulated figure of the methods, made again. */
export type Figure = {
  /** Which table of docs/statistics.md, which row and column of it. */
  readonly table: string
  readonly row: string
  readonly column: string
  /** What stands in the table. */
  readonly expected: number | undefined
  /** Half a unit of the last digit that stands there. */
  readonly rounding: number
  readonly seen: number
  /** The standard error of what was seen. */
  readonly error: number
  readonly seed: number
}

/** The tables of one method: figures made one after the other, so that they can be printed as they come. */
export type Simulation = { readonly name: string; figures(): Iterable<Figure> }

/** Of `hits` in `n` simulated years, cases or histories. */
export function share(hits: number, n: number): { seen: number; error: number } {
  const p = hits / n
  // Of none seen, or all: as if half a one had been, or the error would be said to be none.
  const q = Math.min(Math.max(p, 0.5 / n), 1 - 0.5 / n)
  return { seen: p, error: Math.sqrt((q * (1 - q)) / n) }
}

/** The mean of values, with its standard error. */
export function mean(values: readonly number[]): { seen: number; error: number } {
  const n = values.length
  const seen = values.reduce((sum, value) => sum + value, 0) / n
  const variance = values.reduce((sum, value) => sum + (value - seen) ** 2, 0) / (n - 1)
  return { seen, error: Math.sqrt(variance / n) }
}

/**
 * A quantile of values, with the standard error that the ranks a standard error away tell; of values that lie in whole steps (days), half a
 * step at least: between two of them it jumps.
 */
export function quantileOf(values: readonly number[], p: number): { seen: number; error: number } {
  const sorted = [...values].sort((a, b) => a - b)
  const n = sorted.length
  const away = Math.sqrt(n * p * (1 - p))
  const at = (rank: number) => sorted[Math.min(n - 1, Math.max(0, Math.round(rank)))] ?? Number.NaN
  const seen = at((n - 1) * p)
  const others = sorted.filter((value) => value !== seen).map((value) => Math.abs(value - seen))
  const step = others.length === 0 ? 0 : others.reduce((least, one) => Math.min(least, one))
  return { seen, error: Math.max((at((n - 1) * p + away) - at((n - 1) * p - away)) / 2, step / 2) }
}

/**
 * Whether what was seen is what stands there: within three standard errors of their difference. What stands there was simulated
 * too, by about as many histories, so its error is taken to be as large as ours; and it was rounded.
 */
export const isReproduced = ({ expected, rounding, seen, error }: Figure): boolean =>
  expected === undefined || Math.abs(seen - expected) <= 3 * Math.SQRT2 * error + rounding
