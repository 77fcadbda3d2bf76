import type { Random } from './random.ts'

/** A standard normal number (G. Box, M. Muller, 1958; the second of the pair is not kept, so that a draw leaves no state behind). */
export function drawNormal(random: Random): number {
  // 1 - u is never 0, so the logarithm is finite.
  return Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next())
}

/** A gamma number of this shape and scale 1 (G. Marsaglia, W. Tsang, A simple method for generating gamma variables, 2000). */
export function drawGamma(random: Random, shape: number): number {
  if (shape < 1) return drawGamma(random, shape + 1) * (1 - random.next()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v > 0 && Math.log(1 - random.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** A number between 0 and 1 of a beta distribution. */
export function drawBeta(random: Random, a: number, b: number): number {
  const x = drawGamma(random, a)
  return x / (x + drawGamma(random, b))
}

/** How many of n independent trials of probability p come true. */
export function drawBinomial(random: Random, n: number, p: number): number {
  // Large counts are split at the middle value of n uniform numbers, which is a beta number (D. Knuth, TAOCP 2, 3.4.1).
  if (n > 40) {
    const middle = 1 + Math.floor(n / 2)
    const x = drawBeta(random, middle, n + 1 - middle)
    return x >= p
      ? drawBinomial(random, middle - 1, p / x)
      : middle + drawBinomial(random, n - middle, (p - x) / (1 - x))
  }
  let hits = 0
  for (let i = 0; i < n; i++) if (random.next() < p) hits++
  return hits
}

/** A count of a Poisson distribution. */
export function drawPoisson(random: Random, mean: number): number {
  // A large mean is split by a gamma number: when the m-th event comes (J. Ahrens, U. Dieter, 1974).
  if (mean > 30) {
    const m = Math.floor((mean * 7) / 8)
    const x = drawGamma(random, m)
    return x > mean ? drawBinomial(random, m - 1, mean / x) : m + drawPoisson(random, mean - x)
  }
  const end = Math.exp(-mean)
  let product = random.next()
  let count = 0
  while (product > end) {
    product *= random.next()
    count++
  }
  return count
}
