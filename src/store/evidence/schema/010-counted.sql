-- What detectors are told, and nothing else: a run once for each measure, when what became of it was first known. Never replaced: of two
-- rows of one key, which only a repeated insert leaves, both tell the same. `known` is when it was so in the world, `arrived` up to where
-- runs were read when it was counted.
CREATE TABLE IF NOT EXISTS counted (
  workspace LowCardinality(String), measure LowCardinality(String), run String, arrived DateTime64(6,'UTC'),
  workflow LowCardinality(String), known DateTime64(6,'UTC'), outcome LowCardinality(String),
  n UInt32, bad UInt32, value Nullable(Float64),
  case_type LowCardinality(String), route LowCardinality(String), release LowCardinality(String), model LowCardinality(String),
  INDEX arrived arrived TYPE minmax GRANULARITY 1,
  INDEX known known TYPE minmax GRANULARITY 1
) ENGINE = ReplacingMergeTree ORDER BY (workspace, workflow, measure, run)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1,
  cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
