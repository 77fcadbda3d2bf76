import type { Micros } from '../../base/time.ts'
import { formatTimeForStore } from '../../base/time.ts'
import type { Sample } from '../../statistics/mean-interval.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { type Question, question } from '../../store/evidence/question.ts'
import { CALL_TOOK, callingOf, IS_CALL } from './calling.ts'
import { believedOf } from './fate.ts'
import { writesOf } from './writes-of.ts'

/** Half-open on the run's start (or on the verdict's, for waiting). */
export type Range = {
  readonly workflow: string
  readonly from: Micros
  readonly to: Micros
  /** Null: the runs whose release is unknown. */
  readonly release?: string | null | undefined
  readonly case_type?: string | undefined
  readonly route?: string | undefined
  /** Of tool calls those of one system; '' are those of which it is not known. */
  readonly integration?: string | undefined
}

/** The runs of a workflow that count, whenever they began. */
export const counted = `workspace = {workspace:String} AND workflow = {workflow:String} AND mode IN ('live', 'canary')
     AND ({any_release:Bool} OR release = {release:String})
     AND ({case_type:String} = '' OR case_type = {case_type:String})
     AND ({route:String} = '' OR route = {route:String})`

/** The runs of a range. */
export const inRange = `${counted}
     AND started >= toDateTime64({from:String}, 6, 'UTC') AND started < toDateTime64({to:String}, 6, 'UTC')`

const ofSystem = '({any_integration:Bool} OR integration = {integration:String})'

/** What people answered in a range, where it is told how long that took. */
const answeredInRange = (took: string) => `workspace = {workspace:String} AND by_kind = 'person' AND ${took} IS NOT NULL
     AND at >= toDateTime64({from:String}, 6, 'UTC') AND at < toDateTime64({to:String}, 6, 'UTC')`

/** What the questions about a range are asked with. */
export const scope = (range: Range) => ({
  workflow: range.workflow,
  any_release: range.release === undefined,
  release: range.release ?? '',
  case_type: range.case_type ?? '',
  route: range.route ?? '',
  any_integration: range.integration === undefined,
  integration: range.integration ?? '',
  from: formatTimeForStore(range.from),
  to: formatTimeForStore(range.to),
})

/** Of so many values all are given; of more, what sums them up. */
const FEW = 1000

/** What sums up the values x: by the engine, so that a million of them need not travel. A NULL is not counted. */
const sampled = `count(x) AS n, avg(x) AS mean, varSamp(x) AS variance, skewPop(x) AS skewness,
     if(n <= ${FEW}, arraySort(groupArray(${FEW})(x)), []) AS values`

type SampledRow = Record<keyof Sample, unknown>

const toSample = ({ n, mean, variance, skewness, values }: Partial<SampledRow>): Sample => ({
  n: Number(n ?? 0),
  mean: Number(mean ?? 0),
  variance: Number(variance ?? 0),
  skewness: Number(skewness ?? 0),
  values: (values ?? []) as number[],
})

/** One number of each run or verdict. */
type Values = Readonly<Record<'summary' | 'ranked' | 'within', Question>>

const values = (name: string, rows: string): Values => ({
  summary: question(`${name}-summary`, `SELECT ${sampled} FROM (${rows})`),
  ranked: question(
    `${name}-ranked`,
    `SELECT arrayMap(rank -> sorted[rank + 1], {ranks:Array(UInt32)}) AS ranked
     FROM (SELECT arraySort(groupArray(x)) AS sorted FROM (${rows}))`,
  ),
  within: question(
    `${name}-within`,
    `SELECT count(x) AS n, countIf(x < {limit:Float64} OR ({or_equal:Bool} AND x = {limit:Float64})) AS within FROM (${rows})`,
  ),
})

/** What a verdict by a person says of an approval, of a run or of its case, in milliseconds; by the time of the verdict. */
const ofAnswers = (name: string, took: 'waited_ms' | 'worked_ms'): Values =>
  values(
    name,
    `SELECT ${took} AS x FROM verdict FINAL WHERE ${answeredInRange(took)}
       AND (run IN (SELECT run FROM run FINAL WHERE ${counted} AND run IN (SELECT run FROM verdict WHERE ${answeredInRange(took)}))
         OR (run = '' AND case IN (SELECT case FROM run FINAL WHERE ${counted} AND case != ''
           AND case IN (SELECT case FROM verdict WHERE ${answeredInRange(took)} AND run = ''))))`,
  )

