-- How far the runs of a workflow are that are made again, because the rules for reading of its plan are others: newest first.
create table read_again (
  workspace_id text not null references workspace (id),
  workflow     text not null,
  -- Of the rules by which they are made; null where there are none any more.
  hash         text,
  began_at     timestamptz not null,
  -- The last run that was made, by when it began (microseconds) and its name; null before the first.
  after_start  bigint,
  after_run    text,
  done         integer not null,
  total        integer not null,
  primary key (workspace_id, workflow)
);
