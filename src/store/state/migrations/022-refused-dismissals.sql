-- Refused lines that somebody looked at and dismissed, with a reason. The lines themselves are gone.
create table refused_dismissal (
  workspace_id text not null references workspace (id),
  id           text not null,
  lines        integer not null,
  because      text not null,
  said_at      timestamptz not null,
  said_by      text not null,
  said_seq     integer not null,
  primary key (workspace_id, id)
);
