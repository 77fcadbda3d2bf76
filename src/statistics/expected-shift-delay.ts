import { type DriftDetector, takeScore } from './drift-detector.ts'
import { startEDetector } from './e-detector.ts'
import { createRandom } from './random.ts'

/** Not told within so many days is not told within a time that anybody plans for. */
const MOST_DAYS = 120
const HISTORIES = 15
/** Days as usual that are shown before: what is bet by then is what mostly is. */
const DAYS_BEFORE = 28

export type Shift = {
  /** By how much the scores of days rise, in their own unit. */
  readonly by: number
  /** The first day that is higher, a whole number, and what kind of day each is. */
  readonly from: number
  readonly kindOf: (day: number) => string
}

/**
 * After how many days a drift detector tells that every day is higher than those it knows; half of the time sooner. Days are drawn from those
 * of their kind that it knows and shown to the detector itself: some weeks as they are, and then raised. So it knows of blocks, of weekends and of how
 * much days differ; with a year of days of the past it takes some hundredths of a second. Undefined where a rise takes longer than four months. It breaks where days
 * to come differ more among themselves than those that are known, and of fewer than three months of days it comes out up to twice too soon. A large rise may come out later than a middling one, as it is: it makes days resemble
 * their neighbours, and these are then judged as one. Deterministic.
 */
export function expectedShiftDelay(known: DriftDetector, shift: Shift, alarmsAYear: number): number | undefined {
  const days = Map.groupBy(known.past, (one) => one.stratum)
  if (days.size === 0) return undefined
  const histories = Array.from({ length: HISTORIES }, (_, place) => ({
    random: createRandom(place + 1),
    detector: {
      ...{ seed: known.seed + place, past: [...known.past], open: [...known.open] },
      evidence: startEDetector(known.evidence.bets.length, shift.from - DAYS_BEFORE),
    },
  }))
  const going = new Set(histories)
  for (let day = -DAYS_BEFORE; day < MOST_DAYS; day++) {
    const kind = shift.kindOf(shift.from + day)
    const alike = days.get(kind)
    // Of a kind of day that never came none is to be expected.
    if (!alike) continue
    for (const history of going) {
      const score = history.random.pick(alike).score + (day < 0 ? 0 : shift.by)
      const { isAlarm } = takeScore(history.detector, shift.from + day, kind, score, alarmsAYear)
      if (isAlarm && day >= 0) going.delete(history)
    }
    if (going.size < HISTORIES / 2) return day + 1
  }
  return undefined
}
