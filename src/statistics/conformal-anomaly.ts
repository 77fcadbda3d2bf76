/**
 * Anomalies of a series of numbers, row by row, with nothing to set: how new is what this row shows, compared with how new
 * each of the remembered rows was when it came? Conformal anomaly detection with the distance to the nearest neighbour.
 *
 * Three views are kept of the series: the value, the mean of the last 24 values (a level that moves, slowly or at once) and the
 * mean of their last 24 steps (a series that grows restless, or stands still). In each, a row's distance is that to the nearest
 * remembered one, and p the share of the remembered distances that are at least as large, itself counted: small where
 * nothing like it was seen. The three are joined by weighted Bonferroni, half of the weight on the value.
 *
 * Assumes no distribution, scale or season. Where rows are exchangeable p is at most .01 in at most 1 % of them; those of a live
 * metric depend on each other, so that is no promise, and alarms come in runs: only the smallest p of the last tenth of what is
 * remembered counts in full. It still alarms about once in that stretch where nothing happens: a screen that shows where to
 * look, not a verdict; promises are made by the e-detectors. It does not see what is new only for its hour (a busy night), nor
 * a change back to what is remembered, and what lasts is normal after its first rows.
 * Its few numbers were chosen by reason and by one half of the Numenta benchmark, whose labels are disputed, as a whole: others
 * near them lose at most five of its 75 points there. On the other half, looked at only when all was settled, it has 63.5.
 *
 * Sources: R. Laxhammar, G. Falkman, Inductive conformal anomaly detection for sequential detection of anomalous sub-trajectories
 * (2015); V. Ishimtsev and others, Conformal k-NN anomaly detector for univariate data streams (2017), here with k = 1.
 */

import { addToRanks, countFrom, createSlidingRanks, distanceToNearest, type SlidingRanks } from './sliding-ranks.ts'

/** A month of rows every five minutes. */
const REMEMBERED = 8640
/** Two hours of such rows, or a day of hourly ones: long enough that a mean of noise lies still, and soon full of what is new. */
const WINDOW = 24
/** A row is an alarm at a p of this or less. */
const ALARM_AT = 0.01
/** Views in the order of `look`: the share of ALARM_AT that each may spend. */
const WEIGHTS = [0.5, 0.25, 0.25]

/** Everything that is remembered, as it is stored: numbers and lists of them. */
export type AnomalyState = {
  /** Up to 25 values, the newest last. */
  recent: number[]
  readonly views: readonly { readonly values: SlidingRanks; readonly distances: SlidingRanks }[]
  /** How many rows there were. */
  rows: number
  /** Of the last tenth of the memory, the rows of which none after had a smaller p; the smallest first. */
  smallest: { row: number; p: number }[]
}

export type Anomaly = {
  /** From 0 to 1: 1 - p, and half of that soon after a row as new as this one. */
  readonly score: number
  readonly isAlarm: boolean
}

export const createAnomalyState = (): AnomalyState => ({
  recent: [],
  views: WEIGHTS.map(() => ({ values: createSlidingRanks(REMEMBERED), distances: createSlidingRanks(REMEMBERED) })),
  rows: 0,
  smallest: [],
})

/**
 * Takes the next row into a state that the caller owns, and says how unusual it is given the rows before. A value that is
 * missing (NaN or infinite) is no row: it scores 0 and changes nothing. Rows count in the order given; their times are not asked.
 */
export function observeAnomaly(state: AnomalyState, value: number): Anomaly {
  if (!Number.isFinite(value)) return { score: 0, isAlarm: false }
  state.recent.push(value)
  if (state.recent.length > WINDOW + 1) state.recent.shift()
  const views = look(state.recent)
  const p = Math.min(1, ...views.map((seen, i) => pOf(state, i, seen) / (WEIGHTS[i] as number)))
  const isSmallest = keepSmallest(state, p)
  return { score: isSmallest ? 1 - p : (1 - p) / 2, isAlarm: isSmallest && p <= ALARM_AT }
}

/** What is seen of the newest rows: means only of a full window, or the first ones would spread wider than all that follow. */
function look(recent: readonly number[]): number[] {
  const value = recent.at(-1) as number
  if (recent.length <= WINDOW) return [value]
  // Sums are made anew each time: a running sum would never come back to what it was.
  let [mean, movement] = [0, 0]
  for (let i = 1; i < recent.length; i++) {
    mean += (recent[i] as number) / WINDOW
    movement += Math.abs((recent[i] as number) - (recent[i - 1] as number)) / WINDOW
  }
  // Of the very largest numbers the sums are beyond all numbers.
  return [value, mean, movement].map((seen) => Math.max(-Number.MAX_VALUE, Math.min(seen, Number.MAX_VALUE)))
}

/** The share of distances at least as large as that of what is seen, itself counted; both are remembered. */
function pOf({ views }: AnomalyState, i: number, seen: number): number {
  const { values, distances } = views[i] as AnomalyState['views'][number]
  const exact = Math.min(distanceToNearest(values, seen), Number.MAX_VALUE)
  // Sums of the same numbers in another order differ in their last digits: that is not new.
  const distance = exact <= 1e-12 * Math.abs(seen) ? 0 : exact
  const p = (countFrom(distances, distance) + 1) / (distances.arrived.length + 1)
  // The first are far from the few before them, which says nothing of those to come.
  if (values.arrived.length >= WINDOW) addToRanks(distances, distance)
  addToRanks(values, seen)
  return p
}

/** Whether no row of the last tenth of the memory has a p as small. */
function keepSmallest(state: AnomalyState, p: number): boolean {
  const row = state.rows++
  const from = row - Math.floor(Math.min(row, REMEMBERED) / 10)
  const { smallest } = state
  while (smallest[0] && smallest[0].row < from) smallest.shift()
  const isSmallest = smallest[0] === undefined || p < smallest[0].p
  while (smallest.length > 0 && (smallest.at(-1) as { p: number }).p >= p) smallest.pop()
  smallest.push({ row, p })
  return isSmallest
}
