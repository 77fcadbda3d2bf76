import { formatTimeForStore, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'

/** Half-open on the start of runs. */
type Time = { readonly from: Micros; readonly to: Micros }

const counted = `mode IN ('live', 'canary')
     AND started >= toDateTime64({from:String}, 6, 'UTC') AND started < toDateTime64({to:String}, 6, 'UTC')`
/** What is known of it: a part whose cost is unknown adds nothing, so that it cost at least so much. */
const cost = 'toFloat64(ifNull(cost_reported, 0) + ifNull(cost_estimated, 0))'
const isPriced = '(NOT cost_unknown AND (cost_reported IS NOT NULL OR cost_estimated IS NOT NULL))'

const bound = ({ from, to }: Time) => ({ from: formatTimeForStore(from), to: formatTimeForStore(to) })

const marked = question(
  'runaways-marked',
  `SELECT 1 FROM touched WHERE workspace = {workspace:String} AND arrived > fromUnixTimestamp64Micro({since:Int64}) LIMIT 1`,
)

/** Whether a run was made since a stamp: they leave marks, and these cost nothing to look for. */
export const isAnyMadeSince = async (evidence: Evidence, workspace: string, since: Micros): Promise<boolean> =>
  (await evidence.ask(workspace, marked, { since })).length > 0

/** The most that single runs of one kind have of each. */
export type Farthest = {
  readonly workflow: string
  readonly case_type: string
  readonly tool_calls: number
  readonly steps: number
  readonly cost: number
}

const farthest = question(
  'runaways-farthest',
  `SELECT workflow, case_type, max(tool_calls) AS tool_calls, max(steps) AS steps, max(${cost}) AS cost FROM run FINAL
   WHERE workspace = {workspace:String} AND has({workflows:Array(String)}, workflow) AND ${counted}
     AND run IN (SELECT run FROM run WHERE workspace = {workspace:String} AND arrived > fromUnixTimestamp64Micro({since:Int64}))
   GROUP BY workflow, case_type ORDER BY workflow, case_type`,
)

/** How far the runs went that were made since a stamp, by kind: those still going as well. */
export async function askFarthest(
  evidence: Evidence,
  workspace: string,
  { workflows, since, ...time }: Time & { readonly workflows: readonly string[]; readonly since: Micros },
): Promise<Farthest[]> {
  return await evidence.ask<Farthest>(workspace, farthest, { workflows, since, ...bound(time) })
}

/** What 99 of 100 runs of a kind stay below, and of how many. */
export type Usual = {
  readonly runs: number
  readonly steps: number
  /** Those of which all is known that they cost. */
  readonly priced: number
  readonly cost: number
}

const usual = question(
  'runaways-usual',
  `SELECT case_type, count() AS runs, quantileExact(0.99)(steps) AS steps, countIf(${isPriced}) AS priced,
     if(priced = 0, 0, quantileExactIf(0.99)(${cost}, ${isPriced})) AS cost
   FROM run FINAL WHERE workspace = {workspace:String} AND workflow = {workflow:String} AND ${counted} GROUP BY case_type`,
)

/** What is usual for the kinds of a workflow, by case type. */
export async function askUsual(
  evidence: Evidence,
  workspace: string,
  { workflow, ...time }: Time & { readonly workflow: string },
): Promise<Map<string, Usual>> {
  type Row = { case_type: string; runs: string; steps: number; priced: string; cost: number }
  const rows = await evidence.ask<Row>(workspace, usual, { workflow, ...bound(time) })
  return new Map(
    rows.map(({ case_type, runs, steps, priced, cost }) => [
      case_type,
      { runs: Number(runs), steps, priced: Number(priced), cost },
    ]),
  )
}

/** Above these; null where it cannot be told what is. */
export type Lines = { readonly cost: number | null; readonly steps: number | null }

export type Outside = { readonly run: string; readonly steps: number; readonly cost: number }

const outside = question(
  'runaways-outside',
  `SELECT run, steps, ${cost} AS cost, count() OVER () AS all FROM run FINAL
   WHERE workspace = {workspace:String} AND workflow = {workflow:String} AND case_type = {case_type:String} AND ${counted}
     AND (({has_steps:Bool} AND steps > {steps:Float64}) OR ({has_cost:Bool} AND ${cost} > {cost:Float64}))
   ORDER BY started DESC, run LIMIT {limit:UInt32}`,
)

/** Runs of a kind that are above its lines: how many, and the latest of them. */
export async function askOutside(
  evidence: Evidence,
  workspace: string,
  kind: { readonly workflow: string; readonly case_type: string },
  lines: Lines,
  { limit, ...time }: Time & { readonly limit: number },
): Promise<{ readonly all: number; readonly latest: Outside[] }> {
  const above = {
    ...{ has_steps: lines.steps !== null, steps: lines.steps ?? 0 },
    ...{ has_cost: lines.cost !== null, cost: lines.cost ?? 0 },
  }
  const params = { ...kind, ...above, ...bound(time), limit }
  const rows = await evidence.ask<Outside & { all: string }>(workspace, outside, params)
  return { all: Number(rows[0]?.all ?? 0), latest: rows.map(({ all: _, ...one }) => one) }
}
