import type { Micros } from '../../base/time.ts'
import { formatTimeForStore } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'

/** Half-open on the run's start (or on the verdict's, for waiting). */
export type Range = {
  readonly workflow: string
  readonly from: Micros
  readonly to: Micros
  readonly release?: string | undefined
  readonly case_type?: string | undefined
  readonly route?: string | undefined
}

const inRange = `workspace = {workspace:String} AND workflow = {workflow:String} AND mode IN ('live', 'canary')
     AND started >= toDateTime64({from:String}, 6, 'UTC') AND started < toDateTime64({to:String}, 6, 'UTC')
     AND ({release:String} = '' OR release = {release:String})
     AND ({case_type:String} = '' OR case_type = {case_type:String})
     AND ({route:String} = '' OR route = {route:String})`

const scope = (range: Range) => ({
  workflow: range.workflow,
  release: range.release ?? '',
  case_type: range.case_type ?? '',
  route: range.route ?? '',
  from: formatTimeForStore(range.from),
  to: formatTimeForStore(range.to),
})

const costs = question(
  'measure-costs',
  `SELECT ifNull(cost_reported, 0) + ifNull(cost_estimated, 0) AS cost, cost_unknown FROM run FINAL WHERE ${inRange} ORDER BY started, run`,
)

/** What each run cost, reported or estimated, oldest first; and how many have a part that is not known. */
export async function askCosts(
  evidence: Evidence,
  workspace: string,
  range: Range,
): Promise<{ known: number[]; unknown: number; total: number }> {
  const rows = await evidence.ask<{ cost: string; cost_unknown: boolean }>(workspace, costs, scope(range))
  return {
    known: rows.filter((row) => !row.cost_unknown).map((row) => Number(row.cost)),
    unknown: rows.filter((row) => row.cost_unknown).length,
    total: rows.reduce((sum, row) => sum + Number(row.cost), 0),
  }
}

const cases = question(
  'measure-cases',
  `SELECT uniqExactIf(case, case != '') AS cases, countIf(case = '') AS without FROM run FINAL WHERE ${inRange}`,
)

/** How many cases were worked on; a run that names no case is a case of its own. */
export async function askCases(evidence: Evidence, workspace: string, range: Range): Promise<number> {
  const [row] = await evidence.ask<{ cases: string; without: string }>(workspace, cases, scope(range))
  return Number(row?.cases ?? 0) + Number(row?.without ?? 0)
}

const durations = question(
  'measure-durations',
  `SELECT duration_us / 1000 AS ms FROM run FINAL WHERE ${inRange} AND duration_us IS NOT NULL ORDER BY ms`,
)

/** Durations in milliseconds, in order. */
export async function askDurations(evidence: Evidence, workspace: string, range: Range): Promise<number[]> {
  return (await evidence.ask<{ ms: number }>(workspace, durations, scope(range))).map((row) => row.ms)
}

const waits = question(
  'measure-waits',
  `SELECT waited_ms FROM verdict FINAL WHERE workspace = {workspace:String} AND by_kind = 'person' AND waited_ms IS NOT NULL
     AND at >= toDateTime64({from:String}, 6, 'UTC') AND at < toDateTime64({to:String}, 6, 'UTC')
     AND run IN (SELECT run FROM run FINAL WHERE workspace = {workspace:String} AND workflow = {workflow:String})
   ORDER BY waited_ms`,
)

/** How long approvals by people waited, in milliseconds, in order. */
export async function askWaits(evidence: Evidence, workspace: string, range: Range): Promise<number[]> {
  const { release: _, case_type: __, route: ___, ...bound } = scope(range)
  return (await evidence.ask<{ waited_ms: number }>(workspace, waits, bound)).map((row) => row.waited_ms)
}

const eligible = question(
  'measure-eligible',
  `SELECT period, sum(cases) AS cases FROM eligible FINAL WHERE workspace = {workspace:String} AND workflow = {workflow:String} GROUP BY period`,
)

/** Eligible cases by period (a day, a week or a month), as typed or counted. */
export async function askEligible(
  evidence: Evidence,
  workspace: string,
  workflow: string,
): Promise<{ period: string; cases: number }[]> {
  const rows = await evidence.ask<{ period: string; cases: string }>(workspace, eligible, { workflow })
  return rows.map((row) => ({ period: row.period, cases: Number(row.cases) }))
}

const incidents = question(
  'measure-incidents',
  `SELECT countIf(opened >= toDateTime64({from:String}, 6, 'UTC') AND opened < toDateTime64({to:String}, 6, 'UTC')) AS opened, count() AS ever
   FROM incident FINAL WHERE workspace = {workspace:String} AND workflow = {workflow:String}`,
)

/** Incidents opened in the range; null where no source ever told of one, which is not the same as none. */
export async function askIncidents(evidence: Evidence, workspace: string, range: Range): Promise<number | null> {
  const { release: _, case_type: __, route: ___, ...bound } = scope(range)
  const [row] = await evidence.ask<{ opened: string; ever: string }>(workspace, incidents, bound)
  return Number(row?.ever ?? 0) === 0 ? null : Number(row?.opened)
}

const callsByTool = question(
  'runs-calls-by-tool',
  `SELECT run, release, tool, calls, toUnixTimestamp64Micro(started) AS started FROM (
     SELECT run, name AS tool, count() AS calls FROM step FINAL
     WHERE workspace = {workspace:String} AND kind IN ('tool', 'write') AND run IN (
       SELECT run FROM run WHERE ${inRange}) GROUP BY run, name) AS called
   INNER JOIN (SELECT run, release, started FROM run FINAL WHERE ${inRange}) AS known USING run
   ORDER BY calls DESC, run`,
)

export type CallsOfTool = {
  readonly run: string
  readonly release: string
  readonly tool: string
  readonly calls: number
}

/** How often each run called each tool, the most calls first. */
export async function askCallsByTool(evidence: Evidence, workspace: string, range: Range): Promise<CallsOfTool[]> {
  const rows = await evidence.ask<CallsOfTool & { calls: string }>(workspace, callsByTool, scope(range))
  return rows.map((row) => ({ run: row.run, release: row.release, tool: row.tool, calls: Number(row.calls) }))
}

const labels = question(
  'releases-labels',
  `SELECT release, arrayJoin(JSONExtractKeysAndValues(labels, 'String')) AS label, label.1 AS name, groupUniqArray(label.2) AS values
   FROM run_line FINAL WHERE workspace = {workspace:String} AND labels != '' AND run IN (SELECT run FROM run WHERE ${inRange})
   GROUP BY release, name, label`,
)

/** Which values each label had in each release: what else changed when the release did. */
export async function askLabels(
  evidence: Evidence,
  workspace: string,
  range: Range,
): Promise<Map<string, Map<string, Set<string>>>> {
  const rows = await evidence.ask<{ release: string; name: string; values: string[] }>(workspace, labels, scope(range))
  const byRelease = new Map<string, Map<string, Set<string>>>()
  for (const row of rows) {
    const names = byRelease.get(row.release) ?? new Map<string, Set<string>>()
    byRelease.set(row.release, names)
    const values = names.get(row.name) ?? new Set<string>()
    names.set(row.name, values)
    for (const value of row.values) values.add(value)
  }
  return byRelease
}
