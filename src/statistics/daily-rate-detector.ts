import { logBeta } from './distributions.ts'
import { type EDetector, type Reading, startEDetector, takeFactors } from './e-detector.ts'
import { ODDS_RATIOS, shiftedRate } from './rate-detector.ts'

/** The outcomes of a day: how many were bad, of how many. */
export type Day = { readonly bad: number; readonly n: number }

/** Holds a rate against its objective day by day, and knows how much days differ among themselves. */
export type DailyRateDetector = {
  readonly evidence: EDetector
  /** The days before this one that had outcomes, the latest last; at most `KEPT_DAYS`. */
  readonly past: Day[]
}

const KEPT_DAYS = 56

export const startDailyRateDetector = (at: number, startingDays = 0): DailyRateDetector => ({
  evidence: startEDetector(ODDS_RATIOS.length, at, startingDays),
  past: [],
})

/**
 * Takes the outcomes of one day, which is over at `at` (in days), and tells whether the rate is above the objective. A factor is the
 * likelihood of the day under a raised rate against that under the objective, both beta-binomial: the rate of a day lies around the
 * true one as far as days have differed so far. A day without outcomes says nothing.
 *
 * Under the objective the mean of a factor is 1 at the correlation that is assumed, and stays near it while the estimate is not far
 * off (tests say how near). Breaks where days resemble their neighbours: a bad fortnight by chance alone is a breach to it.
 */
export function takeDay(
  detector: DailyRateDetector,
  at: number,
  day: Day,
  objective: number,
  alarmsAYear: number,
): Reading {
  const { past, evidence } = detector
  const factors = dayFactors(day, objective, dayCorrelation(past))
  const reading = takeFactors(evidence, at, factors, alarmsAYear, at - 1)
  if (day.n > 0) past.push({ bad: day.bad, n: day.n })
  if (past.length > KEPT_DAYS) past.shift()
  return reading
}

/** What a day multiplies each bet by, where so much of what its outcomes have in common is no change. */
export function dayFactors(day: Day, objective: number, correlation: number): number[] {
  const under = logBetaBinomial(day, objective, correlation)
  return ODDS_RATIOS.map((ratio) =>
    Math.exp(Math.min(690, logBetaBinomial(day, shiftedRate(objective, ratio), correlation) - under)),
  )
}

/**
 * How much the outcomes of one day have in common: the correlation of two of them beyond what the rate explains, 0.001 to 0.3, and 0.02
 * until a week is known. From differences between neighbouring days, which a change of level does not blow up; half as large again, and
 * half a standard error more, since too small a one costs false alarms and too large a one a little patience.
 * Source: the variance of a beta-binomial share; successive differences as in J. von Neumann, AMS 12 (1941).
 */
export function dayCorrelation(past: readonly Day[]): number {
  const days = past.filter(({ n }) => n > 0)
  if (days.length < 7) return 0.02
  const n = days.reduce((sum, day) => sum + day.n, 0)
  const rate = days.reduce((sum, day) => sum + day.bad, 0) / n
  let [seen, chance, perCorrelation] = [0, 0, 0]
  for (let i = 1; i < days.length; i++) {
    const [a, b] = [days[i - 1] as Day, days[i] as Day]
    const size = (2 * a.n * b.n) / (a.n + b.n)
    const difference = a.bad / a.n - b.bad / b.n
    seen += (size * difference) ** 2 / 2
    chance += size * rate * (1 - rate)
    perCorrelation += size * (size - 1) * rate * (1 - rate)
  }
  if (!(perCorrelation > 0)) return 0.02
  const standardError = (Math.sqrt(2 / (days.length - 1)) * chance) / perCorrelation
  const correlation = (1.5 * Math.max(0, seen - chance)) / perCorrelation + 0.5 * standardError
  return Math.min(0.3, Math.max(0.001, correlation))
}

/** The logarithm of the beta-binomial likelihood of a day, without the count of orders, which all rates share. */
function logBetaBinomial({ bad, n }: Day, rate: number, correlation: number): number {
  const c = 1 / correlation - 1
  return logBeta(bad + rate * c, n - bad + (1 - rate) * c) - logBeta(rate * c, (1 - rate) * c)
}
