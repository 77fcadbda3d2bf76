import type { Clock } from '../../base/clock.ts'
import type { Evidence } from '../../store/evidence/evidence.ts'
import { advanceFollower, followerPosition } from '../../store/state/follower.ts'
import type { State } from '../../store/state/state.ts'

/** Rollups of days are named after the zone they are days of, so that a changed zone never mixes two kinds of days. */
export const dayGrain = (zone: string): string => `day ${zone}`

/**
 * Makes the figures of every touched bucket again, from the runs, as a whole: a row that says the bucket was made (it has
 * no runs, so that an emptied bucket is empty), and a row for each group in it. All carry one version.
 */
const rollUpSql = `
INSERT INTO rollup (workspace, workflow, grain, bucket, version, arrived, case_type, route, release, model, outcome, status,
  runs, tool_calls, tool_errors, runs_with_tool_errors, cost_reported, cost_estimated, cost_unknown_runs, durations)
WITH
  touched_hours AS (
    SELECT DISTINCT workflow, hour FROM touched WHERE workspace = {workspace:String}
      AND arrived > fromUnixTimestamp64Micro({from:Int64}) AND arrived <= fromUnixTimestamp64Micro({to:Int64})
    UNION DISTINCT
    -- The first time in a zone everything is made, also what was touched before marks were swept away.
    SELECT DISTINCT workflow, toStartOfHour(started) AS hour FROM run WHERE workspace = {workspace:String} AND {from:Int64} = 0),
  buckets AS (
    SELECT DISTINCT workflow, 'hour' AS grain, toDateTime(assumeNotNull(hour), 'UTC') AS bucket FROM touched_hours WHERE hour IS NOT NULL
    UNION ALL
    SELECT DISTINCT workflow, {day:String}, toDateTime(toStartOfDay(assumeNotNull(hour), {zone:String}), 'UTC') FROM touched_hours WHERE hour IS NOT NULL
    UNION ALL
    -- An hour that two local days share (a zone with half hours) touches both.
    SELECT DISTINCT workflow, {day:String}, toDateTime(toStartOfDay(assumeNotNull(hour) + INTERVAL 3599 SECOND, {zone:String}), 'UTC') FROM touched_hours WHERE hour IS NOT NULL
    UNION ALL
    SELECT DISTINCT workflow, 'untimed', toDateTime(0, 'UTC') FROM touched_hours WHERE hour IS NULL),
  -- Every run that ever stood in a touched bucket, by whichever version: found without FINAL, then read with it.
  candidates AS (
    SELECT DISTINCT run FROM run WHERE workspace = {workspace:String}
      AND (started IS NULL OR toDateTime(toStartOfHour(assumeNotNull(started)), 'UTC') IN (SELECT toDateTime(assumeNotNull(hour), 'UTC') FROM touched_hours WHERE hour IS NOT NULL)
        OR toDateTime(toStartOfDay(assumeNotNull(started), {zone:String}), 'UTC') IN (SELECT bucket FROM buckets))),
  counted AS (
    SELECT * FROM run FINAL WHERE workspace = {workspace:String} AND mode IN ('live', 'canary') AND run IN (SELECT run FROM candidates)),
  placed AS (
    SELECT 'hour' AS grain, toDateTime(toStartOfHour(assumeNotNull(started)), 'UTC') AS bucket, * FROM counted WHERE started IS NOT NULL
    UNION ALL
    SELECT {day:String}, toDateTime(toStartOfDay(assumeNotNull(started), {zone:String}), 'UTC'), * FROM counted WHERE started IS NOT NULL
    UNION ALL
    SELECT 'untimed', toDateTime(0, 'UTC'), * FROM counted WHERE started IS NULL)
SELECT {workspace:String}, workflow, grain, bucket, {version:UInt64}, fromUnixTimestamp64Micro({to:Int64}), case_type, route, release, model, outcome, status,
  count(), sum(tool_calls), sum(tool_errors), countIf(tool_errors > 0), sum(cost_reported), sum(cost_estimated), countIf(cost_unknown),
  groupArrayIf(assumeNotNull(duration_us), duration_us IS NOT NULL)
FROM placed WHERE (workflow, grain, bucket) IN (SELECT workflow, grain, bucket FROM buckets)
GROUP BY workflow, grain, bucket, case_type, route, release, model, outcome, status
UNION ALL
SELECT {workspace:String}, workflow, grain, bucket, {version:UInt64}, fromUnixTimestamp64Micro({to:Int64}), '', '', '', '', '', 'rolled up',
  0, 0, 0, 0, NULL, NULL, 0, [] FROM buckets`

/** Follows the marks of touched hours. */
export async function rollUp(
  { state, evidence, clock }: { state: State; evidence: Evidence; clock: Clock },
  workspace: string,
  zone: string,
): Promise<void> {
  const name = `rollups ${zone}`
  const from = await followerPosition(state, workspace, name)
  const to = evidence.horizon()
  if (to <= from) return
  await evidence.administer(rollUpSql, { workspace, zone, day: dayGrain(zone), from, to, version: clock.now() })
  await state.transaction((trx) => advanceFollower(trx, workspace, name, from, to))
}
