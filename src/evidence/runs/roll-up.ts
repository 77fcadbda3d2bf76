import { MICROS, type Micros } from '../../base/time.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { question } from '../../store/evidence/question.ts'
import { advanceFollower, beginFollower, followerPosition } from '../../store/state/follower.ts'
import type { State } from '../../store/state/state.ts'

/** Rollups of days are named after the zone they are days of, so that a changed zone never mixes two kinds of days. */
export const dayGrain = (zone: string): string => `day ${zone}`

/**
 * Makes the figures of every touched bucket again, from the runs, as a whole: a row that says the bucket was made (it has
 * no runs, so that an emptied bucket is empty), and a row for each group in it. All carry one version. Each mark and each
 * run is placed in its buckets by one array (no unions): the engine evaluates a common expression again at each use.
 */
const rollUpSql = `
INSERT INTO rollup (workspace, workflow, grain, bucket, version, arrived, case_type, route, release, model, outcome, status,
  runs, tool_calls, tool_errors, runs_with_tool_errors, cost_reported, cost_estimated, cost_unknown_runs, tokens, tokens_unknown_runs, durations)
WITH touched_places AS (
  SELECT DISTINCT workflow, arrayJoin(if(hour IS NULL, [('untimed', toDateTime(0, 'UTC'))], [
      ('hour', toDateTime(assumeNotNull(hour), 'UTC')),
      ({day:String}, toDateTime(toStartOfDay(assumeNotNull(hour), {zone:String}), 'UTC')),
      -- An hour that two local days share (a zone with half hours) touches both.
      ({day:String}, toDateTime(toStartOfDay(assumeNotNull(hour) + INTERVAL 3599 SECOND, {zone:String}), 'UTC'))])) AS place
  FROM (
    SELECT workflow, hour FROM touched WHERE workspace = {workspace:String}
      AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({until:Int64})
    UNION DISTINCT
    -- The first time in a zone everything is made, also what was touched before marks were swept away.
    SELECT workflow, toStartOfHour(started) AS hour FROM run WHERE workspace = {workspace:String} AND {from:Int64} = 0))
SELECT {workspace:String}, workflow, place.1, place.2, {version:UInt64}, fromUnixTimestamp64Micro({to:Int64}), case_type, route, release, model, outcome, status,
  count(), sum(tool_calls), sum(tool_errors), countIf(tool_errors > 0), sum(cost_reported), sum(cost_estimated), countIf(cost_unknown),
  sum(tokens_input + tokens_output), countIf(tokens_unknown), groupArrayIf(assumeNotNull(duration_us), duration_us IS NOT NULL)
FROM (
  SELECT *, arrayJoin(if(started IS NULL, [('untimed', toDateTime(0, 'UTC'))], [
      ('hour', toDateTime(toStartOfHour(assumeNotNull(started)), 'UTC')),
      ({day:String}, toDateTime(toStartOfDay(assumeNotNull(started), {zone:String}), 'UTC'))])) AS place
  FROM run FINAL WHERE workspace = {workspace:String} AND mode IN ('live', 'canary') AND run IN (
    -- Every run that ever stood in a touched bucket, by whichever version: found without FINAL, then read with it.
    SELECT run FROM run WHERE workspace = {workspace:String} AND (started IS NULL
      OR toDateTime(toStartOfDay(assumeNotNull(started), {zone:String}), 'UTC') IN (SELECT place.2 FROM touched_places))))
WHERE (workflow, place.1, place.2) IN (SELECT workflow, place.1, place.2 FROM touched_places)
GROUP BY workflow, place, case_type, route, release, model, outcome, status
UNION ALL
SELECT {workspace:String}, workflow, place.1, place.2, {version:UInt64}, fromUnixTimestamp64Micro({to:Int64}), '', '', '', '', '', 'rolled up',
  0, 0, 0, 0, NULL, NULL, 0, 0, 0, [] FROM touched_places`

const marked = question(
  'rollups-marked',
  `SELECT 1 FROM touched WHERE workspace = {workspace:String}
     AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({until:Int64}) LIMIT 1`,
)

const ROLLUPS = 'rollups '

/** Follows the marks of touched hours. Where there are none it moves no further: what follows may lie next to what was followed last. */
export async function rollUp(
  { state, evidence }: { state: State; evidence: Evidence },
  workspace: string,
  zone: string,
): Promise<void> {
  const name = `${ROLLUPS}${zone}`
  const from = await followerPosition(state, workspace, name)
  const to = await evidence.horizon()
  if (to <= from) return
  // On a server the newest marks are followed as well, and again once no other process can have written beside them:
  // `arrived` of a rollup says up to where it is complete, which is no further than `to`.
  const until = evidence.stamp()
  if (from > 0 && (await evidence.ask(workspace, marked, { from, until })).length === 0) return
  await evidence.administer(rollUpSql, { workspace, zone, day: dayGrain(zone), from, to, until, version: until })
  await advanceFollower(state.db, workspace, name, from, to)
  // Not the newest of them: others that look for what was made are cut off sometimes, and look again.
  await sweep({ state, evidence }, workspace, { name, followed: from - MICROS.d })
}

const followedMarks = question(
  'marks-followed',
  `SELECT count() AS n FROM touched WHERE workspace = {workspace:String} AND arrived <= fromUnixTimestamp64Micro({followed:Int64})`,
)

/** So many marks cost nothing to read past. A deletion is waited for, and takes as long for one as for all of them. */
const FEW_MARKS = 1000

/** Once a day it is looked how many marks were followed; they are deleted where they are no longer few. */
async function sweep(
  { state, evidence }: { state: State; evidence: Evidence },
  workspace: string,
  { name, followed }: { readonly name: string; readonly followed: Micros },
): Promise<void> {
  const swept = await followerPosition(state, workspace, 'marks swept')
  if (followed - swept < MICROS.d) return
  const [row] = await evidence.ask<{ n: string }>(workspace, followedMarks, { followed })
  if (Number(row?.n ?? 0) > FEW_MARKS) {
    // Of a zone that was left nobody could say any more what came in since: should it come back, everything is made for it.
    await state.transaction((trx) => beginFollower(trx, workspace, ROLLUPS, name))
    const old = 'workspace = {workspace:String} AND arrived <= fromUnixTimestamp64Micro({followed:Int64})'
    await evidence.administer(`DELETE FROM touched WHERE ${old}`, { workspace, followed })
  }
  await advanceFollower(state.db, workspace, 'marks swept', swept, followed)
}
