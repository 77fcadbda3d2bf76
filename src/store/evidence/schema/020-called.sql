-- Which systems a run called, how often, and how many of these calls failed: a row each, written once, when the run is counted, with the stamp of
-- that. Kept in the order of time, so that whether a system is down is told by its latest runs and costs the same whatever is kept.
CREATE TABLE IF NOT EXISTS called (
  workspace LowCardinality(String), integration LowCardinality(String), known DateTime64(6,'UTC'), run String,
  arrived DateTime64(6,'UTC'), workflow LowCardinality(String), calls UInt32, failed UInt32
) ENGINE = ReplacingMergeTree ORDER BY (workspace, integration, known, run)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1,
  cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
-- Of runs that were counted before.
INSERT INTO called (workspace, integration, known, run, arrived, workflow, calls, failed)
SELECT workspace, integration, moment, run, stamp, workflow, calls, failed FROM (
  SELECT workspace, run, integration, toUInt32(count()) AS calls, toUInt32(countIf(status = 'error')) AS failed FROM step FINAL
  WHERE kind IN ('tool', 'write') AND integration != '' GROUP BY workspace, run, integration) AS calling
INNER JOIN (
  SELECT workspace, run, any(workflow) AS workflow, min(known) AS moment, min(arrived) AS stamp FROM counted
  WHERE measure = 'tool_calls' GROUP BY workspace, run) AS told USING (workspace, run);
