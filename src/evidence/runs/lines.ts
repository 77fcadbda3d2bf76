import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import type { LinesOfRun, RunRow, StepRow, VerdictRow } from './assemble.ts'

/**
 * Runs that got lines between two stamps, in order of their id, page by page. A verdict on a case touches every run of
 * the case. No FINAL: a replaced line only adds a run that is made again to the same summary.
 */
const touchedRuns = question(
  'runs-touched',
  `SELECT DISTINCT run FROM (
     SELECT run FROM run_line WHERE workspace = {workspace:String} AND run > {after:String}
       AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64})
     UNION ALL
     SELECT run FROM step WHERE workspace = {workspace:String} AND run > {after:String}
       AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64})
     UNION ALL
     SELECT run FROM verdict WHERE workspace = {workspace:String} AND run > {after:String}
       AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64})
     UNION ALL
     SELECT run FROM run_line WHERE workspace = {workspace:String} AND run > {after:String} AND case IN (
       SELECT case FROM verdict WHERE workspace = {workspace:String} AND run = ''
         AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64}))
   ) ORDER BY run LIMIT {limit:UInt32}`,
)

/** Runs whose steps are older than the wait for a root, and that still have no summary. */
const rootlessRuns = question(
  'runs-rootless',
  `SELECT DISTINCT run FROM step
   WHERE workspace = {workspace:String} AND run > {after:String}
     AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64})
     AND run NOT IN (SELECT run FROM run WHERE workspace = {workspace:String}
       AND run IN (SELECT run FROM step WHERE workspace = {workspace:String}
         AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64})))
   ORDER BY run LIMIT {limit:UInt32}`,
)

const runLines = question(
  'lines-run',
  `SELECT run, workflow, case, case_type, route, release, mode, status,
     toUnixTimestamp64Micro(started) AS started, toUnixTimestamp64Micro(ended) AS ended
   FROM run_line FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}`,
)

const stepLines = question(
  'lines-step',
  `SELECT run, step, parent, kind, status, model,
     toUnixTimestamp64Micro(started) AS started, toUnixTimestamp64Micro(ended) AS ended,
     cost, cost_currency, cost_basis, cost_estimated,
     ifNull(tokens_input, 0) + ifNull(tokens_cached_input, 0) + ifNull(tokens_cache_write, 0) AS tokens_input,
     ifNull(tokens_output, 0) + ifNull(tokens_reasoning, 0) AS tokens_output
   FROM step FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)}`,
)

const verdictLines = question(
  'lines-verdict',
  `SELECT run, case, verdict, kind, by_kind, toUnixTimestamp64Micro(at) AS at
   FROM verdict FINAL WHERE workspace = {workspace:String} AND (run IN {runs:Array(String)}
     OR (run = '' AND case IN (
       SELECT case FROM run_line FINAL WHERE workspace = {workspace:String} AND run IN {runs:Array(String)} AND case != '')))`,
)

export async function askTouchedRuns(
  evidence: Evidence,
  workspace: string,
  range: { from: number; to: number; after: string; limit: number; rootless: boolean },
): Promise<string[]> {
  const { rootless, from, to, after, limit } = range
  const params = { from, to, after, limit }
  const rows = await evidence.ask<{ run: string }>(workspace, rootless ? rootlessRuns : touchedRuns, params)
  return rows.map((row) => row.run)
}

/** All lines of some runs, as `assemble` wants them. */
export async function askLines(evidence: Evidence, workspace: string, runs: readonly string[]): Promise<LinesOfRun[]> {
  if (runs.length === 0) return []
  const [lines, steps, verdicts] = await Promise.all([
    evidence.ask<RunRow>(workspace, runLines, { runs }),
    evidence.ask<StepRow>(workspace, stepLines, { runs }),
    evidence.ask<VerdictRow>(workspace, verdictLines, { runs }),
  ])

  const lineByRun = new Map(lines.map((line) => [line.run, timed(line)]))
  const stepsByRun = Map.groupBy(steps.map(counted), (step) => step.run)
  const verdictsByRun = Map.groupBy(
    verdicts.filter((one) => one.run !== ''),
    (one) => one.run,
  )
  const verdictsByCase = Map.groupBy(
    verdicts.filter((one) => one.run === ''),
    (one) => one.case,
  )
  return runs.map((run) => {
    const line = lineByRun.get(run)
    const ofCase = line?.case ? (verdictsByCase.get(line.case) ?? []) : []
    return {
      run,
      ...(line ? { line } : {}),
      steps: stepsByRun.get(run) ?? [],
      verdicts: [...(verdictsByRun.get(run) ?? []), ...ofCase].map((one) => ({ ...one, at: micros(one.at) })),
    }
  })
}

/** 64-bit integers come as text; microseconds fit a number. */
const micros = (value: number | string | null): number | null => (value === null ? null : Number(value))

const timed = <T extends { started: number | null; ended: number | null }>(row: T): T => {
  row.started = micros(row.started)
  row.ended = micros(row.ended)
  return row
}

const counted = (row: StepRow): StepRow => {
  row.tokens_input = Number(row.tokens_input)
  row.tokens_output = Number(row.tokens_output)
  return timed(row)
}
