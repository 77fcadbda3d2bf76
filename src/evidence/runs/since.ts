import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'

/** The time is first asked for without FINAL, by its index, so that only the runs of it are read as they are now. */
const runsSince = question(
  'runs-since',
  `SELECT workflow, count() AS runs FROM run FINAL
   WHERE workspace = {workspace:String} AND mode = 'live' AND has({workflows:Array(String)}, workflow)
     AND run IN (SELECT run FROM run WHERE workspace = {workspace:String}
       AND started >= fromUnixTimestamp64Micro({first:Int64}) AND started < fromUnixTimestamp64Micro({to:Int64}))
     AND toUnixTimestamp64Micro(started) >= arrayElement({since:Array(Int64)}, indexOf({workflows:Array(String)}, workflow))
     AND toUnixTimestamp64Micro(started) < {to:Int64}
   GROUP BY workflow`,
)

/** How many live runs of some workflows began since a moment of each, up to one moment for all. */
export async function askRunsSince(
  evidence: Evidence,
  workspace: string,
  asked: readonly { readonly workflow: string; readonly since: Micros }[],
  to: Micros,
): Promise<Map<string, number>> {
  if (asked.length === 0) return new Map()
  const rows = await evidence.ask<{ workflow: string; runs: string }>(workspace, runsSince, {
    workflows: asked.map((one) => one.workflow),
    since: asked.map((one) => one.since),
    first: Math.min(...asked.map((one) => one.since)),
    to,
  })
  return new Map(rows.map((row) => [row.workflow, Number(row.runs)]))
}
