-- How each workflow stood when it was watched last. What is off leaves a finding; what is kept and what cannot be told leave
-- nothing else.
create table watched (
  workspace_id text not null references workspace (id),
  workflow     text not null,
  -- The promises it was held against.
  plan_version integer not null,
  as_of        timestamptz not null,
  watched_at   timestamptz not null,
  dimensions   jsonb not null,
  primary key (workspace_id, workflow)
);
