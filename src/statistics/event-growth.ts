import { gammaQuantile } from './distributions.ts'
import { type EDetector, type Reading, startEDetector, takeFactors } from './e-detector.ts'

/** How many times its limit a rate may have grown to: one bet each. */
const GROWTH = [2, 4, 8] as const

export const startEventGrowth = (at: number): EDetector => startEDetector(GROWTH.length, at)

/**
 * What a rate of events per run is held to be at most: the upper 95 % bound of what it was before, for events that come
 * independently of each other, and at least one event in as many runs as 30 days hold, so that the first event of a
 * new kind is no alarm by itself. `days` is how long the past was. Undefined where it held no runs.
 * Source of the bound: F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28 (1936).
 */
export function eventLimit(past: {
  readonly events: number
  readonly runs: number
  readonly days: number
}): number | undefined {
  if (past.runs <= 0 || past.days <= 0) return undefined
  const runsIn30Days = (past.runs / past.days) * 30
  return Math.max(gammaQuantile(0.95, past.events + 1) / past.runs, 1 / runsIn30Days)
}

/**
 * Takes the events of one day, or of any batch, among its runs, and tells whether more come than `limit` a run. The limit has to be made of what was
 * known before the batch. The factor of a bet on the rate q is the likelihood of it against that of the limit l,
 * (q / l)^events e^(-(q - l) runs): for events that come one by one its mean is 1 at the limit and less below. All patterns
 * that are watched share one budget: `alarmsAYear` is the part of this one.
 * Breaks where one cause makes many events at once (a run that fails and is tried a hundred times): count runs with an event.
 */
export function takeEvents(
  detector: EDetector,
  at: number,
  { events, runs }: { readonly events: number; readonly runs: number },
  limit: number,
  alarmsAYear: number,
): Reading {
  const factors = GROWTH.map((times) =>
    // No greater than a double can hold: every budget is used up long before.
    Math.exp(Math.min(690, events * Math.log(times) - (times - 1) * limit * runs)),
  )
  return takeFactors(detector, at, factors, alarmsAYear)
}
