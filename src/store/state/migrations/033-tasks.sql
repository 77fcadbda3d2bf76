-- What a person will do by a day, and what is expected of it. The row is what its events came to; the first day stays beside the one
-- that holds now.
create table task (
  workspace_id text not null references workspace (id),
  id           text not null,
  title        text not null,
  expected     text,
  -- The promise of the plan that shows whether it helped; null where none does.
  objective    text,
  -- Null where it is about no one workflow.
  workflow     text,
  -- A person of the plan.
  owner        text not null,
  due          text not null,
  first_due    text not null,
  -- What it came from: finding, request or review; null where somebody thought of it.
  from_kind    text,
  from_id      text,
  state        text not null check (state in ('open', 'done', 'dropped')),
  -- What was done, or why it was dropped; when, as the workspace is looked at, and who said so.
  ended_note   text,
  ended_at     timestamptz,
  ended_by     text,
  -- Whether it did what was expected, and the review in which that was answered.
  answer       text check (answer in ('yes', 'no', 'unknown')),
  answered_in  text,
  made_at      timestamptz not null,
  made_by      text not null,
  changed_at   timestamptz not null,
  -- The day that passed and was told: each is told once.
  told_due     text,
  primary key (workspace_id, id)
);
create index task_open on task (workspace_id, due, id) where state = 'open';
create index task_done on task (workspace_id, workflow, ended_at) where state = 'done' and answer is null;
create index task_by_origin on task (workspace_id, from_kind, from_id);

-- What happened to a task, in its order. Nothing is overwritten.
create table task_event (
  workspace_id text not null,
  task_id      text not null,
  seq          integer not null,
  at           timestamptz not null,
  kind         text not null check (kind in ('made', 'moved', 'given', 'done', 'dropped', 'answered')),
  by           text not null,
  -- What was said with it: why, or what was done.
  note         text,
  -- Days, keys of people, an answer.
  facts        jsonb not null,
  decision_seq bigint not null,
  primary key (workspace_id, task_id, seq),
  foreign key (workspace_id, task_id) references task (workspace_id, id)
);

-- What was answered about tasks when a review was signed, frozen with it. Earlier ones have none.
alter table review add column answers jsonb;
