-- What is derived from the record, and can be made again from it at any time.

-- One row a run: made from all its lines by runs/assemble.ts, again after every late line.
CREATE TABLE IF NOT EXISTS run (
  workspace LowCardinality(String), run String, version UInt64, arrived DateTime64(6,'UTC'),
  workflow LowCardinality(String), case String, case_type LowCardinality(String), route LowCardinality(String),
  release LowCardinality(String), release_basis LowCardinality(String), mode LowCardinality(String),
  started Nullable(DateTime64(6,'UTC')), ended Nullable(DateTime64(6,'UTC')), duration_us Nullable(UInt64),
  status LowCardinality(String), root_missing Bool,
  outcome LowCardinality(String), outcome_by LowCardinality(String), outcome_at Nullable(DateTime64(6,'UTC')),
  model LowCardinality(String), steps UInt32, tool_calls UInt32, tool_errors UInt32, writes UInt32,
  cost_reported Nullable(Decimal(38,18)), cost_estimated Nullable(Decimal(38,18)), cost_unknown Bool,
  tokens_input UInt64, tokens_output UInt64,
  INDEX started started TYPE minmax GRANULARITY 1,
  INDEX case_key case TYPE bloom_filter GRANULARITY 1
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, run)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Hours of runs that changed, left for the rollups to follow. hour NULL: runs whose start is not known.
-- Written before the run itself, with the hour it leaves and the hour it enters. Swept away once followed, by position
-- and not by a TTL: the engine's clock need not be the one by which lines are stamped.
CREATE TABLE IF NOT EXISTS touched (
  workspace LowCardinality(String), workflow LowCardinality(String), hour Nullable(DateTime64(6,'UTC')),
  arrived DateTime64(6,'UTC')
) ENGINE = MergeTree ORDER BY (workspace, arrived)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- Figures per bucket. A bucket is replaced as a whole: readers take the rows of its newest version only, so that groups
-- which no longer occur vanish. `grain` is hour (bucket in UTC), day (a day of the workspace's zone) or untimed.
-- durations keeps every known duration (microseconds), so that medians over any set of buckets are exact.
CREATE TABLE IF NOT EXISTS rollup (
  workspace LowCardinality(String), workflow LowCardinality(String), grain LowCardinality(String),
  bucket DateTime('UTC'), version UInt64, arrived DateTime64(6,'UTC'),
  case_type LowCardinality(String), route LowCardinality(String), release LowCardinality(String),
  model LowCardinality(String), outcome LowCardinality(String), status LowCardinality(String),
  runs UInt64, tool_calls UInt64, tool_errors UInt64, runs_with_tool_errors UInt64,
  cost_reported Nullable(Decimal(38,18)), cost_estimated Nullable(Decimal(38,18)), cost_unknown_runs UInt64,
  durations Array(UInt64)
) ENGINE = ReplacingMergeTree(version)
ORDER BY (workspace, grain, workflow, bucket, case_type, route, release, model, outcome, status)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
