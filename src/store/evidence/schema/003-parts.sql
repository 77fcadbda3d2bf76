-- A run may be told in parts: by spans that arrive one by one, before their root or without it, and by several senders. A part has a
-- name ('' is the run's own line), and is replaced by itself only.
ALTER TABLE run_line ADD COLUMN IF NOT EXISTS part String AFTER run, MODIFY ORDER BY (workspace, run, part);

-- Texts of a step that come by themselves, before its line or after it, such as logs of its messages.
CREATE TABLE IF NOT EXISTS text (
  workspace LowCardinality(String), run String, step String, text String, version UInt64, arrived DateTime64(6,'UTC'),
  at Nullable(DateTime64(6,'UTC')), zoned Bool, input String CODEC(ZSTD(1)), output String CODEC(ZSTD(1)),
  INDEX arrived arrived TYPE minmax GRANULARITY 1
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, run, step, text)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
