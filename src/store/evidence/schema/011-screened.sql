-- What a screen of answers found, a row a run: how well what was retrieved for the answer says it, and where it stands worst. Positions and
-- counts, no texts: it stays when those are deleted. A run that is made again, or screened by other rules, replaces its row.
CREATE TABLE IF NOT EXISTS screened (
  workspace LowCardinality(String), run String, version UInt64, arrived DateTime64(6,'UTC'),
  workflow LowCardinality(String), case_type LowCardinality(String), route LowCardinality(String),
  release LowCardinality(String), started Nullable(DateTime64(6,'UTC')),
  -- gap, supported, untold (and why), or '': it is none that is screened any more.
  result LowCardinality(String), why LowCardinality(String), score Nullable(Float64), claims UInt32, sources UInt32,
  nothing_retrieved Bool, unsupported_claim Bool, number_mismatch Bool, stale_source Bool, never_cited Bool,
  worst_start UInt32, worst_end UInt32,
  -- Its place in the lot by which answers are drawn for people to look at, 0 to 1.
  lot Float64,
  INDEX started started TYPE minmax GRANULARITY 1
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, run)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1,
  cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