const measured = {
  /** How long a run took, in milliseconds. */
  duration: values('duration', `SELECT duration_us / 1000 AS x FROM run FINAL WHERE ${inRange}`),
  /** How long an approval waited, and how long somebody worked on it. */
  wait: ofAnswers('wait', 'waited_ms'),
  work: ofAnswers('work', 'worked_ms'),
  /** How long a tool call took. */
  tool_time: values(
    'tool-time',
    `SELECT ${CALL_TOOK} AS x FROM step FINAL WHERE workspace = {workspace:String} AND ${IS_CALL} AND ${ofSystem}
       AND run IN (SELECT run FROM run FINAL WHERE ${inRange} AND tool_calls > 0)`,
  ),
}

/** What takes time: a run, an approval, and a tool call. */
export type Taken = keyof typeof measured

/** The values' number, mean and spread, and all of them where they are few. */
export async function askSample(evidence: Evidence, workspace: string, what: Taken, range: Range): Promise<Sample> {
  const [row] = await evidence.ask<SampledRow>(workspace, measured[what].summary, scope(range))
  return toSample(row ?? {})
}

/** The values at some ranks of their order (0 is the least). */
export async function askRanked(
  evidence: Evidence,
  workspace: string,
  what: Taken,
  range: Range,
  ranks: readonly number[],
): Promise<number[]> {
  const params = { ...scope(range), ranks }
  const [row] = await evidence.ask<{ ranked: number[] }>(workspace, measured[what].ranked, params)
  return row?.ranked ?? []
}

/** How many of the values keep a limit, of how many. */
export async function askWithin(
  evidence: Evidence,
  workspace: string,
  what: Taken,
  range: Range,
  { limit, orEqual }: { readonly limit: number; readonly orEqual: boolean },
): Promise<{ readonly within: number; readonly n: number }> {
  const params = { ...scope(range), limit, or_equal: orEqual }
  const [row] = await evidence.ask<{ within: string; n: string }>(workspace, measured[what].within, params)
  return { within: Number(row?.within ?? 0), n: Number(row?.n ?? 0) }
}

/** What runs cost: reported, or estimated where nothing was reported. */
export type Costs = {
  readonly runs: number
  /** Runs with a part whose cost is not known. */
  readonly unknown: number
  /** What is known of all runs together, as exact decimal text. */
  readonly total: string
  /** What the runs cost of which all is known. */
  readonly known: Sample
}

const costs = question(
  'costs',
  `SELECT if({by_release:Bool}, release, '') AS group, count() AS runs, countIf(cost_unknown) AS unknown, sum(cost) AS total, ${sampled}
   FROM (SELECT release, cost_unknown, ifNull(cost_reported, 0) + ifNull(cost_estimated, 0) AS cost,
       if(cost_unknown, NULL, toFloat64(cost)) AS x FROM run FINAL WHERE ${inRange})
   GROUP BY group`,
)

/** What the runs of each release cost, unknown ('') among them. */
export async function askCostsByRelease(
  evidence: Evidence,
  workspace: string,
  range: Range,
): Promise<Map<string, Costs>> {
  return await askGroupedCosts(evidence, workspace, range, true)
}

/** What all runs cost together; undefined where there are none. */
export async function askCosts(evidence: Evidence, workspace: string, range: Range): Promise<Costs | undefined> {
  return (await askGroupedCosts(evidence, workspace, range, false)).get('')
}

async function askGroupedCosts(
  evidence: Evidence,
  workspace: string,
  range: Range,
  by_release: boolean,
): Promise<Map<string, Costs>> {
  type Row = SampledRow & { group: string; runs: string; unknown: string; total: string }
  const rows = await evidence.ask<Row>(workspace, costs, { ...scope(range), by_release })
  return new Map(
    rows.map(({ group, runs, unknown, total, ...sample }) => [
      group,
      { runs: Number(runs), unknown: Number(unknown), total, known: toSample(sample) },
    ]),
  )
}

const begun = question(
  'releases-begun',
  `SELECT release, toUnixTimestamp64Micro(min(assumeNotNull(started))) AS begun FROM run FINAL
   WHERE ${counted} AND started < toDateTime64({to:String}, 6, 'UTC') GROUP BY release`,
)

