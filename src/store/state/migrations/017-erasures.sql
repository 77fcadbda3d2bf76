-- What was ordered to be erased from the evidence: by whom and why, and what came of it. What it is about is sealed while it is under
-- way, and gone when it is done: a keyed hash of it is in the decision log.
create table erasure (
  workspace_id text not null references workspace (id),
  id           text not null,
  kind         text not null check (kind in ('case', 'user', 'run')),
  -- The value, and once they are found the runs and cases that are deleted.
  sealed       text,
  because      text not null,
  ordered_by   text not null,
  ordered_at   timestamptz not null,
  ordered_seq  bigint not null,
  -- How many runs and lines it took, by table; counted before the first of them was deleted.
  runs         integer,
  lines        jsonb,
  -- Where its runs stood in the figures: workflow, hour and how many.
  places       jsonb,
  done_at      timestamptz,
  done_seq     bigint,
  primary key (workspace_id, id)
);
create index erasure_open on erasure (workspace_id) where done_at is null;
