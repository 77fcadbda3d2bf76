-- Why a model stopped, as its client says.
ALTER TABLE step ADD COLUMN IF NOT EXISTS finish_reason LowCardinality(String);
