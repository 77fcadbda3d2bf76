import { formatTimeForStore, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'

const countedTo = question(
  'figures-counted-to',
  `SELECT toUnixTimestamp64Micro(max(arrived)) AS moment FROM rollup
   WHERE workspace = {workspace:String} AND ({workflow:String} = '' OR workflow = {workflow:String})`,
)

/** The stamp up to which every run of a workflow ('': of any) is in its figures for certain. Of what is stamped later some may be. */
export async function askCountedTo(evidence: Evidence, workspace: string, workflow: string): Promise<Micros> {
  const [row] = await evidence.ask<{ moment: string }>(workspace, countedTo, { workflow })
  return Number(row?.moment ?? 0)
}

/** What came in or changed after a stamp, by kind. */
export type Changes = { readonly runs: number; readonly eligible: number; readonly incidents: number }

const after = 'arrived > fromUnixTimestamp64Micro({since:Int64})'

/**
 * A run is made again after every late line of its own, and stamped anew. Without FINAL, so that one that left the
 * range is counted too, until the engine merges its older version away.
 */
const changed = question(
  'runs-changed',
  `SELECT
     (SELECT uniqExact(run) FROM run WHERE workspace = {workspace:String} AND ({workflow:String} = '' OR workflow = {workflow:String})
        AND started >= toDateTime64({from:String}, 6, 'UTC') AND started < toDateTime64({to:String}, 6, 'UTC')
        AND run IN (SELECT run FROM run WHERE workspace = {workspace:String} AND ${after})) AS runs,
     (SELECT count() FROM eligible FINAL WHERE workspace = {workspace:String} AND ({workflow:String} = '' OR workflow = {workflow:String}) AND ${after}) AS eligible,
     (SELECT count() FROM incident FINAL WHERE workspace = {workspace:String} AND ({workflow:String} = '' OR workflow = {workflow:String}) AND ${after}) AS incidents`,
)

/** What came in or changed of a workflow ('': of any) since a stamp: runs that began in the range, counts of eligible cases, incidents. */
export async function askChanges(
  evidence: Evidence,
  workspace: string,
  range: { workflow: string; from: Micros; to: Micros; since: Micros },
): Promise<Changes> {
  const { workflow, from, to, since } = range
  const params = { workflow, since, from: formatTimeForStore(from), to: formatTimeForStore(to) }
  const [row] = await evidence.ask<Record<keyof Changes, string>>(workspace, changed, params)
  return { runs: Number(row?.runs), eligible: Number(row?.eligible), incidents: Number(row?.incidents) }
}
