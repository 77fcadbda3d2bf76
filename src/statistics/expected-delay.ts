import { dayFactors } from './daily-rate-detector.ts'
import { logGamma, normalCdf } from './distributions.ts'
import { startEDetector, takeFactors } from './e-detector.ts'
import { fastLine, ODDS_RATIOS, startRateDetector, takeOutcomes } from './rate-detector.ts'

/** A rate that is held against an objective run by run and day by day, and what it may become. All rates are of bad outcomes. */
export type Rise = {
  /** At most so many are promised, over 0 and under 1. */
  readonly objective: number
  /** As it was; over the objective it counts as just kept, because what is broken already has been told. */
  readonly usual: number
  readonly raised: number
  /** Outcomes a day. */
  readonly perDay: number
  /** How much the outcomes of a day have in common, as `dayCorrelation` tells it of days that were. */
  readonly correlation: number
}

/** A rise of which nothing is told for so long is not told of in any sense that matters. */
const MOST_DAYS = 730
/** By then what was staked before the rise is as large as it gets. */
const DAYS_BEFORE = 60
/** The fast look is asked with each outcome, and so many times a day at most. */
const MOST_LOOKS = 96

/**
 * After how many days a rise is told of, about half of the time sooner, where each of the two looks (`rate-detector`,
 * `daily-rate-detector`) may make `alarmsAYear` false alarms; undefined where that takes more than two years. The rise begins with a day.
 *
 * A bet is a product, so the logarithm of what it is worth is a sum of as many parts as there are outcomes or days: both looks are shown
 * parts whose logarithms are the mean of what such parts come to. That is the mean time; of days, which are few and differ, the middle
 * comes sooner. Of rises that are told within two days it is up to a day off, of others a tenth, and with a few outcomes a day up to a
 * quarter too late (tests hold it against simulated ones). It breaks where the raised days differ among themselves much more than
 * those before did.
 */
export function expectedDelay(rise: Rise, alarmsAYear: number): number | undefined {
  if (!(rise.perDay > 0) || rise.raised <= rise.objective) return undefined
  const byDays = delayByDays(rise, alarmsAYear)
  const byRuns = delayByRuns(rise, alarmsAYear, byDays ?? MOST_DAYS)
  return byRuns ?? byDays
}

/** The look run by run, where it tells within so many days. */
function delayByRuns(
  { objective, usual, raised, perDay }: Rise,
  alarmsAYear: number,
  most: number,
): number | undefined {
  const line = fastLine(objective)
  if (raised <= line) return undefined
  const fast = startRateDetector(0)
  const before = perDay * Math.min(usual, objective)
  for (let day = 1; day <= DAYS_BEFORE; day++) takeOutcomes(fast, day, { bad: before, n: perDay }, line, alarmsAYear)
  const looks = Math.min(MOST_LOOKS, Math.ceil(perDay))
  const part = { bad: (perDay * raised) / looks, n: perDay / looks }
  for (let look = 1; look < most * looks; look++)
    if (takeOutcomes(fast, DAYS_BEFORE + look / looks, part, line, alarmsAYear).isAlarm) return look / looks
  return undefined
}

/** The look day by day. */
function delayByDays(rise: Rise, alarmsAYear: number): number | undefined {
  const slow = startEDetector(ODDS_RATIOS.length, 0)
  const before = factorsOf(rise, Math.min(rise.usual, rise.objective))
  const after = factorsOf(rise, rise.raised)
  const [usual, raised] = [before, after].map((of) => of.map(({ mean }) => Math.exp(mean))) as [number[], number[]]
  for (let day = 1; day <= DAYS_BEFORE; day++) takeFactors(slow, day, usual, alarmsAYear)
  for (let day = 1; day <= MOST_DAYS; day++) {
    const leading = after[slow.bets.indexOf(Math.max(...slow.bets))]
    if (takeFactors(slow, DAYS_BEFORE + day, raised, alarmsAYear).isAlarm)
      return Math.max(1, Math.round(leading ? middleOf(day, leading) : day))
  }
  return undefined
}

type Logarithm = { readonly mean: number; readonly variance: number }

/** What the logarithm of a day's factor is on each bet, over all days of so many outcomes at a rate. */
function factorsOf({ objective, perDay, correlation }: Rise, rate: number): Logarithm[] {
  const n = Math.max(1, Math.round(perDay))
  const sums = ODDS_RATIOS.map(() => ({ one: 0, square: 0 }))
  let all = 0
  for (const bad of likely(n, rate)) {
    const weight = Math.exp(logBinomial(bad, n, rate))
    all += weight
    dayFactors({ bad, n }, objective, correlation).forEach((factor, k) => {
      const sum = sums[k] as { one: number; square: number }
      sum.one += weight * Math.log(factor)
      sum.square += weight * Math.log(factor) ** 2
    })
  }
  // Of less than one outcome a day, as much of a day.
  const part = perDay / n
  return sums.map(({ one, square }) => ({
    mean: (part * one) / all,
    variance: part * Math.max(0, square / all - (one / all) ** 2),
  }))
}

/** Numbers of bad outcomes that a day may have, of very many some. */
function likely(n: number, rate: number): number[] {
  const reach = 7 * Math.sqrt(n * rate * (1 - rate)) + 2
  const [low, high] = [Math.max(0, Math.floor(n * rate - reach)), Math.min(n, Math.ceil(n * rate + reach))]
  const step = Math.ceil((high - low + 1) / 200)
  return Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, place) => low + place * step)
}

const logBinomial = (bad: number, n: number, rate: number): number =>
  logGamma(n + 1) - logGamma(bad + 1) - logGamma(n - bad + 1) + times(bad, rate) + times(n - bad, 1 - rate)

/** Nothing that never happens is no surprise. */
const times = (count: number, rate: number): number => (count === 0 ? 0 : count * Math.log(rate))

/**
 * The middle of how long a sum takes to a level that it reaches in `days` in the mean: an inverse Gaussian.
 * Source: J. L. Folks, R. S. Chhikara, JRSS B 40 (1978).
 */
function middleOf(days: number, { mean, variance }: Logarithm): number {
  if (!(mean > 0) || !(variance > 0)) return days
  const shape = (mean * days) ** 2 / variance
  const isSooner = (x: number) => {
    const root = Math.sqrt(shape / x)
    const late = normalCdf(-root * (x / days + 1))
    return normalCdf(root * (x / days - 1)) + (late === 0 ? 0 : Math.exp((2 * shape) / days + Math.log(late))) > 0.5
  }
  let [low, high] = [0, days]
  for (let step = 0; step < 40; step++) {
    const x = (low + high) / 2
    if (isSooner(x)) high = x
    else low = x
  }
  return high
}
