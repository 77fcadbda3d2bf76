-- By which reading rules of its plan the runs of a workflow were made: others than those of the plan, and they are made again.
create table reading (
  workspace_id text not null references workspace (id),
  workflow text not null,
  hash text not null,
  primary key (workspace_id, workflow)
);
