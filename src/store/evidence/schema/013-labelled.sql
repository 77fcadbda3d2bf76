-- What a person said of an answer who held it against its sources, a row a run: the newest holds, and '' takes it back. Who said it, and no
-- text: it stays when those are deleted, and goes when the run is erased.
CREATE TABLE IF NOT EXISTS labelled (
  workspace LowCardinality(String), run String, version UInt64, arrived DateTime64(6,'UTC'),
  label LowCardinality(String), by String, at DateTime64(6,'UTC')
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, run)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1,
  cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
