-- The plan as it is being written: one draft in a workspace, with whatever gaps and errors it has. `source` is null where nothing is being
-- written; the row stays, so that a revision never comes back and nobody saves over what they have not seen.
create table plan_draft (
  workspace_id text not null references workspace (id),
  source       text,
  revision     integer not null,
  -- The version of the plan it was begun from; null where there was none.
  based_on     integer,
  changed_by   text not null,
  changed_at   timestamptz not null,
  primary key (workspace_id)
);
