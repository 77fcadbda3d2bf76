import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/**
 * The Numenta Anomaly Benchmark: series of metrics in which windows hold what people called anomalies. An alarm counts the
 * more, the earlier it comes in a window, and only the first one; outside windows each alarm costs. Its windows are wide, some
 * hold nothing that can be seen in the series, and some plain anomalies have none (R. Wu, E. Keogh, arXiv 2009.13807): a
 * detector is compared by its score, and is not made better by chasing it.
 * Source of the measure: A. Lavin, S. Ahmad, Evaluating real-time anomaly detection algorithms (2015), and the set's own scorer.
 */
export type Labelled = {
  readonly name: string
  /** As the file has them: an ISO date and time without a zone. */
  readonly timestamps: readonly string[]
  readonly values: readonly number[]
  /** First and last row of each window, in order. */
  readonly windows: readonly (readonly [first: number, last: number])[]
}

/** What a detector says of a series, row by row. */
export type Judged = Labelled & { readonly scores: readonly number[]; readonly alarms: readonly boolean[] }

type Profile = keyof typeof PROFILES

/** What a missed window and a false alarm cost; a window found at its start is worth 1. */
const PROFILES = {
  standard: { miss: 1, falseAlarm: 0.11 },
  rewardLowFalseAlarms: { miss: 1, falseAlarm: 0.22 },
  rewardLowMisses: { miss: 2, falseAlarm: 0.11 },
} as const

export type NabScore = {
  /** At the one threshold for all series that is best for this profile: how the benchmark compares detectors. */
  readonly optimised: number
  readonly threshold: number
  /** At the detector's own alarms. */
  readonly ownAlarms: number
}

/** The series and windows of a copy of the set: `data/GROUP/NAME.csv.gz` and `labels/combined_windows.json`. */
export function readNab(folder: string): Labelled[] {
  const windows = JSON.parse(readFileSync(join(folder, 'labels/combined_windows.json'), 'utf8')) as Record<
    string,
    [string, string][]
  >
  return readdirSync(join(folder, 'data'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.csv.gz'))
    .sort()
    .map((file) => {
      const name = file.slice(0, -'.gz'.length)
      const rows = gunzipSync(readFileSync(join(folder, 'data', file)))
        .toString()
        .trim()
        .split(/\r?\n/)
        .slice(1)
        .map((row) => row.split(','))
      const timestamps = rows.map(([timestamp]) => timestamp ?? '')
      const rowOf = (time: string) => timestamps.indexOf(time.replace(/\.0+$/, ''))
      return {
        name,
        timestamps,
        values: rows.map(([, value]) => Number(value)),
        windows: (windows[name] ?? []).map(([first, last]) => [rowOf(first), rowOf(last)] as const),
      }
    })
}

/** The score of all series together: 0 of a detector that never alarms, 100 of one that alarms once, at the start of each window. */
export function scoreNab(series: readonly Judged[]): Record<Profile, NabScore> {
  const byProfile = (profile: Profile): NabScore => {
    const best = sweep(series, profile).reduce((best, next) => (next.sum > best.sum ? next : best))
    const own = series.reduce((sum, judged) => sum + sumOfAlarms(judged, judged.alarms, profile), 0)
    return {
      optimised: normalised(best.sum, series, profile),
      threshold: best.threshold,
      ownAlarms: normalised(own, series, profile),
    }
  }
  return {
    standard: byProfile('standard'),
    rewardLowFalseAlarms: byProfile('rewardLowFalseAlarms'),
    rewardLowMisses: byProfile('rewardLowMisses'),
  }
}

/** What the benchmark calls the raw score of one series, for these alarms. */
export function sumOfAlarms(series: Labelled, alarms: readonly boolean[], profile: Profile = 'standard'): number {
  const steps = sweep([{ ...series, scores: alarms.map(Number), alarms }], profile)
  return (steps.find(({ threshold }) => threshold === 1) ?? (steps[0] as Step)).sum
}

/** A sum of raw scores on the scale from silence to perfection. */
export function normalised(sum: number, series: readonly Labelled[], profile: Profile = 'standard'): number {
  const windows = series.reduce((count, { windows }) => count + windows.length, 0)
  const silent = -windows * PROFILES[profile].miss
  return (100 * (sum - silent)) / (windows - silent)
}

type Step = { readonly threshold: number; readonly sum: number }

/** The sum of raw scores at each threshold that makes a difference, the highest first; before all, silence. */
function sweep(series: readonly Judged[], profile: Profile): Step[] {
  const { miss, falseAlarm } = PROFILES[profile]
  const rows = series.flatMap(scoredRows).sort((a, b) => b.score - a.score)
  // What each window is worth so far: the earliest alarm in it.
  const worthByWindow = new Map(rows.flatMap(({ window }) => (window ? [[window, -miss]] : [])))
  let sum = -miss * worthByWindow.size
  const steps: Step[] = [{ threshold: Number.POSITIVE_INFINITY, sum }]
  for (const [i, { window, worth, score }] of rows.entries()) {
    const before = window && worthByWindow.get(window)
    if (before === undefined) sum += worth * falseAlarm
    else if (worth > before) {
      sum += worth - before
      worthByWindow.set(window as Window, worth)
    }
    if (score !== rows[i + 1]?.score) steps.push({ threshold: score, sum })
  }
  return steps
}

type Window = { readonly first: number; readonly last: number }

/** What an alarm at each row would be worth: up to 1 inside a window, down to -1 outside. The first rows are not scored. */
function scoredRows({ timestamps, windows, scores }: Judged): { window?: Window; worth: number; score: number }[] {
  const unscored = Math.min(Math.floor(0.15 * timestamps.length), 750)
  const own: Window[] = windows.map(([first, last]) => ({ first, last }))
  return scores.slice(unscored).map((score, i) => {
    const row = unscored + i
    const window = own.find(({ first, last }) => first <= row && row <= last)
    if (window) {
      const { first, last } = window
      return { window, worth: sigmoid(-(last - row + 1) / (last - first + 1)) / sigmoid(-1), score }
    }
    const past = own.findLast(({ last }) => last < row)
    return { worth: past ? sigmoid((row - past.last) / (past.last - past.first)) : -1, score }
  })
}

/** 1 far before the end of a window, 0 at its end, -1 far behind. */
const sigmoid = (position: number): number => (position > 3 ? -1 : 2 / (1 + Math.exp(5 * position)) - 1)
