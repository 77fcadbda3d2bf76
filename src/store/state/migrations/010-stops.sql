-- A workflow that is said to stand still: since when, why, how its work is done meanwhile, and when it was said to run again.
-- Rows of those that ran again stay: a past day is looked at with them. Nothing outside is stopped by one.
create table stop (
  workspace_id text not null references workspace (id),
  id           text not null,
  workflow     text not null,
  since        timestamptz not null,
  why          text not null,
  meanwhile    text,
  said_at      timestamptz not null,
  said_by      text not null,
  said_seq     bigint not null,
  -- Null while it stands still.
  until        timestamptz,
  note         text,
  ended_by     text,
  ended_seq    bigint,
  primary key (workspace_id, id)
);
create unique index stop_open on stop (workspace_id, workflow) where until is null;
