-- What people said of a rota of the plan: somebody is on duty from one moment to another, whoever's turn it is. Taken back it ends; the row
-- stays, because a past day is looked at with it.
create table rota_swap (
  workspace_id text not null references workspace (id),
  id           text not null,
  rota         text not null,
  -- A person of the plan.
  person       text not null,
  begins       timestamptz not null,
  ends         timestamptz not null,
  because      text not null,
  said_at      timestamptz not null,
  said_by      text not null,
  said_seq     bigint not null,
  -- Null while it holds. From when on it does not, when that was said, by whom and why.
  ended_from   timestamptz,
  ended_at     timestamptz,
  ended_by     text,
  ended_because text,
  ended_seq    bigint,
  primary key (workspace_id, id)
);
create index rota_swap_by_end on rota_swap (workspace_id, ends);

-- The secret address under which somebody's calendar is read: only its hash is kept. It belongs to the person and not to a workspace, and
-- what is read there is what they may see when it is read.
create table calendar_feed (
  person     text primary key references "user" (id) on delete cascade,
  token_hash text not null unique,
  made_at    timestamptz not null
);
