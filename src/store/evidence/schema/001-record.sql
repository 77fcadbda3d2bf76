-- The lines of the record, as received. Keyed by nothing that may be learnt later; the newest version of a key wins.
-- `arrived` is stamped by the server just before the insert, and followers of the evidence read by it.
-- A text that is not known is '', a time or number that is not known is NULL. No partition by time of the event.

CREATE TABLE IF NOT EXISTS run_line (
  workspace LowCardinality(String), run String, version UInt64, arrived DateTime64(6,'UTC'),
  workflow LowCardinality(String), case String, case_type LowCardinality(String), route LowCardinality(String),
  release LowCardinality(String), mode LowCardinality(String),
  started Nullable(DateTime64(6,'UTC')), ended Nullable(DateTime64(6,'UTC')), zoned Bool,
  status LowCardinality(String), trigger LowCardinality(String), session String, user String,
  input String CODEC(ZSTD(1)), output String CODEC(ZSTD(1)), labels String CODEC(ZSTD(1)),
  INDEX arrived arrived TYPE minmax GRANULARITY 1
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, run)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS step (
  workspace LowCardinality(String), run String, step String, version UInt64, arrived DateTime64(6,'UTC'),
  parent String, kind LowCardinality(String), name LowCardinality(String), integration LowCardinality(String),
  action LowCardinality(String),
  started Nullable(DateTime64(6,'UTC')), ended Nullable(DateTime64(6,'UTC')), zoned Bool,
  status LowCardinality(String), error_type LowCardinality(String), error_message String CODEC(ZSTD(1)),
  attempt Nullable(UInt32), model LowCardinality(String), provider LowCardinality(String),
  tokens_input Nullable(UInt64), tokens_cached_input Nullable(UInt64), tokens_cache_write Nullable(UInt64),
  tokens_output Nullable(UInt64), tokens_reasoning Nullable(UInt64),
  cost Nullable(Decimal(38,18)), cost_currency LowCardinality(String), cost_basis LowCardinality(String),
  cost_estimated Nullable(Decimal(38,18)), price_list LowCardinality(String),
  prompt_name LowCardinality(String), prompt_version LowCardinality(String),
  input String CODEC(ZSTD(1)), output String CODEC(ZSTD(1)), sources String CODEC(ZSTD(1)),
  attributes String CODEC(ZSTD(1)), cut_bytes UInt32,
  INDEX arrived arrived TYPE minmax GRANULARITY 1
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, run, step)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- A verdict on a run carries the run; one on a case carries run = '' and the case.
CREATE TABLE IF NOT EXISTS verdict (
  workspace LowCardinality(String), run String, case String, verdict String, version UInt64, arrived DateTime64(6,'UTC'),
  kind LowCardinality(String), by_kind LowCardinality(String), by_id String,
  at Nullable(DateTime64(6,'UTC')), zoned Bool, waited_ms Nullable(Float64), worked_ms Nullable(Float64),
  corrections String CODEC(ZSTD(1)), severity LowCardinality(String), probability Nullable(Float64),
  INDEX arrived arrived TYPE minmax GRANULARITY 1
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, run, case, verdict)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS write (
  workspace LowCardinality(String), run String, step String, write String, version UInt64, arrived DateTime64(6,'UTC'),
  integration LowCardinality(String), record String, fields String CODEC(ZSTD(1)), fields_hash String,
  claimed_at Nullable(DateTime64(6,'UTC')), zoned Bool, idempotency_key String,
  INDEX arrived arrived TYPE minmax GRANULARITY 1
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, run, step, write)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS readback (
  workspace LowCardinality(String), run String, step String, write String, readback String, version UInt64,
  arrived DateTime64(6,'UTC'), fields String CODEC(ZSTD(1)), outcome LowCardinality(String),
  observed_at Nullable(DateTime64(6,'UTC')), zoned Bool,
  INDEX arrived arrived TYPE minmax GRANULARITY 1
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, run, step, write, readback)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS eligible (
  workspace LowCardinality(String), workflow String, case_type String, period String, version UInt64,
  arrived DateTime64(6,'UTC'), cases UInt64, source String
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, workflow, case_type, period)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS spend (
  workspace LowCardinality(String), spend String, version UInt64, arrived DateTime64(6,'UTC'),
  workflow LowCardinality(String), kind LowCardinality(String), amount Nullable(Decimal(38,18)),
  currency LowCardinality(String), minutes Nullable(Float64),
  from Nullable(DateTime64(6,'UTC')), to Nullable(DateTime64(6,'UTC')), zoned Bool,
  basis LowCardinality(String), source String
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, spend)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS incident (
  workspace LowCardinality(String), incident String, version UInt64, arrived DateTime64(6,'UTC'),
  workflow LowCardinality(String), severity LowCardinality(String), class LowCardinality(String),
  opened Nullable(DateTime64(6,'UTC')), contained Nullable(DateTime64(6,'UTC')), restored Nullable(DateTime64(6,'UTC')),
  zoned Bool, loss Nullable(Decimal(38,18)), loss_currency LowCardinality(String), source String
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, incident)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

CREATE TABLE IF NOT EXISTS signal (
  workspace LowCardinality(String), source String, signal String, version UInt64, arrived DateTime64(6,'UTC'),
  kind LowCardinality(String), workflow LowCardinality(String), integration LowCardinality(String),
  at Nullable(DateTime64(6,'UTC')), zoned Bool, attributes String CODEC(ZSTD(1))
) ENGINE = ReplacingMergeTree(version) ORDER BY (workspace, source, signal)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;
