import { type EDetector, type Reading, startEDetector, takeFactors } from './e-detector.ts'

/** By how much the odds of a bad outcome may have grown: one bet each. */
export const ODDS_RATIOS = [1.15, 1.3, 1.5, 1.8, 2.3, 3.2, 5, 10] as const
/** By how much they may have shrunk. */
export const FALLEN_ODDS = ODDS_RATIOS.map((ratio) => 1 / ratio)

/** What a rate becomes when its odds change so many times. */
export const shiftedRate = (rate: number, oddsRatio: number): number =>
  (rate * oddsRatio) / (1 - rate + rate * oddsRatio)

/**
 * The line of the fast look: a rate so far over the objective that a single day's common cause does not excuse it; its odds are 2.25
 * times the objective's (20 % for 10 %), and it is six points over it at least. At the objective itself the runs of a bad day, which
 * share a cause, would be taken for as many witnesses; that line is held by days (`daily-rate-detector.ts`).
 */
export const fastLine = (objective: number): number =>
  Math.min(0.99, Math.max(shiftedRate(objective, 2.25), objective + 0.06))

/**
 * Takes the outcome of one run and tells whether the rate of bad ones is above a line. `bad` is 0 or 1, or a grade between.
 * The factor of a bet is 1 + l (bad - line) with l = (q - line) / (line (1 - line)): for 0 and 1 the likelihood of the rate q
 * against that of the line, for grades a bet that is fair or worse under every distribution whose mean, given the past, is at most
 * the line. Eight multiplications. Breaks where outcomes come in an order that hangs on them (bad ones told first).
 */
export function takeOutcome(detector: EDetector, at: number, bad: number, line: number, alarmsAYear: number): Reading {
  for (let k = 0; k < ODDS_RATIOS.length; k++) {
    const shifted = shiftedRate(line, ODDS_RATIOS[k] as number)
    factors[k] = 1 + ((shifted - line) / (line * (1 - line))) * (bad - line)
  }
  return takeFactors(detector, at, factors, alarmsAYear)
}

/**
 * Takes the outcomes of several runs at once, `bad` of `n`, each 0 or 1: what they are one by one, whatever their order. The whole
 * batch has to be there before it is looked at.
 */
export function takeOutcomes(
  detector: EDetector,
  at: number,
  { bad, n }: { readonly bad: number; readonly n: number },
  line: number,
  alarmsAYear: number,
  ratios: readonly number[] = ODDS_RATIOS,
): Reading {
  for (let k = 0; k < ratios.length; k++) {
    const shifted = shiftedRate(line, ratios[k] as number)
    const logFactor = bad * Math.log(shifted / line) + (n - bad) * Math.log((1 - shifted) / (1 - line))
    factors[k] = Math.exp(Math.min(690, logFactor))
  }
  return takeFactors(detector, at, factors, alarmsAYear)
}

/** Filled anew at each outcome: one run costs eight multiplications and no memory. */
const factors = new Float64Array(ODDS_RATIOS.length)

export const startRateDetector = (at: number, startingDays = 0): EDetector =>
  startEDetector(ODDS_RATIOS.length, at, startingDays)
