import { formatTimeForStore, MICROS, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'

/** So long after its end a day is left for what ran on it to be told: what came later would make its share look too small. */
const TOLD_AFTER = MICROS.d

/** Where history is brought in, days that it has not reached yet look as if nobody had worked on them: for so long nothing of it has to come. */
const QUIET = MICROS.h / 2

const LATELY = `fromUnixTimestamp64Micro({to:Int64}) - toIntervalMicrosecond(${QUIET})`
/** Workflows of which runs came that were over for a day. A run that was there before and is made anew, since something was told of it, is none. */
const RECEIVING_HISTORY = `SELECT workflow FROM run
  WHERE workspace = {workspace:String} AND arrived > ${LATELY} AND ifNull(ended, ifNull(started, arrived)) < arrived - toIntervalDay(1)
    AND run NOT IN (SELECT run FROM counted WHERE workspace = {workspace:String} AND measure = 'status' AND counted.arrived <= ${LATELY}
      AND run IN (SELECT run FROM run WHERE workspace = {workspace:String} AND arrived > ${LATELY}))`

/** Days of the calendar whose eligible cases were told and of which no share was counted yet, with whether a case type is named. */
const UNCOUNTED = `SELECT workflow, period, case_type, cases FROM eligible FINAL
  WHERE workspace = {workspace:String} AND length(period) = 10 AND toString(toDate32OrNull(period)) = period
    AND workflow NOT IN (${RECEIVING_HISTORY})
    AND (workflow, period) NOT IN (SELECT workflow, substring(run, 1, 10) FROM counted WHERE workspace = {workspace:String} AND measure = 'adoption')`
/** Any day may be told, also one that is far off: days of 16 bits begin anew after the year 2149. */
const END = "toDateTime64(concat(toString(toDate32OrNull(period) + 1), ' 00:00:00'), 6, {zone:String})"
const DUE = `SELECT * FROM (${UNCOUNTED}) WHERE ${END} <= toDateTime64({told_by:String}, 6, 'UTC')`

const anyEligible = question('work-told', 'SELECT 1 FROM eligible WHERE workspace = {workspace:String} LIMIT 1')

const due = question(
  'work-due',
  `SELECT toString(toUnixTimestamp64Micro(min(ended) - toIntervalDay(2))) AS first, toString(toUnixTimestamp64Micro(max(ended))) AS last, count() AS days
   FROM (SELECT ${END} AS ended FROM (${DUE}))`,
)

const RAN = `workspace = {workspace:String} AND workflow != '' AND mode IN ('live', 'canary') AND started IS NOT NULL`
const OF_DAY = "uniqExactIf(case, case != '') + countIf(case = '') AS attempted"

/**
 * Of each such day, from the one on which its workflow first ran, how many of the eligible cases were worked on: of all, and of each case type
 * that was told. A count that names no type is of all of them; those of single types are then not added to it.
 */
const countWorkSql = `
INSERT INTO counted (workspace, measure, run, arrived, workflow, known, outcome, n, bad, value, times, case_type, route, release, model)
WITH due AS (${DUE}),
told AS (
  SELECT workflow, period, '' AS of_type, if(countIf(case_type = '') > 0, sumIf(cases, case_type = ''), sum(cases)) AS eligible FROM due GROUP BY workflow, period
  UNION ALL SELECT workflow, period, case_type AS of_type, cases AS eligible FROM due WHERE case_type != ''),
ran AS (
  SELECT workflow, toString(toDate(assumeNotNull(started), {zone:String})) AS period, toString(case_type) AS of_type, case FROM run FINAL
  WHERE ${RAN} AND started >= toDateTime64({first:String}, 6, 'UTC') AND started < toDateTime64({last:String}, 6, 'UTC')),
worked AS (
  SELECT workflow, period, '' AS of_type, ${OF_DAY} FROM ran GROUP BY workflow, period
  UNION ALL SELECT workflow, period, of_type, ${OF_DAY} FROM ran WHERE of_type != '' GROUP BY workflow, period, of_type),
began AS (SELECT workflow, toString(toDate(min(assumeNotNull(started)), {zone:String})) AS began FROM run FINAL
  WHERE ${RAN} AND workflow IN (SELECT workflow FROM due) GROUP BY workflow)
SELECT {workspace:String}, 'adoption', if(of_type = '', period, concat(period, ' ', of_type)), fromUnixTimestamp64Micro({to:Int64}), workflow,
  assumeNotNull(${END}) - toIntervalMicrosecond(1), '', toUInt32(least(eligible, 4294967295)) AS n, n - toUInt32(least(attempted, n)), NULL, [], of_type, '', '', ''
FROM told INNER JOIN began USING workflow LEFT JOIN worked USING (workflow, period, of_type)
WHERE eligible > 0 AND period >= began`

/**
 * Counts for each day of which it was told how many cases there were to do how much of them the workflow did, once, as of a stamp. The row of
 * a day names it where others name their run. What is told later of it alters figures and no row. Told again it is the same.
 */
export async function countWork(
  evidence: Evidence,
  workspace: string,
  { to, zone }: { readonly to: Micros; readonly zone: string },
): Promise<void> {
  // Most workspaces are never told of any, and to look for days takes much longer than this.
  if ((await evidence.ask(workspace, anyEligible)).length === 0) return
  const params = { to, zone, told_by: formatTimeForStore(to - TOLD_AFTER) }
  const [row] = await evidence.ask<{ first: string; last: string; days: string }>(workspace, due, params)
  if (!row || row.days === '0') return
  const range = { first: formatTimeForStore(Number(row.first)), last: formatTimeForStore(Number(row.last)) }
  await evidence.administer(countWorkSql, { workspace, ...params, ...range })
}
