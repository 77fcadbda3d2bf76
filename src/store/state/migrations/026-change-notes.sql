-- A change note: something about a live automation was altered, by whomever. Rows are added and none is changed.
create table change_note (
  workspace_id text not null references workspace (id),
  id           text not null,
  workflow     text not null,
  what         text not null check (what in
    ('prompt', 'model', 'route', 'mapping', 'boundary', 'integration', 'threshold', 'schedule', 'release', 'other')),
  -- Which of them, such as the name of the prompt; null where it is not said.
  name         text,
  -- From which moment it was so.
  at           timestamptz not null,
  before       text,
  after        text,
  -- What was altered, in words.
  description  text,
  why          text not null,
  -- An address, a commit, a version of n8n.
  link         text,
  -- How it is known: written by a person, or told by a call with an API key.
  source       text not null check (source in ('person', 'deployment')),
  written_at   timestamptz not null,
  written_by   text not null,
  written_seq  bigint not null,
  -- The finding that it answers, where it answers one.
  finding_id   text,
  primary key (workspace_id, id),
  foreign key (workspace_id, finding_id) references finding (workspace_id, id)
);
create index change_note_by_time on change_note (workspace_id, at, id);
create index change_note_of_workflow on change_note (workspace_id, workflow, at);

-- What live runs ran with, by days of UTC: releases, routes, models and versions of prompts. Follows the evidence; a day of which
-- runs were made again is asked as a whole. What changed when follows from it.
create table ran_with (
  workspace_id text not null references workspace (id),
  workflow     text not null,
  day          text not null,
  what         text not null,
  -- The prompt; '' for the others, of which a workflow has one kind each.
  name         text not null,
  value        text not null,
  runs         integer not null,
  -- When the first and the last run with it began.
  first_at     timestamptz not null,
  last_at      timestamptz not null,
  primary key (workspace_id, workflow, day, what, name, value)
);
