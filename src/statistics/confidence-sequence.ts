import { logBeta } from './distributions.ts'
import type { Interval } from './wilson.ts'

/**
 * Between what the mean of values in [0, 1] lies, for all looks together: the chance that the interval ever leaves it out is at most
 * alpha, however often and whenever one looks, and whatever made one stop. For the rates shown beside a measure; asked anew of the
 * counts at each look, so that nothing has to be kept. About twice as wide as the interval of a single look (`wilson.ts`).
 *
 * `sum` of `n` values: hits of outcomes that are 0 or 1, where it is as narrow as such intervals get; with grades between them it is
 * wider than it had to be. Assumes that each value is expected to be the same given those before; where the rate moves, count anew
 * from there. Runs of a day that share a cause make it too narrow.
 *
 * A mean is refuted when betting against it has made 1 / alpha of 1: all bets there are at once, weighted by a beta(1/2, 1/2)
 * distribution of the rate they are best at. For grades each factor is at most that of a bet linear in the value (the geometric mean
 * of two numbers is at most the arithmetic one), so the promise stays.
 * Sources: H. Robbins, Statistical methods related to the law of the iterated logarithm (1970), for the mixture; R. Krichevsky,
 * V. Trofimov (1981) for the weights; I. Waudby-Smith, A. Ramdas, Estimating means of bounded random variables by betting (2023).
 */
export function confidenceSequence(sum: number, n: number, alpha = 0.05): Interval {
  if (!(sum >= 0 && sum <= n)) throw new RangeError(`${n} values from 0 to 1 do not add up to ${sum}`)
  const made = logBeta(sum + 0.5, n - sum + 0.5) - logBeta(0.5, 0.5)
  const isRefuted = (mean: number) => made - log(mean, sum) - log(1 - mean, n - sum) >= -Math.log(alpha)
  // The mean of the values themselves is never refuted, and evidence grows from there to both ends.
  const middle = n === 0 ? 0.5 : sum / n
  return { low: lastRefuted(isRefuted, 0, middle), high: lastRefuted(isRefuted, 1, middle) }
}

/** The logarithm of x to the power of `times`. */
const log = (x: number, times: number): number => (times === 0 ? 0 : times * Math.log(x))

/** Where refuting ends on the way from an end to the middle, by halving; the end itself, where not even that is refuted. */
function lastRefuted(isRefuted: (mean: number) => boolean, end: number, middle: number): number {
  if (!isRefuted(end)) return end
  let [refuted, held] = [end, middle]
  for (let i = 0; i < 50; i++) {
    const between = (refuted + held) / 2
    if (isRefuted(between)) refuted = between
    else held = between
  }
  return refuted
}
