import { normalQuantile } from './distributions.ts'
import { type EDetector, type Reading, startEDetector, takeFactors } from './e-detector.ts'
import { createRandom } from './random.ts'

/**
 * Holds the values after a known moment (a release, a new model) against those before it: "nothing became worse with it".
 * It needs neither an objective nor days, and tells within as many values as the step is large.
 */
export type StepDetector = {
  readonly evidence: EDetector
  readonly seed: number
  /** Which release the values are of, and when it began, in days. */
  group: string | null
  began: number
  /** Values before it, and since it began: the latest of each. */
  before: number[]
  since: number[]
  /** How many values there were in all: the number drawn for a place among equals hangs on it. */
  count: number
  /** Whether this step was told already. */
  isTold: boolean
}

/** How far a value may be off, in standard deviations of those before: one bet each. */
const SHIFTS = [0.25, 0.5, 1, 1.5, 2, 3] as const
const KEPT = 500
/** With fewer values before it nothing can be told of a step. */
export const LEAST_BEFORE = 20

export const startStepDetector = (at: number, seed: number): StepDetector => ({
  evidence: startEDetector(SHIFTS.length, at),
  seed,
  group: null,
  began: at,
  before: [],
  since: [],
  count: 0,
  isTold: false,
})

/**
 * Takes the next value, up is bad, of a release; `at` in days. Its rank among the values before the release and those since (ties by
 * a number drawn from the seed) is uniform where the release changed nothing, so its normal score z moves the bet on a shift d by
 * exp(d z - d^2 / 2), whose mean is then 1. All stakes are placed when a release begins, the time since the last one did, so that the
 * promise is by the calendar: at most so many false alarms a year, however many releases.
 *
 * Assumes that values before and after are exchangeable where nothing changed: other cases, a bad day, or a trend are a step to it
 * too. So it says what changed with a release, and not that the release did it. Undefined where nothing can be told.
 * Source: V. Vovk, A. Gammerman, G. Shafer, Algorithmic Learning in a Random World (2005), ranks as conformal p-values.
 */
export function takeValue(
  detector: StepDetector,
  at: number,
  group: string,
  value: number,
  alarmsAYear: number,
): Reading | undefined {
  const { evidence, seed } = detector
  if (group !== detector.group) {
    detector.before = (
      detector.since.length < LEAST_BEFORE ? [...detector.before, ...detector.since] : detector.since
    ).slice(-KEPT)
    detector.since = []
    detector.group = group
    detector.began = at
    detector.isTold = false
    evidence.bets.fill(0)
    evidence.gain.fill(1)
  }
  const { before, since } = detector
  const u = Math.max(createRandom(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ detector.count++).next(), 2 ** -33)
  const p = before.length < LEAST_BEFORE ? undefined : rank(value, before, since, u)
  since.push(value)
  if (since.length > KEPT) since.shift()
  if (p === undefined || detector.isTold) return undefined
  const z = -normalQuantile(p)
  const reading = takeFactors(
    evidence,
    detector.began,
    SHIFTS.map((shift) => Math.exp(shift * z - (shift * shift) / 2)),
    alarmsAYear,
  )
  detector.isTold = reading.isAlarm
  return reading
}

function rank(value: number, before: readonly number[], since: readonly number[], u: number): number {
  let [above, equal] = [0, 1]
  for (const list of [before, since])
    for (const other of list) {
      if (other > value) above++
      else if (other === value) equal++
    }
  return (above + u * equal) / (before.length + since.length + 1)
}
