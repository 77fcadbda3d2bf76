-- What was erased, by keyed hashes: what comes later for it is not kept. Here and not in the state, so that a state that is put back from
-- a backup does not let it in again.
CREATE TABLE IF NOT EXISTS erased (
  workspace LowCardinality(String), kind LowCardinality(String), hash String, arrived DateTime64(6,'UTC')
) ENGINE = MergeTree ORDER BY (workspace, kind, hash)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1;

-- What is being deleted, by its ids. Held in memory alone: named in a statement, they would stand in the engine's files as long as it
-- remembers the statement.
CREATE TABLE IF NOT EXISTS deleting (job String, value String) ENGINE = Memory;

-- Replaced parts are looked after every few seconds and stay eight minutes: what replaces them is not synced when it is written. While
-- something is deleted they stay for a second. (Embedded, they were looked after each half minute to five, and went then.)
ALTER TABLE run_line MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
ALTER TABLE step MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
ALTER TABLE text MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
ALTER TABLE verdict MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
ALTER TABLE write MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
ALTER TABLE readback MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
ALTER TABLE run MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
ALTER TABLE signal MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
