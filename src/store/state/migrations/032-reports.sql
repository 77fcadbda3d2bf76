-- Monthly reports. What a version says is drawn up once, worded by people, approved, and then frozen as the document it became.
create table report (
  workspace_id text not null references workspace (id),
  id           text not null,
  month        text not null,
  -- Its workflows, a name a line; all of the plan where it is empty.
  scope        text not null,
  version      integer not null,
  state        text not null,
  content      jsonb not null,
  prepared_at  timestamptz not null,
  prepared_by  text not null,
  -- Why it takes the place of the version before.
  reason       text,
  document     jsonb,
  hash         text,
  approved_at  timestamptz,
  has_conflict boolean,
  decision_seq integer,
  sent_at      timestamptz,
  sent_by      text,
  primary key (workspace_id, id),
  unique (workspace_id, month, scope, version)
);
-- One draft of a month and of the same workflows at a time.
create unique index report_draft on report (workspace_id, month, scope) where state = 'draft';

-- What somebody wrote in the place of a sentence, or under a heading. Rows are only added: the newest of a place holds.
create table report_edit (
  workspace_id text not null,
  report_id    text not null,
  seq          integer not null,
  place        text not null,
  words        text not null,
  by           text not null,
  at           timestamptz not null,
  primary key (workspace_id, report_id, seq),
  foreign key (workspace_id, report_id) references report (workspace_id, id)
);

-- Who approved which words and figures of it: the hash is that of the document they read.
create table report_approval (
  workspace_id text not null,
  report_id    text not null,
  person       text not null,
  by           text not null,
  hash         text not null,
  is_preparer  boolean not null,
  at           timestamptz not null,
  decision_seq integer not null,
  primary key (workspace_id, report_id, person, hash),
  foreign key (workspace_id, report_id) references report (workspace_id, id)
);

-- Whose name, colour and sign stand at the head of what leaves a workspace.
create table letterhead (
  workspace_id text primary key references workspace (id),
  name         text not null,
  colour       text,
  logo_type    text,
  logo         text,
  logo_width   integer,
  logo_height  integer,
  changed_at   timestamptz not null,
  changed_by   text not null
);
