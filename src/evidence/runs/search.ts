import { readCursor, writeCursor } from '../../base/cursor.ts'
import { Exact } from '../../base/money.ts'
import { formatTimeForStore, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { type Question, question } from '../../store/evidence/question.ts'
import { callingOf } from './calling.ts'
import { believedOf } from './fate.ts'
import { writesOf } from './writes-of.ts'

/** Measures that are told by no field of a run: which runs count for one is asked of what came with them and after them. */
export const countingMeasures = ['escaped_errors', 'tool_retries', 'refused_writes', 'active_people'] as const
export type CountingMeasure = (typeof countingMeasures)[number]

/** What people ask of runs. Several words hold together (and). */
export type RunFilter = {
  readonly workflow?: string | undefined
  /** One or several, separated by commas. */
  readonly status?: string | undefined
  readonly outcome?: string | undefined
  readonly case?: string | undefined
  readonly case_type?: string | undefined
  readonly route?: string | undefined
  readonly release?: string | undefined
  readonly model?: string | undefined
  readonly mode?: string | undefined
  /** Half-open on the run's start. */
  readonly from?: Micros | undefined
  readonly to?: Micros | undefined
  /** Of runs with a known start only those that started before. */
  readonly as_of?: Micros | undefined
  /** Somewhere in an input, output or error of a step, or in the name of a tool; letters' case does not matter. */
  readonly text?: string | undefined
  readonly tool?: string | undefined
  /** It called this system; with `tool_errors` such a call failed. */
  readonly integration?: string | undefined
  /** It left its path by this recurring problem; which ids rows have of it is told with the page that is asked for. */
  readonly pattern?: number | undefined
  /** What is known of the cost, reported and estimated together, is more. */
  readonly cost_above?: number | undefined
  readonly longer_than_ms?: number | undefined
  readonly tool_errors?: boolean | undefined
  readonly cost_unknown?: boolean | undefined
  /** It is one that this measure counts: of tries again with `tool` and `integration`, such a call was one. */
  readonly counts_for?: CountingMeasure | undefined
  /** Only what figures count: the modes live and canary. */
  readonly counted?: boolean | undefined
}

export type RunRow = {
  readonly run: string
  readonly workflow: string | null
  readonly case: string | null
  readonly case_type: string | null
  readonly route: string | null
  readonly release: string | null
  readonly mode: string
  readonly status: string | null
  readonly outcome: string | null
  readonly model: string | null
  readonly started: Micros | null
  readonly duration_ms: number | null
  readonly steps: number
  readonly tool_calls: number
  readonly tool_errors: number
  /** What is known of the cost: the reported and the estimated part added. */
  readonly cost: string | null
  readonly cost_reported: string | null
  readonly cost_estimated: string | null
  readonly cost_unknown: boolean
  readonly root_missing: boolean
}

export type RunPage = { readonly items: readonly RunRow[]; readonly next: string | null }

/** Of which workflow and when: what is asked of other tables is asked of these runs alone. */
const inScope = `workspace = {workspace:String}
  AND ({workflow:String} = '' OR workflow = if({workflow:String} = 'unknown', '', {workflow:String}))
  AND ({from:String} = '' OR started >= toDateTime64OrNull({from:String}, 6, 'UTC'))
  AND ({to:String} = '' OR started < toDateTime64OrNull({to:String}, 6, 'UTC'))`

const called = `({tool:String} = '' OR name = {tool:String})
  AND ({integration:String} = '' OR integration = if({integration:String} = 'unknown', '', {integration:String}))`

/** The runs that a measure counts, by the question that it is measured with. */
const countsFor: Record<CountingMeasure, string> = {
  escaped_errors: `run IN (SELECT run FROM (${believedOf(inScope)}) WHERE is_wrong)`,
  tool_retries: `run IN (SELECT run FROM (
    ${callingOf(`SELECT run FROM run FINAL WHERE ${inScope} AND tool_calls > 0`, called)}) WHERE retried > 0)`,
  refused_writes: `run IN (SELECT run FROM (
    ${writesOf(`SELECT run FROM run FINAL WHERE ${inScope}`)}) WHERE outcome = 'refused')`,
  active_people: `user != ''`,
}

/** Newest first; runs whose start is not known come last. '' and 'unknown' of a filter are told apart by the caller. */
const runsSuch = (name: string, such: string) =>
  question(
    name,
    `SELECT run, workflow, case, case_type, route, release, mode, status, outcome, model,
     toUnixTimestamp64Micro(started) AS started_us, duration_us, steps, tool_calls, tool_errors,
     coalesce(cost_reported + cost_estimated, cost_reported, cost_estimated) AS cost, cost_reported, cost_estimated, cost_unknown,
     root_missing
   FROM run FINAL
   WHERE ${inScope} AND ${such}
     AND ({status:String} = '' OR has(splitByChar(',', {status:String}), if(status = '', 'unknown', status)))
     AND (NOT {counted:Bool} OR mode IN ('live', 'canary'))
     AND ({outcome:String} = '' OR outcome = if({outcome:String} = 'unknown', '', {outcome:String}))
     AND ({case:String} = '' OR case = {case:String})
     AND ({case_type:String} = '' OR case_type = if({case_type:String} = 'unknown', '', {case_type:String}))
     AND ({route:String} = '' OR route = if({route:String} = 'unknown', '', {route:String}))
     AND ({release:String} = '' OR release = if({release:String} = 'unknown', '', {release:String}))
     AND ({model:String} = '' OR model = if({model:String} = 'unknown', '', {model:String}))
     AND ({mode:String} = '' OR mode = {mode:String})
     AND ({as_of:String} = '' OR started IS NULL OR started < toDateTime64OrNull({as_of:String}, 6, 'UTC'))
     AND (NOT {costly:Bool} OR cost > toDecimal128OrNull({cost_above:String}, 18))
     AND ({longer_us:UInt64} = 0 OR duration_us > {longer_us:UInt64})
     AND (NOT {tool_errors:Bool} OR tool_errors > 0)
     AND (NOT {cost_unknown:Bool} OR cost_unknown)
     AND (({text:String} = '' AND {tool:String} = '') OR run IN (
       SELECT run FROM step WHERE workspace = {workspace:String}
         AND ({tool:String} = '' OR name = {tool:String})
         AND ({text:String} = '' OR positionCaseInsensitiveUTF8(input, {text:String}) > 0
           OR positionCaseInsensitiveUTF8(output, {text:String}) > 0
           OR positionCaseInsensitiveUTF8(error_message, {text:String}) > 0
           OR positionCaseInsensitiveUTF8(name, {text:String}) > 0))
       OR ({tool:String} = '' AND run IN (
         SELECT run FROM text WHERE workspace = {workspace:String}
           AND (positionCaseInsensitiveUTF8(input, {text:String}) > 0
             OR positionCaseInsensitiveUTF8(output, {text:String}) > 0))))
     AND ({integration:String} = '' OR run IN (
       SELECT run FROM step FINAL WHERE workspace = {workspace:String} AND {integration:String} != ''
         AND (kind IN ('tool', 'write') OR NOT ({tool_errors:Bool} OR {integration:String} = 'unknown')) AND integration = if({integration:String} = 'unknown', '', {integration:String})
         AND (NOT {tool_errors:Bool} OR status = 'error')))
     AND (NOT {has_pattern:Bool} OR run IN (
       SELECT run FROM exception FINAL WHERE workspace = {workspace:String} AND pattern IN {patterns:Array(UInt32)}))
     AND ({after_run:String} = ''
       OR (ifNull(toUnixTimestamp64Micro(started), -1), run) < ({after_started:Int64}, {after_run:String}))
   ORDER BY ifNull(toUnixTimestamp64Micro(started), -1) DESC, run DESC LIMIT {limit:UInt32}`,
  )

const runs = runsSuch('runs-search', 'true')

/** Each a question of its own, so that the usual search asks nothing of other tables. */
const runsThatCount: Record<CountingMeasure, Question> = {
  escaped_errors: runsSuch('runs-search-escaped', countsFor.escaped_errors),
  tool_retries: runsSuch('runs-search-retried', countsFor.tool_retries),
  refused_writes: runsSuch('runs-search-refused', countsFor.refused_writes),
  active_people: runsSuch('runs-search-people', countsFor.active_people),
}

/** A page of runs. `cursor` is what the page before gave as `next`, and holds for the same filter only. */
export async function searchRuns(
  evidence: Evidence,
  workspace: string,
  filter: RunFilter,
  page: { cursor?: string | undefined; limit: number; patterns?: readonly number[] | undefined },
): Promise<RunPage> {
  const [started, run] =
    page.cursor === undefined ? [0, ''] : readCursor(page.cursor, filter, [0, ''] as [number, string])
  const asked = filter.counts_for === undefined ? runs : runsThatCount[filter.counts_for]
  const rows = await evidence.ask<Record<string, string | number | boolean | null>>(workspace, asked, {
    workflow: filter.workflow ?? '',
    status: filter.status ?? '',
    outcome: filter.outcome ?? '',
    case: filter.case ?? '',
    case_type: filter.case_type ?? '',
    route: filter.route ?? '',
    release: filter.release ?? '',
    model: filter.model ?? '',
    mode: filter.mode ?? '',
    from: filter.from === undefined ? '' : formatTimeForStore(filter.from),
    to: filter.to === undefined ? '' : formatTimeForStore(filter.to),
    as_of: filter.as_of === undefined ? '' : formatTimeForStore(filter.as_of),
    costly: filter.cost_above !== undefined,
    // As it is written: a number of the machine is a little more or less, and what costs just that would be found.
    cost_above: new Exact(filter.cost_above ?? 0).toFixed(18),
    longer_us: Math.round((filter.longer_than_ms ?? 0) * 1000),
    tool_errors: filter.tool_errors ?? false,
    cost_unknown: filter.cost_unknown ?? false,
    counted: filter.counted ?? false,
    text: filter.text ?? '',
    tool: filter.tool ?? '',
    integration: filter.integration ?? '',
    has_pattern: filter.pattern !== undefined,
    patterns: [...(page.patterns ?? [])],
    after_run: run,
    after_started: started,
    // One more than asked for tells whether there is a next page.
    limit: page.limit + 1,
  })
  const items = rows.slice(0, page.limit).map(toRow)
  const last = items.at(-1)
  const next = rows.length > page.limit && last ? writeCursor([last.started ?? -1, last.run], filter) : null
  return { items, next }
}

function toRow(row: Record<string, string | number | boolean | null>): RunRow {
  const text = (name: string) => (row[name] === '' ? null : String(row[name]))
  const decimal = (name: string) => (row[name] === null ? null : String(row[name]))
  return {
    run: String(row.run),
    workflow: text('workflow'),
    case: text('case'),
    case_type: text('case_type'),
    route: text('route'),
    release: text('release'),
    mode: String(row.mode),
    status: text('status'),
    outcome: text('outcome'),
    model: text('model'),
    started: row.started_us === null ? null : Number(row.started_us),
    duration_ms: row.duration_us === null ? null : Number(row.duration_us) / 1000,
    steps: Number(row.steps),
    tool_calls: Number(row.tool_calls),
    tool_errors: Number(row.tool_errors),
    cost: decimal('cost'),
    cost_reported: decimal('cost_reported'),
    cost_estimated: decimal('cost_estimated'),
    cost_unknown: row.cost_unknown === true,
    root_missing: row.root_missing === true,
  }
}
