import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { Rules } from '../receive/kept-rules.ts'
import type { Pipe } from '../receive/pipe.ts'
import { noRun } from './detail.ts'

const readByOf = question(
  'run-rules',
  `SELECT '' AS step, part, read_by FROM run_line FINAL WHERE workspace = {workspace:String} AND run = {run:String} AND read_by != ''
   UNION ALL
   SELECT step, '' AS part, read_by FROM step FINAL WHERE workspace = {workspace:String} AND run = {run:String} AND read_by != ''
   UNION ALL
   SELECT '' AS step, '' AS part, '' AS read_by FROM run FINAL WHERE workspace = {workspace:String} AND run = {run:String}`,
)

/** By which rules the lines of a run were read: of its steps, and of the parts that tell of the run itself. */
export type RulesOfRun = {
  readonly run: readonly { readonly part: string; readonly rules: Rules }[]
  readonly steps: ReadonlyMap<string, Rules>
}

/** Of lines that came as the record has them no rule is told: they were read as they stand. */
export async function askRules(evidence: Evidence, pipe: Pipe, workspace: string, run: string): Promise<RulesOfRun> {
  const rows = await evidence.ask<{ step: string; part: string; read_by: string }>(workspace, readByOf, { run })
  if (rows.length === 0) throw noRun(run)
  const sets = await pipe.rulesOf(rows.map(({ read_by }) => read_by))
  const told = rows.flatMap(({ step, part, read_by }) => {
    const rules = sets.get(read_by)
    return rules ? [{ step, part, rules }] : []
  })
  return {
    run: told.filter(({ step }) => step === '').map(({ part, rules }) => ({ part, rules })),
    steps: new Map(told.filter(({ step }) => step !== '').map(({ step, rules }) => [step, rules])),
  }
}
