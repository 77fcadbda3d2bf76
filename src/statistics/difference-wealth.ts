/**
 * Betting against a bound of the difference D = rate(new) - rate(current), one randomly assigned run after the other.
 *
 * A run with outcome x that went to the new version with probability p gives z = (x - m) / p there and -(x - m) / (1 - p) at the
 * current one; whatever m is, as long as it is known before the outcome, z has the mean D. A bet on z - d0 that can not lose all
 * is then a fair game under D = d0 and a losing one on the null hypothesis' side of it: by Ville's inequality its wealth ever
 * reaches 1/alpha with a chance of at most alpha, however often one looks.
 *
 * Sources: I. Waudby-Smith et al., Anytime-valid off-policy inference for contextual bandits (arXiv 2210.10768) for the
 * weighting; I. Waudby-Smith, A. Ramdas, Estimating means of bounded random variables by betting (2023) for the bets.
 */
export type Draw = {
  readonly z: number
  /** The least and the greatest that z could have been: at one of the four corners of version and outcome. */
  readonly low: number
  readonly high: number
}

/** What bets of different boldness have made of 1 each; their mean is the evidence. */
export type Wealth = number[]

/** Shares of the boldest bet there is: small differences are found by the small ones, disasters by the large ones. */
const BETS = [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64] as const

export function draw(isNew: boolean, bad: number, m: number, probability: number): Draw {
  const p = probability
  if (!(p > 0 && p < 1)) throw new RangeError(`a probability of assignment is over 0 and under 1, not ${p}`)
  if (!(bad >= 0 && bad <= 1)) throw new RangeError(`an outcome lies from 0 (good) to 1 (bad), not at ${bad}`)
  const z = isNew ? (bad - m) / p : -(bad - m) / (1 - p)
  return { z, low: -Math.max(m / p, (1 - m) / (1 - p)), high: Math.max((1 - m) / p, m / (1 - p)) }
}

export const startWealth = (): Wealth => BETS.map(() => 1)

export const wealthOf = (wealth: Wealth): number => wealth.reduce((sum, part) => sum + part, 0) / wealth.length

/** Bets against "D is at most d0", for d0 over -1. */
export const betAbove = (wealth: Wealth, { z, low }: Draw, d0: number): void => bet(wealth, (z - d0) / (d0 - low))

/** Bets against "D is at least d0", for d0 under 1. */
export const betBelow = (wealth: Wealth, { z, high }: Draw, d0: number): void => bet(wealth, (d0 - z) / (high - d0))

/** `gain` is what the boldest bet wins, and at worst -1. */
function bet(wealth: Wealth, gain: number): void {
  for (let i = 0; i < BETS.length; i++) wealth[i] = bounded((wealth[i] as number) * (1 + (BETS[i] as number) * gain))
}

/** Wealth stays a plain number that can be written down; giving some of it away, at either end, keeps the promise. */
const bounded = (value: number): number => (value < 1e-300 ? 0 : Math.min(value, 1e300))
