-- What a judge model said of an answer, a row for each model and instruction that was asked, and once: supported, gap, untold (it cannot
-- tell), or why there is no word of it (unreadable, refused, too_long). No text: it stays when those are deleted, and goes when the run is erased.
CREATE TABLE IF NOT EXISTS judged (
  workspace LowCardinality(String), run String, judge LowCardinality(String), version UInt64, arrived DateTime64(6,'UTC'),
  verdict LowCardinality(String), at DateTime64(6,'UTC')
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, run, judge)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1,
  cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
