-- The patterns in which exceptions gather, and what people say of them. Ids count up within a workspace and are never given twice.
create table pattern (
  workspace_id text not null references workspace (id),
  id           integer not null,
  -- The tool, system, field or workflow it is about, and what its messages have in common: both '' where nothing of them is kept any more.
  about        text not null,
  template     text not null,
  -- The pattern that it turned out to be, or that a person says it is; null where it stands for itself.
  into_id      integer,
  name         text,
  -- A person of the plan.
  owner        text,
  state        text not null default 'new' check (state in ('new', 'known', 'working', 'fixed', 'accepted', 'reopened')),
  because      text,
  -- Of a fixed one: the release in which it is.
  release      text,
  -- Of an accepted one: the last day on which people live with it.
  until        text,
  decided_at   timestamptz,
  decided_by   text,
  decided_seq  bigint,
  primary key (workspace_id, id)
);
-- What messages are held against, as JSON: made of what is masked already, and bounded by its own limits.
create table pattern_tree (
  workspace_id text primary key references workspace (id),
  state        text not null
);
