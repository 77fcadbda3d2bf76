import { MICROS, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'

/** So many of the last runs that called a system are looked at, and none from before so long: watching costs what is new, not what is kept. */
const [LATEST, SINCE] = [5_000, 120 * MICROS.d]

/** In the order in which they are kept, from the end: what came before is not read. */
const callers = question(
  'callers-of-integration',
  `SELECT run, workflow, toUnixTimestamp64Micro(called.known) AS moment, calls, failed FROM called
   WHERE workspace = {workspace:String} AND integration = {integration:String}
     AND called.known >= fromUnixTimestamp64Micro({from:Int64}) AND called.known <= fromUnixTimestamp64Micro({to:Int64})
     AND called.arrived <= fromUnixTimestamp64Micro({by:Int64})
   ORDER BY called.known DESC, run DESC LIMIT {limit:UInt32}`,
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
  /** From here on, and more than the last runs: for a replay of what is kept. */
  readonly from?: Micros
}

/** The runs that called some integrations and are over, in the order in which they were: the latest of each. */
export async function askCallers(
  evidence: Evidence,
  workspace: string,
  { integrations, to, by, from }: Asked,
): Promise<CallerRun[]> {
  type Row = Record<'run' | 'workflow' | 'moment' | 'calls' | 'failed', string>
  const bounds = { to, by, from: from ?? to - SINCE, limit: from === undefined ? LATEST : 40 * LATEST }
  const all: CallerRun[] = []
  for (const integration of integrations) {
    const rows = await evidence.ask<Row>(workspace, callers, { integration, ...bounds })
    // What a repeated insert left twice stands side by side.
    const once = rows.filter(({ run, moment }, at) => run !== rows[at - 1]?.run || moment !== rows[at - 1]?.moment)
    for (const { run, workflow, moment, calls, failed } of once)
      all.push({ integration, run, workflow, known: Number(moment), calls: Number(calls), failed: Number(failed) })
  }
  return all.sort((a, b) => a.known - b.known || (a.run < b.run ? -1 : a.run > b.run ? 1 : 0))
}
