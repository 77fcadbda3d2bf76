-- Of what was read back: why it is what it is, and who the system says changed the record last, and when.
ALTER TABLE readback ADD COLUMN IF NOT EXISTS reason LowCardinality(String), ADD COLUMN IF NOT EXISTS changed_by String,
  ADD COLUMN IF NOT EXISTS changed_at Nullable(DateTime64(6,'UTC'));
