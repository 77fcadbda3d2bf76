-- What runs used besides money, and what of it single integrations did. Of runs that were made before, nobody counted whether every call told
-- its tokens: unknown. by_integration is a list as JSON; '' where nobody counted it.
ALTER TABLE run ADD COLUMN IF NOT EXISTS tokens_unknown Bool DEFAULT true,
  ADD COLUMN IF NOT EXISTS by_integration String CODEC(ZSTD(1));
ALTER TABLE rollup ADD COLUMN IF NOT EXISTS tokens UInt64, ADD COLUMN IF NOT EXISTS tokens_unknown_runs UInt64 DEFAULT runs;
