import { startOfDay } from '../../base/calendar.ts'
import { AppError } from '../../base/errors.ts'
import { floorHour, formatTime, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { dayGrain } from './roll-up.ts'

export const groupings = ['release', 'case_type', 'route', 'model', 'workflow', 'day', 'month'] as const
export type Grouping = (typeof groupings)[number]

/** The plain numbers behind everything: runs of the modes live and canary. Null is unknown. */
export type Figures = {
  readonly runs: number
  /** Runs with an outcome. */
  readonly judged: number
  readonly accepted: number
  readonly corrected: number
  readonly rejected: number
  readonly escalated: number
  readonly reopened: number
  readonly untouched: number
  readonly handed_over: number
  readonly exceptions: number
  readonly errors: number
  readonly tool_calls: number
  readonly tool_errors: number
  readonly runs_with_tool_errors: number
  /** Exact decimal text in the workspace's currency. */
  readonly cost_reported: string | null
  readonly cost_estimated: string | null
  readonly cost_unknown_runs: number
  /** The middle one of the known durations; of two middle ones the longer, so that it is a duration that was. */
  readonly median_duration_ms: number | null
  readonly p95_duration_ms: number | null
}

export type FiguresRow = Figures & { readonly group: string | null }

export type FiguresAsked = {
  readonly workflow?: string | undefined
  readonly by?: Grouping | undefined
  /** Null: the runs whose release is unknown. */
  readonly release?: string | null | undefined
  readonly case_type?: string | undefined
  readonly route?: string | undefined
  /** Half-open on the run's start. Runs without a known start are left out wherever a time is asked for. */
  readonly from?: Micros | undefined
  readonly to?: Micros | undefined
  /** Of runs with a known start only those that started before: see `countedUntil`. */
  readonly as_of?: Micros | undefined
}

const figures = question(
  'figures',
  `SELECT
     multiIf({by:String} = 'release', release, {by:String} = 'case_type', case_type, {by:String} = 'route', route,
       {by:String} = 'model', model, {by:String} = 'workflow', workflow,
       {by:String} = 'day', toString(toDate(bucket, {zone:String})),
       {by:String} = 'month', formatDateTime(bucket, '%Y-%m', {zone:String}), '') AS group,
     sum(runs) AS runs,
     sumIf(runs, outcome != '') AS judged,
     sumIf(runs, outcome = 'accepted') AS accepted, sumIf(runs, outcome = 'corrected') AS corrected,
     sumIf(runs, outcome = 'rejected') AS rejected, sumIf(runs, outcome = 'escalated') AS escalated,
     sumIf(runs, outcome = 'reopened') AS reopened, sumIf(runs, outcome = 'untouched') AS untouched,
     sumIf(runs, status = 'handed_over') AS handed_over, sumIf(runs, status = 'exception') AS exceptions,
     sumIf(runs, status = 'error') AS errors,
     sum(tool_calls) AS tool_calls, sum(tool_errors) AS tool_errors, sum(runs_with_tool_errors) AS runs_with_tool_errors,
     sum(cost_reported) AS cost_reported, sum(cost_estimated) AS cost_estimated, sum(cost_unknown_runs) AS cost_unknown_runs,
     quantileExactHighArray(0.5)(durations) / 1000 AS median_duration_ms,
     quantileExactInclusiveArray(0.95)(durations) / 1000 AS p95_duration_ms,
     sum(length(durations)) AS timed
   FROM rollup
   WHERE workspace = {workspace:String} AND grain IN {grains:Array(String)}
     AND ({workflow:String} = '' OR workflow = {workflow:String})
     AND ({any_release:Bool} OR release = {release:String})
     AND ({case_type:String} = '' OR case_type = {case_type:String})
     AND ({route:String} = '' OR route = {route:String})
     AND (grain = 'untimed' OR (bucket >= toDateTime({from:Int64}, 'UTC') AND bucket < toDateTime({to:Int64}, 'UTC')))
     AND (workflow, grain, bucket, version) IN (
       SELECT workflow, grain, bucket, max(version) FROM rollup
       WHERE workspace = {workspace:String} AND grain IN {grains:Array(String)}
         AND ({workflow:String} = '' OR workflow = {workflow:String})
         AND (grain = 'untimed' OR (bucket >= toDateTime({from:Int64}, 'UTC') AND bucket < toDateTime({to:Int64}, 'UTC')))
       GROUP BY workflow, grain, bucket)
   GROUP BY group HAVING sum(runs) > 0
   ORDER BY group`,
)

/** The last second a DateTime of the store can hold (2106-02-07); "until" where no end is asked for. */
const END = 4294967295

/** Figures of a workspace, from the rollups: a row per group in the group's order, or one row; none where there are no runs. */
export async function askFigures(
  evidence: Evidence,
  workspace: string,
  zone: string,
  asked: FiguresAsked,
): Promise<FiguresRow[]> {
  const { from, by } = asked
  const [to, timed] = [endOf(asked), isByTime(asked)]
  const rows = await evidence.ask<Record<string, string | number | null>>(workspace, figures, {
    by: by ?? '',
    zone,
    workflow: asked.workflow ?? '',
    any_release: asked.release === undefined,
    release: asked.release ?? '',
    case_type: asked.case_type ?? '',
    route: asked.route ?? '',
    grains: [grainFor(zone, { from, to, by }), ...(timed ? [] : ['untimed'])],
    from: from === undefined ? 0 : Math.ceil(from / 1e6),
    to: to === undefined ? END : Math.ceil(to / 1e6),
  })
  return rows.map(toFigures)
}

const untimedRuns = question(
  'figures-untimed',
  `SELECT sum(runs) AS runs FROM rollup WHERE workspace = {workspace:String} AND grain = 'untimed' AND workflow = {workflow:String}
     AND version = (SELECT max(version) FROM rollup
       WHERE workspace = {workspace:String} AND grain = 'untimed' AND workflow = {workflow:String})`,
)

/** How many runs of a workflow have no known start: they are in its figures, and in those of no day. */
export async function askUntimedRuns(evidence: Evidence, workspace: string, workflow: string): Promise<number> {
  const [row] = await evidence.ask<{ runs: string }>(workspace, untimedRuns, { workflow })
  return Number(row?.runs ?? 0)
}

const releaseDays = question(
  'releases-days',
  `SELECT release, toString(toDate(min(bucket), {zone:String})) AS first, toString(toDate(max(bucket), {zone:String})) AS last
   FROM rollup
   WHERE workspace = {workspace:String} AND grain = {grain:String} AND workflow = {workflow:String} AND release != '' AND runs > 0
     AND (bucket, version) IN (
       SELECT bucket, max(version) FROM rollup
       WHERE workspace = {workspace:String} AND grain = {grain:String} AND workflow = {workflow:String} GROUP BY bucket)
   GROUP BY release ORDER BY first, release`,
)

/** When a release ran: the days of its first and of its last run that figures count, in the workspace's zone. */
export type ReleaseDays = { readonly release: string; readonly first: string; readonly last: string }

/** The releases of a workflow, by the day on which they ran first. Runs without a known start or release tell nothing of it. */
export async function askReleaseDays(
  evidence: Evidence,
  workspace: string,
  zone: string,
  workflow: string,
): Promise<ReleaseDays[]> {
  return await evidence.ask<ReleaseDays>(workspace, releaseDays, { zone, grain: dayGrain(zone), workflow })
}

/** Whether times are asked for: runs without a known start are then left out. */
export const isByTime = ({ from, to, by }: FiguresAsked): boolean =>
  from !== undefined || to !== undefined || by === 'day' || by === 'month'

/** Where runs with a known start end to be counted. */
export function endOf({ to, as_of }: FiguresAsked): Micros | undefined {
  return to === undefined || as_of === undefined ? (to ?? as_of) : Math.min(to, as_of)
}

/**
 * Up to where figures as of a moment count. They are kept by the hour and by the day: up to its full hour; up to the start of
 * its day where days are counted, or where the range begins with a day that begins within an hour.
 */
export function countedUntil(zone: string, asOf: Micros, { from = 0, by }: Pick<FiguresAsked, 'from' | 'by'>): Micros {
  const inDays = by === 'day' || by === 'month' || floorHour(from) !== from
  return inDays ? startOfDay(asOf, zone) : floorHour(asOf)
}

/** Days where the bounds are bounds of days, hours where they are whole hours; nothing finer is rolled up. */
function grainFor(zone: string, { from, to, by }: Pick<FiguresAsked, 'from' | 'to' | 'by'>): string {
  const bounds = [from, to].filter((bound) => bound !== undefined)
  if (bounds.every((bound) => startOfDay(bound, zone) === bound)) return dayGrain(zone)
  const odd = bounds.find((bound) => floorHour(bound) !== bound)
  if (odd !== undefined || by === 'day' || by === 'month')
    throw new AppError(
      'invalid_input',
      `${formatTime(odd ?? bounds[0] ?? 0)} is not the start of ${by === 'day' || by === 'month' ? `a day in ${zone}` : `a full hour or of a day in ${zone}`}. Give a bound that is.`,
    )
  return 'hour'
}

function toFigures(row: Record<string, string | number | null>): FiguresRow {
  const count = (name: string) => Number(row[name])
  const decimal = (name: string) => (row[name] === null ? null : String(row[name]))
  const known = count('timed') > 0
  return {
    group: row.group === '' ? null : String(row.group),
    runs: count('runs'),
    judged: count('judged'),
    accepted: count('accepted'),
    corrected: count('corrected'),
    rejected: count('rejected'),
    escalated: count('escalated'),
    reopened: count('reopened'),
    untouched: count('untouched'),
    handed_over: count('handed_over'),
    exceptions: count('exceptions'),
    errors: count('errors'),
    tool_calls: count('tool_calls'),
    tool_errors: count('tool_errors'),
    runs_with_tool_errors: count('runs_with_tool_errors'),
    cost_reported: decimal('cost_reported'),
    cost_estimated: decimal('cost_estimated'),
    cost_unknown_runs: count('cost_unknown_runs'),
    median_duration_ms: known ? Number(row.median_duration_ms) : null,
    p95_duration_ms: known ? Number(row.p95_duration_ms) : null,
  }
}
