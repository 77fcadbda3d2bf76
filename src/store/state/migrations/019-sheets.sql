-- What a connector was told beside address and credential: of a sheet how its columns are mapped.
alter table connector add column settings jsonb;
-- Of what is read as a whole: by marks one after the other, which rows were told already; null where all are to be told.
alter table connector add column seen text;
