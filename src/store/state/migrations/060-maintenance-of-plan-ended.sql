-- Maintenance that the plan has come back: which time of it somebody said is over before its end, or will not be.
create table maintenance_of_plan_ended (
  workspace_id text not null references workspace (id),
  -- Name in the plan and beginning, as its id has them.
  id           text not null,
  ended_at     timestamptz not null,
  ended_by     text not null,
  ended_seq    bigint not null,
  primary key (workspace_id, id)
);
