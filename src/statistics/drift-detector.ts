import { normalQuantile } from './distributions.ts'
import { type EDetector, type Reading, standingOf, startEDetector, takeFactors } from './e-detector.ts'
import { createRandom } from './random.ts'

/** What days of one kind (working days, weekend) showed, with the day. */
type DayScore = { readonly day: number; readonly stratum: string; readonly score: number }

/**
 * Holds each day against a workflow's own past: "today could have been any of them". It needs no objective and estimates no
 * level, and takes any figure of a day: a rate, a percentile, the mean logarithm of a cost.
 */
export type DriftDetector = {
  readonly evidence: EDetector
  readonly past: DayScore[]
  /** What was scored since the last block ended. */
  readonly open: DayScore[]
  readonly seed: number
}

/** How far off a day may be, in standard deviations of its past: one bet each. */
const SHIFTS = [0.5, 1, 1.5, 2, 2.5, 3] as const
const KEPT_DAYS = 365
/** Days further off than so many times the middle distance count as that far: one and a half standard deviations of days that differ by chance (P. Huber, 1964). */
const FURTHEST = 2.2
/** Of fewer days a correlation is mostly chance. */
const CORRELATION_DAYS = 28
/** Fewer past days of a kind say nothing about the next. */
export const LEAST_PAST = 5

export const startDriftDetector = (at: number, seed: number): DriftDetector => ({
  evidence: startEDetector(SHIFTS.length, at),
  past: [],
  open: [],
  seed,
})

export type DriftReading = Reading & {
  /** Days that are judged as one: more than 1 where neighbouring days resemble each other. */
  readonly blockDays: number
  /** Where today stands in its past: the share of days as far up. Undefined while a block is open or the past too short. */
  readonly p: number | undefined
}

/**
 * Takes the score of one day, `day` its whole number; up is bad. The rank of the day among its past (ties by a number drawn from the
 * seed and the day, so that it can be drawn again) is uniform where days are exchangeable; its normal score z moves the bet on a
 * shift d by exp(d z - d^2 / 2), whose mean is then 1.
 *
 * Days that resemble their neighbours are not exchangeable: above a correlation of 0.3 three days are judged as one, above 0.6 a week,
 * which is then called slow-moving. It breaks where even weeks do, and forgets: a new level that lasts becomes the past.
 * Source: V. Vovk, I. Petej, I. Nouretdinov et al., Retrain or not retrain: conformal test martingales (2021).
 */
export function takeScore(
  detector: DriftDetector,
  day: number,
  stratum: string,
  score: number,
  alarmsAYear: number,
): DriftReading {
  const { evidence, past, open } = detector
  const blockDays = blockLength(past)
  open.push({ day, stratum, score })
  // A day that is over ends a block when enough are gathered: gaps make no block longer.
  if (open.length < blockDays) return { ...standingOf(evidence), blockDays, p: undefined }
  const blocks = blockDays === 1 ? past.filter((one) => one.stratum === stratum) : blocksOf(past, blockDays)
  const now = meanScore(open)
  const first = open[0]?.day ?? day
  const p = blocks.length < LEAST_PAST ? undefined : rankOf(now, blocks, drawFor(detector.seed, day))
  past.push(...open.splice(0))
  if (past.length > KEPT_DAYS) past.splice(0, past.length - KEPT_DAYS)
  if (p === undefined) {
    // What nothing was staked on earns nothing later.
    evidence.at = Math.max(evidence.at, day + 1)
    return { ...standingOf(evidence), blockDays, p }
  }
  const z = -normalQuantile(p)
  const factors = SHIFTS.map((shift) => Math.exp(shift * z - (shift * shift) / 2))
  return { ...takeFactors(evidence, day + 1, factors, alarmsAYear, first), blockDays, p }
}

/** A new reference: after a change that people confirmed, the past before it is no past any more. */
export function forgetBefore(detector: DriftDetector, day: number): void {
  for (const list of [detector.past, detector.open]) {
    const kept = list.filter((one) => one.day >= day)
    list.splice(0, list.length, ...kept)
  }
  detector.evidence.bets.fill(0)
  detector.evidence.gain.fill(1)
}

/** The share of the past that is as far up as this, between 0 and 1 by what is drawn for the place among equals. */
function rankOf(now: number, past: readonly { readonly score: number }[], u: number): number {
  let [above, equal] = [0, 0]
  for (const { score } of past) {
    if (score > now) above++
    else if (score === now) equal++
  }
  return (above + u * (1 + equal)) / (past.length + 1)
}

/** A number above 0 and below 1 that hangs on the seed and the day alone. */
function drawFor(seed: number, day: number): number {
  return Math.max(createRandom(Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) ^ day).next(), 2 ** -33)
}

/** How many days the next score is judged with as one. */
export const blockDaysOf = ({ past }: DriftDetector): number => blockLength(past)

/** How many days are judged as one, by how much neighbouring days have resembled each other. */
function blockLength(past: readonly DayScore[]): number {
  const correlation = neighbourCorrelation(past)
  return correlation <= 0.3 ? 1 : correlation <= 0.6 ? 3 : 7
}

/**
 * The correlation of neighbouring days, each from the middle of its kind, and none further off than days mostly are: some days at another level are next to each other, too,
 * and would look like days that resemble their neighbours just when they are what is to be told.
 */
function neighbourCorrelation(past: readonly DayScore[]): number {
  if (past.length < CORRELATION_DAYS) return 0
  const middles = new Map<string, number>()
  for (const [stratum, days] of Map.groupBy(past, (one) => one.stratum))
    middles.set(stratum, medianOf(days.map(({ score }) => score)))
  const off = past.map(({ stratum, score }) => score - (middles.get(stratum) ?? 0))
  const most = FURTHEST * medianOf(off.map(Math.abs))
  let [along, all, before] = [0, 0, 0]
  for (const one of off) {
    const near = Math.max(-most, Math.min(most, one))
    all += near ** 2
    along += near * before
    before = near
  }
  if (!(all > 0)) return 0
  const seen = along / all
  // Of few days it comes out too small (M. Kendall, Biometrika 41, 1954), and days that do resemble each other cost false alarms: half a
  // standard error is added.
  return seen + (1 + 3 * seen) / off.length + 0.5 / Math.sqrt(off.length)
}

function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2
}

/** The past cut into blocks, the latest whole; what is left over at its beginning is no block. */
function blocksOf(past: readonly DayScore[], days: number): { score: number }[] {
  const blocks: { score: number }[] = []
  for (let end = past.length; end >= days; end -= days) blocks.push({ score: meanScore(past.slice(end - days, end)) })
  return blocks
}

const meanScore = (days: readonly DayScore[]): number => days.reduce((sum, { score }) => sum + score, 0) / days.length
