import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'

/** As many as are left out where it is asked what would be without them. */
const MOST = 200_000

const between = question(
  'runs-known-between',
  `SELECT DISTINCT run FROM counted
   WHERE workspace = {workspace:String} AND measure = 'status' AND ({workflow:String} = '' OR workflow = {workflow:String})
     AND counted.known >= fromUnixTimestamp64Micro({from:Int64}) AND counted.known < fromUnixTimestamp64Micro({to:Int64})
     AND counted.arrived <= fromUnixTimestamp64Micro({by:Int64})
   ORDER BY run LIMIT {limit:UInt32}`,
)

type Between = {
  /** Null: of every workflow. */
  readonly workflow: string | null
  readonly from: Micros
  readonly to: Micros
  /** Only what was counted by this stamp. */
  readonly by: Micros
}

/** The runs that were over in a time. */
export async function askKnownBetween(
  evidence: Evidence,
  workspace: string,
  { workflow, ...range }: Between,
): Promise<string[]> {
  const asked = { ...range, workflow: workflow ?? '', limit: MOST }
  const rows = await evidence.ask<{ run: string }>(workspace, between, asked)
  return rows.map(({ run }) => run)
}
