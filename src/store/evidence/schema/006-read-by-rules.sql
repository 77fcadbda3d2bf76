-- The id of the set of rules by which a line was read; '' where it came as a line of the record.
ALTER TABLE step ADD COLUMN IF NOT EXISTS read_by LowCardinality(String);
ALTER TABLE run_line ADD COLUMN IF NOT EXISTS read_by LowCardinality(String);