/** When each release first ran, unknown ('') among them: of all that ran before the end of the range. */
export async function askReleasesBegun(
  evidence: Evidence,
  workspace: string,
  range: Range,
): Promise<Map<string, Micros>> {
  const rows = await evidence.ask<{ release: string; begun: string }>(workspace, begun, scope(range))
  return new Map(rows.map((row) => [row.release, Number(row.begun)]))
}

const cases = question(
  'measure-cases',
  `SELECT uniqExactIf(case, case != '') AS cases, countIf(case = '') AS without FROM run FINAL WHERE ${inRange}
     AND (empty({days:Array(String)}) OR has({days:Array(String)}, toString(toDate(assumeNotNull(started), {zone:String}))))`,
)

/** How many cases were worked on, on some days or on all; a run that names no case is a case of its own. */
export async function askCases(
  evidence: Evidence,
  workspace: string,
  range: Range,
  on: { days: readonly string[]; zone: string } = { days: [], zone: 'UTC' },
): Promise<number> {
  const [row] = await evidence.ask<{ cases: string; without: string }>(workspace, cases, { ...scope(range), ...on })
  return Number(row?.cases ?? 0) + Number(row?.without ?? 0)
}

const escaped = question(
  'measure-escaped',
  `SELECT count() AS believed, countIf(is_wrong) AS wrong FROM (${believedOf(inRange)})`,
)

/** How many runs of the range a person or the system of record accepted, and how many of them turned out to be wrong after that. */
export async function askEscaped(
  evidence: Evidence,
  workspace: string,
  range: Range,
): Promise<{ readonly believed: number; readonly wrong: number }> {
  const [row] = await evidence.ask<{ believed: string; wrong: string }>(workspace, escaped, scope(range))
  return { believed: Number(row?.believed ?? 0), wrong: Number(row?.wrong ?? 0) }
}

const retried = question(
  'measure-retried',
  `SELECT sum(called) AS calls, sum(retried) AS tries
   FROM (${callingOf(`SELECT run FROM run FINAL WHERE ${inRange} AND tool_calls > 0`, ofSystem)})`,
)

/** How many tool calls there were, and how many of them were tries again. */
export async function askRetried(
  evidence: Evidence,
  workspace: string,
  range: Range,
): Promise<{ readonly calls: number; readonly tries: number }> {
  const [row] = await evidence.ask<{ calls: string; tries: string }>(workspace, retried, scope(range))
  return { calls: Number(row?.calls ?? 0), tries: Number(row?.tries ?? 0) }
}

const refusals = question(
  'measure-refused',
  `SELECT countIf(outcome IN ('confirmed', 'mismatch', 'refused', 'failed')) AS known, countIf(outcome = 'refused') AS refused
   FROM (${writesOf(`SELECT run FROM run FINAL WHERE ${inRange}`)})`,
)

/** Of how many writes it is known what became of them, and how many of these the system refused. */
export async function askRefusals(
  evidence: Evidence,
  workspace: string,
  range: Range,
): Promise<{ readonly known: number; readonly refused: number }> {
  const [row] = await evidence.ask<{ known: string; refused: string }>(workspace, refusals, scope(range))
  return { known: Number(row?.known ?? 0), refused: Number(row?.refused ?? 0) }
}

const eligible = question(
  'measure-eligible',
  `SELECT period, if(countIf(case_type = '') > 0, sumIf(cases, case_type = ''), sum(cases)) AS cases FROM eligible FINAL WHERE workspace = {workspace:String} AND workflow = {workflow:String}
     AND ({case_type:String} = '' OR case_type = {case_type:String}) GROUP BY period`,
)

/** Eligible cases by period (a day, a week or a month). A count that names no case type is of all of them. */
export async function askEligible(
  evidence: Evidence,
  workspace: string,
  { workflow, case_type = '' }: Pick<Range, 'workflow' | 'case_type'>,
): Promise<{ period: string; cases: number }[]> {
  const rows = await evidence.ask<{ period: string; cases: string }>(workspace, eligible, { workflow, case_type })
  return rows.map((row) => ({ period: row.period, cases: Number(row.cases) }))
}

const incidents = question(
  'measure-incidents',
  `SELECT countIf(opened >= toDateTime64({from:String}, 6, 'UTC') AND opened < toDateTime64({to:String}, 6, 'UTC')) AS opened, count() AS ever
   FROM incident FINAL WHERE workspace = {workspace:String} AND workflow = {workflow:String}`,
)

