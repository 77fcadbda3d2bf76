-- A workspace is one client's world. Every other table carries its id in primary and foreign keys.
create table workspace (
  id         text primary key,
  name       text not null,
  time_zone  text not null default 'UTC',
  currency   text not null default 'USD',
  created_at timestamptz not null
);

-- How far a follower of the evidence has read: microseconds of `arrived`.
create table follower (
  workspace_id text not null references workspace (id),
  name         text not null,
  position     bigint not null,
  primary key (workspace_id, name)
);

-- The decision log: append-only, each entry chained to the one before by its hash. Holds ids, figures and hashes,
-- never evidence or names.
create table decision (
  workspace_id text not null references workspace (id),
  seq          bigint not null,
  at           timestamptz not null,
  principal    text not null,
  kind         text not null,
  body         jsonb not null,
  previous     text not null,
  hash         text not null,
  primary key (workspace_id, seq)
);
