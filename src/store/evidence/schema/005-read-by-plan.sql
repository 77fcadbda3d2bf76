-- Where a rule of the plan says what a step is: what it was told as. A kind that is not '' says that a rule does.
ALTER TABLE step ADD COLUMN IF NOT EXISTS told_kind LowCardinality(String), ADD COLUMN IF NOT EXISTS told_action LowCardinality(String),
  ADD COLUMN IF NOT EXISTS told_integration LowCardinality(String);
