-- Times of planned maintenance, as people announced them: of one workflow, of one system, or of everything where both are null.
create table maintenance_window (
  workspace_id text not null references workspace (id),
  id           text not null,
  workflow     text,
  integration  text,
  since        timestamptz not null,
  until        timestamptz not null,
  why          text not null,
  said_at      timestamptz not null,
  said_by      text not null,
  said_seq     bigint not null,
  -- When somebody said that it is over before its time, or will not be. Null: it ends as announced.
  ended_at     timestamptz,
  ended_by     text,
  ended_seq    bigint,
  primary key (workspace_id, id),
  check (workflow is null or integration is null)
);
create index maintenance_window_until on maintenance_window (workspace_id, until desc);
