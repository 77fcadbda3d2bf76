import type { Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { factsOf, type LinesOfRun, type RunRow, rootOf, type StepRow, type VerdictRow } from './assemble.ts'
import { isMixed, spanOfN8n, toldOnce } from './told-twice.ts'

const between = (from: string, to: string) =>
  `arrived > fromUnixTimestamp64Micro(${from}) AND arrived <= fromUnixTimestamp64Micro(${to})`
const arrived = between('{from:Int64}', '{to:Int64}')
const waited = between('{from:Int64} - {wait:Int64}', '{to:Int64} - {wait:Int64}')

/**
 * Runs that got lines between two stamps, in order of their id, page by page. A verdict on a case touches every run of
 * the case. No FINAL: a replaced line only adds a run that is made again to the same summary. Beside them the runs that
 * have waited long enough: their steps and parts came so much earlier, and there is no summary of them.
 */
const touchedRuns = question(
  'runs-touched',
  `SELECT run, max(waited) AS waited FROM (
     SELECT run, false AS waited FROM run_line WHERE workspace = {workspace:String} AND run > {after:String} AND ${arrived}
     UNION ALL
     SELECT run, false AS waited FROM step WHERE workspace = {workspace:String} AND run > {after:String} AND ${arrived}
     UNION ALL
     SELECT run, false AS waited FROM verdict WHERE workspace = {workspace:String} AND run > {after:String} AND ${arrived}
     UNION ALL
     SELECT run, false AS waited FROM run_line WHERE workspace = {workspace:String} AND run > {after:String} AND case IN (
       SELECT case FROM verdict WHERE workspace = {workspace:String} AND run = '' AND ${arrived})
     UNION ALL
     SELECT run, true AS waited FROM step WHERE workspace = {workspace:String} AND run > {after:String} AND ${waited}
       AND run NOT IN (SELECT run FROM run WHERE workspace = {workspace:String}
         AND run IN (SELECT run FROM step WHERE workspace = {workspace:String} AND ${waited}))
     UNION ALL
     SELECT run, true AS waited FROM run_line WHERE workspace = {workspace:String} AND run > {after:String} AND part != '' AND ${waited}
       AND run NOT IN (SELECT run FROM run WHERE workspace = {workspace:String}
         AND run IN (SELECT run FROM run_line WHERE workspace = {workspace:String} AND part != '' AND ${waited}))
   ) GROUP BY run ORDER BY run LIMIT {limit:UInt32}`,
)

const runLines = question(
  'lines-run',
  `SELECT run, part, workflow, case, case_type, route, release, mode, user, status,
     toUnixTimestamp64Micro(started) AS started, toUnixTimestamp64Micro(ended) AS ended
   FROM run_line FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}`,
)

const stepLines = question(
  'lines-step',
  `SELECT run, step, parent, kind, status, model, integration,
     toUnixTimestamp64Micro(started) AS started, toUnixTimestamp64Micro(ended) AS ended,
     cost, cost_currency, cost_basis, cost_estimated,
     ifNull(tokens_input, 0) + ifNull(tokens_cached_input, 0) + ifNull(tokens_cache_write, 0) AS tokens_input,
     ifNull(tokens_output, 0) + ifNull(tokens_reasoning, 0) AS tokens_output,
     coalesce(tokens_input, tokens_cached_input, tokens_cache_write) IS NOT NULL
       AND coalesce(tokens_output, tokens_reasoning) IS NOT NULL AS tokens_told
   FROM step FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}`,
)

/** Of runs that the API of n8n tells, too. */
const spansOfN8n = question(
  'lines-n8n-spans',
  `SELECT run, step FROM step FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}
   AND NOT startsWith(step, 'n8n:') AND (${spanOfN8n.map((name) => `JSONHas(attributes, '${name}')`).join(' OR ')})`,
)

const verdictLines = question(
  'lines-verdict',
  `SELECT run, case, verdict, kind, by_kind, toUnixTimestamp64Micro(at) AS at
   FROM verdict FINAL WHERE workspace = {workspace:String} AND (run IN {runs:Array(String)}
     OR (run = '' AND case IN (
       SELECT case FROM run_line FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND case != '')))`,
)

/** A run to make again. `waited`: also without its root. */
export type Touched = { readonly run: string; readonly waited: boolean }

export async function askTouchedRuns(
  evidence: Evidence,
  workspace: string,
  range: { from: Micros; to: Micros; wait: Micros; after: string; limit: number },
): Promise<Touched[]> {
  return await evidence.ask<Touched>(workspace, touchedRuns, range)
}

/** All lines of some runs, as `assemble` wants them. */
export async function askLines(evidence: Evidence, workspace: string, runs: readonly string[]): Promise<LinesOfRun[]> {
  if (runs.length === 0) return []
  const [lines, steps, verdicts] = await Promise.all([
    evidence.ask<RunRow>(workspace, runLines, { runs }),
    evidence.ask<StepRow>(workspace, stepLines, { runs }),
    evidence.ask<VerdictRow>(workspace, verdictLines, { runs }),
  ])

  const linesByRun = Map.groupBy(lines.map(timed), (line) => line.run)
  const stepsByRun = await onceEach(
    evidence,
    workspace,
    Map.groupBy(steps.map(counted), (step) => step.run),
  )
  const verdictsByRun = Map.groupBy(
    verdicts.filter((one) => one.run !== ''),
    (one) => one.run,
  )
  const verdictsByCase = Map.groupBy(
    verdicts.filter((one) => one.run === ''),
    (one) => one.case,
  )
  return runs.map((run) => {
    const ofRun = linesByRun.get(run) ?? []
    const steps = stepsByRun.get(run) ?? []
    const ofCase = verdictsByCase.get(factsOf(ofRun, rootOf(steps)).case) ?? []
    return {
      run,
      lines: ofRun,
      steps,
      verdicts: [...(verdictsByRun.get(run) ?? []), ...ofCase].map((one) => ({ ...one, at: micros(one.at) })),
    }
  })
}

/** Without steps that are told twice. */
async function onceEach(
  evidence: Evidence,
  workspace: string,
  byRun: ReadonlyMap<string, readonly StepRow[]>,
): Promise<ReadonlyMap<string, readonly StepRow[]>> {
  const mixed = [...byRun].flatMap(([run, steps]) => (isMixed(steps) ? [run] : []))
  if (mixed.length === 0) return byRun
  const found = await evidence.ask<{ run: string; step: string }>(workspace, spansOfN8n, { runs: mixed })
  const spans = Map.groupBy(found, ({ run }) => run)
  const once = mixed.map((run) => {
    const ofRun = new Set(spans.get(run)?.map(({ step }) => step))
    return [run, toldOnce(byRun.get(run) ?? [], ({ step }) => ofRun.has(step))] as const
  })
  return new Map([...byRun, ...once])
}

/** 64-bit integers come as text; microseconds fit a number. */
const micros = (value: number | string | null): number | null => (value === null ? null : Number(value))

const timed = <T extends { started: number | null; ended: number | null }>(row: T): T => {
  row.started = micros(row.started)
  row.ended = micros(row.ended)
  return row
}

const counted = (row: StepRow): StepRow => {
  row.tokens_told = Boolean(row.tokens_told)
  row.tokens_input = Number(row.tokens_input)
  row.tokens_output = Number(row.tokens_output)
  return timed(row)
}
