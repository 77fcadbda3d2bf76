-- How long each tool call of a run took, in milliseconds, where that is what is counted of it.
ALTER TABLE counted ADD COLUMN IF NOT EXISTS times Array(Float64);
