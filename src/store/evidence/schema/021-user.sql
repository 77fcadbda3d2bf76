-- Who used a run: by this is told how many different people use a workflow. Of runs that were made before it is unknown until they are made again.
ALTER TABLE run ADD COLUMN IF NOT EXISTS user String;
