import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'

/** Runs of which the first line came after a stamp: what was known before is only changed, and no arrival. */
const arrived = question(
  'runs-arrived',
  `SELECT run FROM run FINAL
   WHERE workspace = {workspace:String}
     AND run IN (SELECT run FROM run WHERE workspace = {workspace:String} AND arrived > fromUnixTimestamp64Micro({since:Int64}))
     AND run NOT IN (SELECT run FROM step WHERE workspace = {workspace:String} AND arrived <= fromUnixTimestamp64Micro({since:Int64})
       AND run IN (SELECT run FROM run WHERE workspace = {workspace:String} AND arrived > fromUnixTimestamp64Micro({since:Int64})))
     AND run NOT IN (SELECT run FROM run_line WHERE workspace = {workspace:String} AND arrived <= fromUnixTimestamp64Micro({since:Int64})
       AND run IN (SELECT run FROM run WHERE workspace = {workspace:String} AND arrived > fromUnixTimestamp64Micro({since:Int64})))
   ORDER BY arrived, run LIMIT 20`,
)

/** The runs that came since a stamp for the first time, in the order they came. */
export async function askArrived(evidence: Evidence, workspace: string, since: Micros): Promise<string[]> {
  const rows = await evidence.ask<{ run: string }>(workspace, arrived, { since })
  return rows.map(({ run }) => run)
}