/** Incidents opened in the range; null where no source ever told of one, which is not the same as none. */
export async function askIncidents(evidence: Evidence, workspace: string, range: Range): Promise<number | null> {
  const [row] = await evidence.ask<{ opened: string; ever: string }>(workspace, incidents, scope(range))
  return Number(row?.ever ?? 0) === 0 ? null : Number(row?.opened)
}

const losses = question(
  'measure-incident-loss',
  `SELECT countIf(is_in_range) AS opened, countIf(is_in_range AND is_known) AS known, ifNull(sumIf(loss, is_in_range AND is_known), 0) AS total,
     count() AS ever, countIf(loss IS NOT NULL) AS ever_told
   FROM (SELECT loss, loss IS NOT NULL AND loss_currency = {currency:String} AS is_known,
       ifNull(opened >= toDateTime64({from:String}, 6, 'UTC') AND opened < toDateTime64({to:String}, 6, 'UTC'), false) AS is_in_range
     FROM incident FINAL WHERE workspace = {workspace:String} AND workflow = {workflow:String})`,
)

/** What the incidents cost that were opened in a range. */
export type Losses = {
  readonly opened: number
  /** Of how many of them that is told, in this currency. */
  readonly known: number
  /** What these cost together, as exact decimal text. */
  readonly total: string
  /** Whether a source ever told of an incident, and of what one cost. */
  readonly isEver: boolean
  readonly isEverTold: boolean
}

export async function askLosses(
  evidence: Evidence,
  workspace: string,
  range: Range,
  currency: string,
): Promise<Losses> {
  type Row = Record<'opened' | 'known' | 'total' | 'ever' | 'ever_told', string>
  const [row] = await evidence.ask<Row>(workspace, losses, { ...scope(range), currency })
  return {
    opened: Number(row?.opened ?? 0),
    known: Number(row?.known ?? 0),
    total: row?.total ?? '0',
    isEver: Number(row?.ever ?? 0) > 0,
    isEverTold: Number(row?.ever_told ?? 0) > 0,
  }
}

/** Of so many runs, each with one of its tools, the latest are told at all. */
const MOST_LOOPING = 5000

const repeated = question(
  'calls-repeated',
  `SELECT run, release, tool, calls, count() OVER each AS looped, sum(calls) OVER each AS calls_of_looped FROM (
     SELECT run, name AS tool, count() AS calls FROM step FINAL
     WHERE workspace = {workspace:String} AND kind IN ('tool', 'write') AND run IN (
       SELECT run FROM run FINAL WHERE ${inRange} AND tool_calls >= {least:UInt32})
     GROUP BY run, name HAVING calls >= {least:UInt32}) AS called
   INNER JOIN (SELECT run, release, started FROM run FINAL WHERE ${inRange} AND tool_calls >= {least:UInt32}) AS known USING run
   WINDOW each AS (PARTITION BY tool, release)
   ORDER BY started DESC, run LIMIT {named:UInt32} BY tool, release LIMIT ${MOST_LOOPING}`,
)

const ofTools = question(
  'calls-of-tools',
  `SELECT release, tool, sum(calls) AS calls, count() AS runs FROM (
     SELECT run, name AS tool, count() AS calls FROM step FINAL
     WHERE workspace = {workspace:String} AND kind IN ('tool', 'write') AND name IN {tools:Array(String)} AND run IN (
       SELECT run FROM run FINAL WHERE ${inRange}) GROUP BY run, name) AS called
   INNER JOIN (SELECT run, release FROM run FINAL WHERE ${inRange}) AS known USING run
   GROUP BY release, tool ORDER BY sum(calls) DESC, tool, release LIMIT ${MOST_LOOPING}`,
)

const ofIntegrations = question(
  'calls-of-integrations',
  `SELECT integration, count() AS calls, countIf(status = 'error') AS errors FROM step FINAL
   WHERE workspace = {workspace:String} AND kind IN ('tool', 'write') AND run IN (
     SELECT run FROM run FINAL WHERE ${inRange} AND tool_calls > 0)
   GROUP BY integration ORDER BY calls DESC, integration LIMIT 1000`,
)

