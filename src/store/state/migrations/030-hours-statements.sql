-- Statements of the hours of a period, as they were issued: the document is frozen, and a correction is another version of it.
create table hours_statement (
  workspace_id text not null references workspace (id),
  starts       timestamptz not null,
  version      integer not null check (version > 0),
  ends         timestamptz not null,
  document     jsonb not null,
  hash         text not null,
  because      text,
  issued_at    timestamptz not null,
  issued_by    text not null,
  decision_seq bigint not null,
  primary key (workspace_id, starts, version)
);

-- What the client's side says of a version; what was said last holds.
create table hours_statement_answer (
  workspace_id text not null,
  starts       timestamptz not null,
  version      integer not null,
  seq          integer not null,
  answer       text not null,
  because      text,
  at           timestamptz not null,
  by           text not null,
  decision_seq bigint not null,
  primary key (workspace_id, starts, version, seq),
  foreign key (workspace_id, starts, version) references hours_statement (workspace_id, starts, version)
);
