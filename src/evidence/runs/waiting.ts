import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { counted, type Range, scope } from './measures.ts'

/** Approvals that wait for somebody. */
export type Waiting = {
  readonly n: number
  /** The one that has waited longest: its run, and since when; null where none waits. */
  readonly oldest: { readonly run: string; readonly since: Micros } | null
}

const open = `SELECT run, min(assumeNotNull(started)) AS since FROM step FINAL
   WHERE workspace = {workspace:String} AND kind = 'approval' AND ended IS NULL AND status IN ('', 'running')
     AND started < toDateTime64({to:String}, 6, 'UTC')
     AND run IN (SELECT run FROM run FINAL WHERE ${counted} AND status IN ('', 'running')) GROUP BY run`

const waiting = question(
  'approvals-waiting',
  `SELECT count() AS n, argMin(run, (since, run)) AS oldest, toUnixTimestamp64Micro(min(since)) AS first
   FROM (${open}) AS open
   INNER JOIN (SELECT run, case FROM run FINAL WHERE ${counted} AND status IN ('', 'running')) AS of_run USING run
   LEFT JOIN (SELECT run, max(at) AS answered FROM verdict FINAL
     WHERE workspace = {workspace:String} AND by_kind = 'person' AND run != '' GROUP BY run) AS by_run USING run
   LEFT JOIN (SELECT case, max(at) AS answered_case FROM verdict FINAL
     WHERE workspace = {workspace:String} AND by_kind = 'person' AND run = '' GROUP BY case) AS by_case USING case
   WHERE NOT ifNull(answered >= since, false) AND NOT ifNull(answered_case >= since, false)`,
)

/**
 * The approvals of a workflow that wait: begun before the end of the range, in runs that are not over, and answered by nobody since. Whoever waits still is in
 * no figure of how long approvals waited.
 */
export async function askWaiting(evidence: Evidence, workspace: string, range: Range): Promise<Waiting> {
  const { from: _, ...asked } = scope(range)
  const [row] = await evidence.ask<{ n: string; oldest: string; first: string }>(workspace, waiting, asked)
  const n = Number(row?.n ?? 0)
  return { n, oldest: row && n > 0 ? { run: row.oldest, since: Number(row.first) } : null }
}