/** The calls of each system, the most first, and how many failed; '' are those of which it is not known. */
export async function askCallsByIntegration(
  evidence: Evidence,
  workspace: string,
  range: Range,
): Promise<{ readonly integration: string; readonly calls: number; readonly errors: number }[]> {
  type Row = { integration: string; calls: string; errors: string }
  const rows = await evidence.ask<Row>(workspace, ofIntegrations, scope(range))
  return rows.map(({ integration, calls, errors }) => ({
    integration,
    calls: Number(calls),
    errors: Number(errors),
  }))
}

export type CallsOfTool = {
  readonly tool: string
  readonly release: string
  /** The latest runs that called the tool at least so often, the most calls first. */
  readonly most: readonly { readonly run: string; readonly calls: number }[]
  /** How many did, and the calls of all of these. */
  readonly looped: number
  readonly callsOfLooped: number
  /** All calls of the tool in the release, and how many runs made them. */
  readonly calls: number
  readonly runs: number
}

/** Tools that single runs called `least` times or more, by release; of each as many of the runs as are `named`. */
export async function askRepeatedCalls(
  evidence: Evidence,
  workspace: string,
  range: Range,
  { least, named }: { readonly least: number; readonly named: number },
): Promise<CallsOfTool[]> {
  type Row = Record<'run' | 'release' | 'tool' | 'calls' | 'looped' | 'calls_of_looped', string>
  const rows = await evidence.ask<Row>(workspace, repeated, { ...scope(range), least, named })
  if (rows.length === 0) return []
  const tools = [...new Set(rows.map((row) => row.tool))]
  type All = { release: string; tool: string; calls: string; runs: string }
  const all = await evidence.ask<All>(workspace, ofTools, { ...scope(range), tools })
  return all.flatMap(({ release, tool, calls, runs }) => {
    const most = rows.filter((row) => row.tool === tool && row.release === release)
    const [one] = most
    if (!one) return []
    return [
      {
        tool,
        release,
        most: most
          .map(({ run, calls }) => ({ run, calls: Number(calls) }))
          .sort((a, b) => b.calls - a.calls || (a.run < b.run ? -1 : 1)),
        looped: Number(one.looped),
        callsOfLooped: Number(one.calls_of_looped),
        calls: Number(calls),
        runs: Number(runs),
      },
    ]
  })
}

/** A tool that single runs of a release called again and again. */
export type LoopBegun = {
  readonly tool: string
  readonly release: string
  /** How many runs of the release did, of how many. */
  readonly looped: number
  readonly runs: number
  /** The first of them: when it made the call that is one too many, and whether it went on after it. */
  readonly run: string
  readonly at: Micros
  readonly wasGoing: boolean
}

const loopsBegun = question(
  'loops-begun',
  `SELECT tool, release, count() AS looped, any(all) AS runs, argMin(run, at) AS first, toUnixTimestamp64Micro(min(at)) AS begun,
     argMin(going, at) AS was_going
   FROM (
     SELECT run, name AS tool, arraySort(groupArray(assumeNotNull(started)))[{least:UInt32}] AS at
     FROM step FINAL WHERE workspace = {workspace:String} AND kind IN ('tool', 'write') AND started IS NOT NULL AND run IN (
       SELECT run FROM run FINAL WHERE ${inRange} AND tool_calls >= {least:UInt32})
     GROUP BY run, name HAVING count() >= {least:UInt32}) AS called
   INNER JOIN (SELECT run, release, ended FROM run FINAL WHERE ${inRange} AND tool_calls >= {least:UInt32}) AS known USING run
   INNER JOIN (SELECT release, count() AS all FROM run FINAL WHERE ${inRange} GROUP BY release) AS of_release USING release
   ARRAY JOIN [ended IS NULL OR ended > at] AS going
   GROUP BY tool, release ORDER BY begun, tool LIMIT 1000`,
)

/** Loops by tool and release, by when the first run of each went round for the `least`-th time. */
export async function askLoopsBegun(
  evidence: Evidence,
  workspace: string,
  range: Range,
  least: number,
): Promise<LoopBegun[]> {
  type Row = {
    tool: string
    release: string
    looped: string
    runs: string
    first: string
    begun: string
    was_going: number
  }
  const rows = await evidence.ask<Row>(workspace, loopsBegun, { ...scope(range), least })
  return rows.map(({ tool, release, looped, runs, first, begun, was_going }) => ({
    ...{ tool, release, looped: Number(looped), runs: Number(runs), run: first },
    ...{ at: Number(begun), wasGoing: Boolean(was_going) },
  }))
}
