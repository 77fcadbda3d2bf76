import { localDay, startOfDay } from '../../base/calendar.ts'
import { floorHour, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { dayGrain } from './roll-up.ts'

/** What is known of the runs of a time. Costs are exact decimal text in the workspace's currency; null is unknown. */
export type Span = {
  readonly runs: number
  readonly judged: number
  readonly accepted: number
  readonly cost_reported: string | null
  readonly cost_estimated: string | null
  readonly cost_unknown_runs: number
}

/** A workflow in a time, in the one before it, and in all that is known up to its end; and the day of its first run. */
export type Lately = {
  readonly workflow: string
  readonly now: Span
  readonly before: Span
  readonly all: Span
  readonly first: string
}

const spans = {
  now: `bucket >= toDateTime({from:Int64}, 'UTC')`,
  before: `bucket >= toDateTime({before:Int64}, 'UTC') AND bucket < toDateTime({from:Int64}, 'UTC')`,
  all: 'true',
} as const

const columns = Object.entries(spans).map(
  ([name, when]) => `sumIf(runs, ${when}) AS ${name}_runs,
     sumIf(runs, outcome != '' AND ${when}) AS ${name}_judged, sumIf(runs, outcome = 'accepted' AND ${when}) AS ${name}_accepted,
     sumIf(cost_reported, ${when}) AS ${name}_cost_reported, sumIf(cost_estimated, ${when}) AS ${name}_cost_estimated,
     sumIf(cost_unknown_runs, ${when}) AS ${name}_cost_unknown_runs`,
)

/** Whole days as long as they are enough, and hours for what is cut at an hour: two months of hours, however long the record. */
const inTime = `((grain = {days:String} AND bucket < toDateTime({edge:Int64}, 'UTC'))
       OR (grain = 'hour' AND bucket >= toDateTime({edge:Int64}, 'UTC') AND bucket < toDateTime({to:Int64}, 'UTC')))`

const lately = question(
  'runs-lately',
  `SELECT workflow, ${columns.join(',\n     ')}, toUnixTimestamp(min(bucket)) AS first
   FROM rollup
   WHERE workspace = {workspace:String} AND runs > 0 AND ${inTime}
     AND (workflow, grain, bucket, version) IN (
       SELECT workflow, grain, bucket, max(version) FROM rollup
       WHERE workspace = {workspace:String} AND ${inTime}
       GROUP BY workflow, grain, bucket)
   GROUP BY workflow`,
)

/** Every workflow of a workspace in one question. The bounds are those of days of the zone, or whole hours. */
export async function askLately(
  evidence: Evidence,
  workspace: string,
  zone: string,
  { before, from, to }: { before: Micros; from: Micros; to: Micros },
): Promise<Lately[]> {
  const areDays = [before, from, to].every((bound) => startOfDay(bound, zone) === bound)
  const day = startOfDay(before, zone)
  // In a zone whose days begin at half past, days and hours do not meet: there, all of it is hours.
  const edge = areDays ? to : floorHour(day) === day ? day : 0
  const rows = await evidence.ask<Record<string, string | number | null>>(workspace, lately, {
    days: dayGrain(zone),
    edge: edge / 1e6,
    before: before / 1e6,
    from: from / 1e6,
    to: to / 1e6,
  })
  return rows.map((row) => ({
    workflow: String(row.workflow),
    now: toSpan(row, 'now'),
    before: toSpan(row, 'before'),
    all: toSpan(row, 'all'),
    first: localDay(Number(row.first) * 1e6, zone),
  }))
}

function toSpan(row: Record<string, string | number | null>, name: keyof typeof spans): Span {
  const count = (column: string) => Number(row[`${name}_${column}`])
  const decimal = (column: string) => {
    const value = row[`${name}_${column}`]
    return value === null || value === undefined ? null : String(value)
  }
  return {
    runs: count('runs'),
    judged: count('judged'),
    accepted: count('accepted'),
    cost_reported: decimal('cost_reported'),
    cost_estimated: decimal('cost_estimated'),
    cost_unknown_runs: count('cost_unknown_runs'),
  }
}
