import { floorHour, MICROS, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { advanceFollower, followerPosition, followerPositions } from '../../store/state/follower.ts'
import type { State } from '../../store/state/state.ts'
import { callingOf } from './calling.ts'
import { countWork } from './count-work.ts'
import { AFTERWARDS, COUNTED_AFTER, fateOf } from './fate.ts'

/**
 * What a run is counted for, once each: its outcome, how it ended, its tool calls, how many of them were tries again and how long each took, how
 * long it took, what it cost, how long an approval waited and was worked on, what it cost together with what became of it, and whether it was
 * opened again or turned out to be wrong in the week after it was accepted. And a day: how much of its work was done.
 */
export const countedMeasures = [
  'outcome',
  'status',
  'tool_calls',
  'duration',
  'cost',
  'wait',
  'work',
  'unit_cost',
  'reopened',
  'escaped',
  'retries',
  'tool_time',
  'adoption',
] as const
export type CountedMeasure = (typeof countedMeasures)[number]

/** When a run was over, as far as is known. */
const OVER = 'ifNull(ended, ifNull(started, arrived))'
const [WEEK, WAIT] = [AFTERWARDS, COUNTED_AFTER].map((length) => `toIntervalMicrosecond(${length})`)
/** Of a moment: whether it came to be as long ago as is waited by one stamp and not by another. */
const isDue = (moment: string) =>
  `${moment} > fromUnixTimestamp64Micro({over_from:Int64}) - ${WAIT} AND ${moment} <= fromUnixTimestamp64Micro({to:Int64}) - ${WAIT}`
const ACCEPTED = `SELECT case FROM verdict WHERE workspace = {workspace:String} AND run = '' AND kind = 'accepted' AND ${isDue('at')}`

const MADE = `SELECT run FROM run WHERE workspace = {workspace:String}
    AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64})`
const WEEK_IS_OVER = `SELECT run FROM verdict WHERE workspace = {workspace:String} AND run != '' AND kind = 'accepted' AND ${isDue('at')}
  UNION ALL SELECT run FROM run WHERE workspace = {workspace:String} AND case != '' AND case IN (${ACCEPTED})
  -- Of which nobody said when it was accepted: since it was over.
  UNION ALL SELECT run FROM run WHERE workspace = {workspace:String} AND outcome IN ('accepted', 'reopened') AND ${isDue(OVER)}`
/** Names of runs in their order, some at a time. */
const namesOf = (runs: string) =>
  `SELECT DISTINCT run FROM (${runs}) WHERE run > {after:String} ORDER BY run LIMIT {limit:UInt32}`

/** Runs that were made since, and those of which the week after they were accepted is over and told. */
const toCount = {
  made: question('counted-made', namesOf(MADE)),
  all: question('counted-made-or-over', namesOf(`${MADE} UNION ALL ${WEEK_IS_OVER}`)),
}

/**
 * Each of some runs, for each measure of which it can be told what became of it and for which it was not counted yet. What is told later of it
 * alters figures and no row here. Whether it was opened again is counted of all at one age: were it counted when it happens, bad ones would be
 * known before good ones. A name rests on those of the level below it: an engine works out anew, wherever it is used, what is named beside it.
 */
const countSql = `
INSERT INTO counted (workspace, measure, run, arrived, workflow, known, outcome, n, bad, value, times, case_type, route, release, model)
WITH {runs:Array(String)} AS names, fromUnixTimestamp64Micro({to:Int64}) AS stamp
SELECT {workspace:String}, of.1, run, stamp, workflow, of.2, of.3, of.4, of.5, of.6, if(of.1 = 'tool_time', times, []), case_type, route, release, model
FROM (
  SELECT *, arrayJoin(arrayFilter(one -> one.7, [
      ('outcome', least(ifNull(outcome_at, over), arrived), toString(outcome), toUInt32(1), toUInt32(0), NULL, outcome != ''),
      ('status', least(over, arrived), toString(status), toUInt32(1), toUInt32(0), NULL, is_over),
      ('tool_calls', least(over, arrived), '', tool_calls, tool_errors, NULL, is_over AND tool_calls > 0),
      ('duration', least(over, arrived), '', toUInt32(1), toUInt32(0), duration_us / 1000, is_over AND duration_us IS NOT NULL),
      ('cost', least(over, arrived), '', toUInt32(1), toUInt32(0), cost, is_priced),
      ('unit_cost', least(greatest(over, ifNull(outcome_at, over)), arrived), toString(outcome), toUInt32(1), toUInt32(0), cost, is_priced AND outcome != ''),
      ('wait', least(answered, arrived), '', toUInt32(1), toUInt32(0), waited, answered IS NOT NULL),
      ('work', least(worked_on, arrived), '', toUInt32(1), toUInt32(0), worked, worked_on IS NOT NULL),
      ('reopened', settled, '', toUInt32(1), toUInt32(was_reopened), NULL, outcome IN ('accepted', 'reopened') AND settled <= stamp),
      ('escaped', belief_told, '', toUInt32(1), toUInt32(was_wrong), NULL, is_believed AND belief_told <= stamp),
      ('retries', least(over, arrived), '', called, retried, NULL, is_over AND called > 0),
      ('tool_time', least(over, arrived), '', toUInt32(length(times)), toUInt32(0), NULL, is_over AND notEmpty(times))])) AS of
  FROM (
    SELECT *, if(accepted IS NULL AND was_reopened, greatest(week_told, ifNull(outcome_at, week_told)), week_told) AS settled
    FROM (
      SELECT *, accepted_at + ${WAIT} AS week_told, least(believed_at, arrived) + ${WAIT} AS belief_told,
        -- Where nobody said when it was accepted, it counts that it was opened again at all, and not before it was.
        if(accepted IS NULL, outcome = 'reopened', arrayExists(at -> at > assumeNotNull(accepted) AND at <= accepted_at + ${WEEK}, reopenings)) AS was_reopened,
        arrayExists(at -> at > believed_at AND at <= least(believed_at, arrived) + ${WEEK}, doubts) AS was_wrong
      FROM (
        -- What is told to have been after it was told was not.
        SELECT *, least(ifNull(accepted, over), arrived) AS accepted_at, ifNull(believed, over) AS believed_at,
          is_over AND NOT cost_unknown AND (cost_reported IS NOT NULL OR cost_estimated IS NOT NULL) AS is_priced
        FROM (
          SELECT run, arrived, workflow, case_type, route, release, model, outcome, outcome_at, status, tool_calls, tool_errors, duration_us,
            cost_reported, cost_estimated, cost_unknown, ${OVER} AS over, status NOT IN ('', 'running') AS is_over,
            toFloat64(ifNull(cost_reported, 0) + ifNull(cost_estimated, 0)) AS cost
          FROM run FINAL WHERE workspace = {workspace:String} AND workflow != '' AND mode IN ('live', 'canary') AND run IN (names)) AS ran
        LEFT JOIN (${fateOf('names')}) AS fate USING run LEFT JOIN (${callingOf('names')}) AS calling USING run))))
WHERE (of.1, run) NOT IN (
  SELECT measure, run FROM counted WHERE workspace = {workspace:String} AND run IN (names))`

/** What each of the runs that were counted with a stamp called. Told again it is the same. */
const calledSql = `
INSERT INTO called (workspace, integration, known, run, arrived, workflow, calls, failed)
WITH told AS (SELECT run, any(workflow) AS workflow, min(counted.known) AS moment FROM counted
  WHERE workspace = {workspace:String} AND measure = 'tool_calls' AND counted.arrived = fromUnixTimestamp64Micro({to:Int64}) GROUP BY run)
SELECT {workspace:String}, integration, moment, run, fromUnixTimestamp64Micro({to:Int64}), workflow, calls, failed FROM (
  SELECT run, integration, toUInt32(count()) AS calls, toUInt32(countIf(status = 'error')) AS failed FROM step FINAL
  WHERE workspace = {workspace:String} AND kind IN ('tool', 'write') AND integration != '' AND run IN (SELECT run FROM told)
  GROUP BY run, integration) AS calling
INNER JOIN told USING run`

/** So many runs are counted at once, whatever arrived or is counted anew: they are named in the statement, and what is known of each is in the memory. */
const AT_ONCE = 10_000
/** So many are named at once: to name some of ten million takes most of a second, however many these are. */
const NAMED_AT_ONCE = 200_000

const marked = question(
  'counted-marked',
  `SELECT 1 FROM touched WHERE workspace = {workspace:String}
     AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64}) LIMIT 1`,
)

/**
 * Counts what was made since the last time, and days, which the zone decides. Up to where is kept before: killed in between, it counts the same again, and rows of one key
 * tell the same.
 */
export async function count(
  { state, evidence }: { state: State; evidence: Evidence },
  workspace: string,
  zone: string,
): Promise<void> {
  const names = [COUNTED, 'counting', 'counted measures', 'counted weeks'] as const
  const [from, begun, measures, over] = await followerPositions(state, workspace, names)
  const to = begun > from ? begun : await evidence.horizon()
  if (to <= from) return
  // Everything was counted for so many measures: where there are more by now, all runs are counted for those.
  const isAnew = from === 0 || measures < countedMeasures.length
  // Nothing need be told for a week, or a day, to be over: looked for each hour.
  const isHour = floorHour(to) > floorHour(over)
  // Runs leave marks, before and after they are written, and these cost nothing to look for. Without one it moves no further, unless it counts
  // what lies between, or a run between two marks could be passed over. The first time everything is counted, also what left its marks long ago.
  const isMarked = begun > from || isAnew || isHour || (await evidence.ask(workspace, marked, { from, to })).length > 0
  if (!isMarked) return
  if (begun <= from) await advanceFollower(state.db, workspace, 'counting', begun, to)
  const span = { from: isAnew ? 0 : from, to }
  let last = ''
  for (let isMore = true; isMore; ) {
    const asked = { ...span, over_from: over, after: last, limit: NAMED_AT_ONCE }
    const some = await evidence.ask<{ run: string }>(workspace, isHour ? toCount.all : toCount.made, asked)
    isMore = some.length === NAMED_AT_ONCE
    last = some.at(-1)?.run ?? last
    for (let first = 0; first < some.length; first += AT_ONCE) {
      const runs = some.slice(first, first + AT_ONCE).map(({ run }) => run)
      await evidence.administer(countSql, { workspace, to, runs })
    }
  }
  if (last !== '') await evidence.administer(calledSql, { workspace, to })
  if (isHour) await countWork(evidence, workspace, { to, zone })
  await state.transaction(async (trx) => {
    await advanceFollower(trx, workspace, COUNTED, from, to)
    if (measures < countedMeasures.length)
      await advanceFollower(trx, workspace, 'counted measures', measures, countedMeasures.length)
    if (isHour) await advanceFollower(trx, workspace, 'counted weeks', over, to)
  })
}

const COUNTED = 'counted'

/** One thing that was counted. Times are microseconds. */
export type Counted = {
  readonly measure: CountedMeasure
  /** Of the share of the work of a day that day (2026-03-09), with the case type where it is of one. */
  readonly run: string
  readonly known: Micros
  readonly outcome: string
  readonly n: number
  readonly bad: number
  /** Milliseconds of a duration, a wait or work, and money of costs in the workspace's currency; null otherwise. */
  readonly value: number | null
  /** How long each tool call took, in milliseconds; none otherwise. */
  readonly times: readonly number[]
  readonly case_type: string
  readonly route: string
  readonly release: string
  readonly model: string
}

const countedRows = question(
  'counted-in-order',
  `SELECT measure, run, toUnixTimestamp64Micro(known) AS known, outcome, n, bad, value, times, case_type, route, release, model
   FROM counted FINAL WHERE workspace = {workspace:String} AND workflow = {workflow:String}
     AND has({measures:Array(String)}, measure)
     AND known >= fromUnixTimestamp64Micro({from:Int64}) AND known < fromUnixTimestamp64Micro({to:Int64})
     AND arrived <= fromUnixTimestamp64Micro({arrived:Int64})
   ORDER BY known, run, measure`,
)

type CountedRow = Omit<Counted, 'known'> & { readonly known: string }

/** So many rows of a question are held in the memory. */
const ROWS = 50_000

/** No time that is kept comes later. */
const LAST = Date.UTC(2200, 0) * MICROS.ms

/** What was counted of a workflow by a stamp, in the order in which it became so in the world. */
export async function* countedInOrder(
  evidence: Evidence,
  workspace: string,
  {
    workflow,
    measures,
    from,
    to,
    by = LAST,
  }: { workflow: string; measures: readonly CountedMeasure[]; from: Micros; to: Micros; by?: Micros },
): AsyncGenerator<Counted> {
  // So much of the past is asked for at a time as holds some rows, where they are spread evenly: what a question answers is in the memory.
  const [all] = await evidence.ask<{ n: string }>(workspace, countedSpan, { workflow, by })
  const span = Math.ceil(((to - from) * ROWS) / Math.max(ROWS, Number(all?.n ?? 0)))
  for (let start = from; start < to; start += span) {
    const params = { workflow, measures, from: start, to: Math.min(start + span, to), arrived: by }
    for (const row of await evidence.ask<CountedRow>(workspace, countedRows, params))
      yield { ...row, known: Number(row.known) }
  }
}

const countedAfter = question(
  'counted-after',
  `SELECT measure, run, toUnixTimestamp64Micro(counted.arrived) AS arrived, toUnixTimestamp64Micro(counted.known) AS known,
     outcome, n, bad, value, times, case_type, route, release, model
   FROM counted WHERE workspace = {workspace:String} AND workflow = {workflow:String}
     AND counted.arrived >= fromUnixTimestamp64Micro({after:Int64}) AND counted.arrived <= fromUnixTimestamp64Micro({to:Int64})
     AND (counted.arrived, counted.known, run, measure)
       > (fromUnixTimestamp64Micro({after:Int64}), fromUnixTimestamp64Micro({known:Int64}), {run:String}, {measure:String})
   ORDER BY counted.arrived, counted.known, run, measure LIMIT {limit:UInt32}`,
)

/**
 * What was counted of a workflow after one stamp, up to another, in the order in which it was counted, and of what was counted at once in that
 * in which it became so in the world. Each once: what a repeated insert left twice is the same in both.
 */
export async function* countedAsItCame(
  evidence: Evidence,
  workspace: string,
  { workflow, after, to }: { workflow: string; after: Micros; to: Micros },
): AsyncGenerator<Counted & { readonly arrived: Micros }> {
  let place = { after, known: LAST, run: '', measure: '' }
  for (let isMore = true; isMore; ) {
    const params = { workflow, ...place, to, limit: ROWS }
    const rows = await evidence.ask<CountedRow & { readonly arrived: string }>(workspace, countedAfter, params)
    isMore = rows.length === ROWS
    for (const row of rows) {
      const next = { ...row, arrived: Number(row.arrived), known: Number(row.known) }
      const { arrived, known, run, measure } = next
      if (arrived === place.after && known === place.known && run === place.run && measure === place.measure) continue
      place = { after: arrived, known, run, measure }
      yield next
    }
  }
}

/** Up to where everything that arrived is counted. */
export const countedTo = (state: State, workspace: string): Promise<Micros> =>
  followerPosition(state, workspace, COUNTED)

const countedRecently = question(
  'counted-recently',
  `SELECT workflow, toUnixTimestamp64Micro(max(counted.arrived)) AS last,
     countIf(counted.known < counted.arrived - toIntervalMicrosecond({late:Int64})) AS old
   FROM counted WHERE workspace = {workspace:String} AND counted.arrived > fromUnixTimestamp64Micro({since:Int64})
   GROUP BY workflow`,
)

/** What is told of a run within a week of it is late. What becomes known later than this is history that was brought in. */
const LATE = 8 * MICROS.d

/** Of each workflow of which anything was counted since a stamp: up to which it was, and how much of it had become so long before. */
export async function askCountedRecently(
  evidence: Evidence,
  workspace: string,
  since: Micros,
): Promise<Map<string, { readonly last: Micros; readonly old: number }>> {
  type Row = { readonly workflow: string; readonly last: string; readonly old: string }
  const rows = await evidence.ask<Row>(workspace, countedRecently, { since, late: LATE })
  return new Map(rows.map(({ workflow, last, old }) => [workflow, { last: Number(last), old: Number(old) }]))
}

const countedSinceThen = question(
  'counted-since',
  `SELECT uniqExact(run, measure) AS n FROM counted WHERE workspace = {workspace:String} AND ({workflow:String} = '' OR workflow = {workflow:String})
     AND arrived > fromUnixTimestamp64Micro({since:Int64})`,
)

/** How much was counted of a workflow ('': of all) since a stamp. */
export async function askCountedSince(
  evidence: Evidence,
  workspace: string,
  asked: { workflow: string; since: Micros },
): Promise<number> {
  const [row] = await evidence.ask<{ n: string }>(workspace, countedSinceThen, asked)
  return Number(row?.n ?? 0)
}

const countedSpan = question(
  'counted-span',
  `SELECT count() AS n, toUnixTimestamp64Micro(min(known)) AS first, toUnixTimestamp64Micro(max(known)) AS last
   FROM counted WHERE workspace = {workspace:String} AND workflow = {workflow:String}
     AND counted.arrived <= fromUnixTimestamp64Micro({by:Int64})`,
)

/** When the first and the last thing became known that was counted of a workflow by a stamp; undefined where nothing was. */
export async function askCountedSpan(
  evidence: Evidence,
  workspace: string,
  workflow: string,
  by: Micros = LAST,
): Promise<{ readonly first: Micros; readonly last: Micros } | undefined> {
  const [row] = await evidence.ask<{ n: string; first: string; last: string }>(workspace, countedSpan, { workflow, by })
  return row && row.n !== '0' ? { first: Number(row.first), last: Number(row.last) } : undefined
}
