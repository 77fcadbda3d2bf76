-- Runs whose texts, or all of whose lines, were deleted when their time was over: what they came to is kept. Rules of the plan are not
-- tried again on the first, and no late line makes the second again.
ALTER TABLE run ADD COLUMN IF NOT EXISTS bare Bool, ADD COLUMN IF NOT EXISTS expired Bool;
