import { MICROS, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'

/** So many of the last runs of a workspace are looked at, and none from before so long: watching costs what is new, not what is kept. */
const [LATEST, SINCE] = [20_000, 120 * MICROS.d]

const latest = `SELECT run, any(workflow) AS workflow, min(counted.known) AS moment FROM counted
  WHERE workspace = {workspace:String} AND measure = 'tool_calls' AND counted.known >= fromUnixTimestamp64Micro({from:Int64})
    AND counted.known <= fromUnixTimestamp64Micro({to:Int64}) AND counted.arrived <= fromUnixTimestamp64Micro({by:Int64})
  GROUP BY run ORDER BY moment DESC, run LIMIT {limit:UInt32}`

const callers = question(
  'callers-of-integrations',
  `SELECT integration, run, workflow, toUnixTimestamp64Micro(moment) AS known, calls, failed FROM (
     SELECT integration, run, count() AS calls, countIf(status = 'error') AS failed FROM step FINAL
     WHERE workspace = {workspace:String} AND kind IN ('tool', 'write') AND integration IN {integrations:Array(String)}
       AND run IN (SELECT run FROM (${latest}))
     GROUP BY integration, run) AS called
   INNER JOIN (${latest}) AS known_runs USING run
   ORDER BY moment, run, integration LIMIT 200000`,
)

/** A run that called an integration: when it was over, how often it called, and how many of the calls failed. */
export type CallerRun = {
  readonly integration: string
  readonly run: string
  readonly workflow: string
  readonly known: Micros
  readonly calls: number
  readonly failed: number
}

type Asked = {
  readonly integrations: readonly string[]
  readonly to: Micros
  /** Only what was counted by this stamp. */
  readonly by: Micros
  /** From here on, and not only the last runs: for a replay of what is kept. */
  readonly from?: Micros
}

/** The runs that called some integrations and are over, in the order in which they were: of the latest of the workspace. */
export async function askCallers(
  evidence: Evidence,
  workspace: string,
  { integrations, to, by, from }: Asked,
): Promise<CallerRun[]> {
  type Row = Omit<CallerRun, 'known' | 'calls' | 'failed'> & Record<'known' | 'calls' | 'failed', string>
  const bounds = { from: from ?? to - SINCE, limit: from === undefined ? LATEST : 10 * LATEST }
  const asked = { integrations, to, by, ...bounds }
  const rows = await evidence.ask<Row>(workspace, callers, asked)
  return rows.map((row) => ({
    ...row,
    known: Number(row.known),
    calls: Number(row.calls),
    failed: Number(row.failed),
  }))
}
