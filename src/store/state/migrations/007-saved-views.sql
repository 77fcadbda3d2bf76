-- Filters of a page that a person saved under a name, to come back to. Theirs alone.
create table saved_view (
  workspace_id text not null references workspace (id),
  id           text not null,
  person       text not null references "user" (id) on delete cascade,
  page         text not null,
  name         text not null,
  search       jsonb not null,
  saved_at     timestamptz not null,
  primary key (workspace_id, id),
  unique (workspace_id, person, page, name)
);
