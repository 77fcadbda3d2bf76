import { MICROS, type Micros } from '../../base/time.ts'
import type { ArrivalHour } from '../../statistics/silence.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'

/** What arrives within a week of a run is news of it, or late; what comes later is history that was brought in, and says nothing of how runs arrive. */
const LATE = 8 * MICROS.d

const last = question(
  'arrivals-last',
  `SELECT workflow, toUnixTimestamp64Micro(max(counted.arrived)) AS last FROM counted
   WHERE workspace = {workspace:String} AND measure = 'status'
     AND counted.arrived > fromUnixTimestamp64Micro({since:Int64}) AND counted.arrived <= fromUnixTimestamp64Micro({by:Int64})
     AND counted.known >= counted.arrived - toIntervalMicrosecond({late:Int64})
   GROUP BY workflow`,
)

/** When a run of each workflow arrived last, of those that arrived while they were news, after a moment and by a stamp. */
export async function askLastArrivals(
  evidence: Evidence,
  workspace: string,
  { since, by }: { readonly since: Micros; readonly by: Micros },
): Promise<ReadonlyMap<string, Micros>> {
  const rows = await evidence.ask<{ workflow: string; last: string }>(workspace, last, { since, by, late: LATE })
  return new Map(rows.map((row) => [row.workflow, Number(row.last)]))
}

const uncounted = question(
  'arrivals-uncounted',
  `SELECT DISTINCT workflow FROM touched
   WHERE workspace = {workspace:String} AND arrived > fromUnixTimestamp64Micro({by:Int64})`,
)

/** Of which workflows runs arrived that are not counted by a stamp: a server counts them some seconds later. */
export async function askUncounted(evidence: Evidence, workspace: string, by: Micros): Promise<ReadonlySet<string>> {
  const rows = await evidence.ask<{ workflow: string }>(workspace, uncounted, { by })
  return new Set(rows.map(({ workflow }) => workflow))
}

const hours = question(
  'arrivals-by-hour',
  `SELECT toUnixTimestamp(hour) AS begun, uniqExact(run) AS runs,
     arraySort(groupUniqArray(toUnixTimestamp64Micro(moment))) AS moments,
     toString(moments[1]) AS first, toString(moments[-1]) AS last, toString(arrayMax(arrayDifference(moments))) AS longest
   FROM (
     SELECT run, if({as_known:UInt8} = 1, counted.known, counted.arrived) AS moment, toStartOfHour(moment) AS hour FROM counted
     WHERE workspace = {workspace:String} AND workflow = {workflow:String} AND measure = 'status'
       AND ({as_known:UInt8} = 1 OR counted.arrived <= fromUnixTimestamp64Micro({by:Int64})
         AND counted.known >= counted.arrived - toIntervalMicrosecond({late:Int64})))
   WHERE moment > fromUnixTimestamp64Micro({since:Int64}) AND moment <= fromUnixTimestamp64Micro({to:Int64})
   GROUP BY hour ORDER BY hour`,
)

type Asked = {
  readonly workflow: string
  readonly since: Micros
  readonly to: Micros
  /** Only what was counted by this stamp. */
  readonly by: Micros
  /** Whenever it was counted, as if each run had arrived when it was over: of history, which arrived at once. */
  readonly asKnown?: boolean
}

/** The hours in which runs of a workflow arrived, in their order; times are hours since 1970. */
export async function askArrivalHours(
  evidence: Evidence,
  workspace: string,
  { asKnown = false, ...asked }: Asked,
): Promise<ArrivalHour[]> {
  type Row = { begun: number; runs: string; first: string; last: string; longest: string }
  const params = { ...asked, late: LATE, as_known: asKnown ? 1 : 0 }
  const rows = await evidence.ask<Row>(workspace, hours, params)
  return rows.map((row) => ({
    hour: Number(row.begun) / 3600,
    runs: Number(row.runs),
    first: Number(row.first) / MICROS.h,
    last: Number(row.last) / MICROS.h,
    longest: Number(row.longest) / MICROS.h,
  }))
}
