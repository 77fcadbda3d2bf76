-- Where a run left its intended path, a row each: what kind, at which step, and in which pattern it gathers. No text of it: that stands in its
-- step. A run that is made again replaces its rows, and of what it has no more the pattern is 0. It goes when the run is erased.
CREATE TABLE IF NOT EXISTS exception (
  workspace LowCardinality(String), run String, step String, kind LowCardinality(String), version UInt64,
  arrived DateTime64(6,'UTC'), pattern UInt32,
  workflow LowCardinality(String), case String, case_type LowCardinality(String), route LowCardinality(String),
  release LowCardinality(String), model LowCardinality(String), started Nullable(DateTime64(6,'UTC')),
  INDEX started started TYPE minmax GRANULARITY 1
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, run, step, kind)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1,
  cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
