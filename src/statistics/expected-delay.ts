import { dayFactors } from './daily-rate-detector.ts'
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
 * Both looks are shown days that are what such days are on average. A bet is a product, so the logarithm of what it is worth is a sum
 * of as many parts as there are outcomes, and its middle is near its mean: the day on which the mean is enough is about the median.
 * Of rises that are told within two days it is up to a day off, of others a tenth (tests hold it against simulated ones). It breaks
 * where the raised days differ among themselves much more than those before did.
 */
export function expectedDelay(rise: Rise, alarmsAYear: number): number | undefined {
  const { objective, raised, perDay, correlation } = rise
  if (!(perDay > 0) || raised <= objective) return undefined
  const usual = Math.min(rise.usual, objective)
  const line = fastLine(objective)
  const [fast, slow] = [startRateDetector(0), startEDetector(ODDS_RATIOS.length, 0)]
  const dayOf = (rate: number) => dayFactors({ bad: perDay * rate, n: perDay }, objective, correlation)
  const [before, after] = [dayOf(usual), dayOf(raised)]
  for (let day = 1; day <= DAYS_BEFORE; day++) {
    takeOutcomes(fast, day, { bad: perDay * usual, n: perDay }, line, alarmsAYear)
    takeFactors(slow, day, before, alarmsAYear)
  }
  const looks = Math.min(MOST_LOOKS, Math.ceil(perDay))
  const part = { bad: (perDay * raised) / looks, n: perDay / looks }
  for (let day = 0; day < MOST_DAYS; day++) {
    if (raised > line)
      for (let look = 1; look <= looks; look++) {
        const since = day + look / looks
        if (takeOutcomes(fast, DAYS_BEFORE + since, part, line, alarmsAYear).isAlarm) return since
      }
    if (takeFactors(slow, DAYS_BEFORE + day + 1, after, alarmsAYear).isAlarm) return day + 1
  }
  return undefined
}
