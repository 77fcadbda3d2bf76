-- Versions of the plan. Nothing is overwritten; the one in force on a day is the newest whose effective day has come.
create table plan_version (
  workspace_id text not null references workspace (id),
  version      integer not null,
  effective    text not null,
  applied_at   timestamptz not null,
  applied_by   text not null,
  source       text not null,
  plan         jsonb not null,
  hash         text not null,
  primary key (workspace_id, version)
);

-- Something noticed that someone should look at. `key` says what it is about: one open finding for each.
create table finding (
  workspace_id text not null references workspace (id),
  id           text not null,
  key          text not null,
  workflow     text not null,
  dimension    text not null,
  severity     text not null check (severity in ('high', 'medium', 'low')),
  state        text not null check (state in ('open', 'acknowledged', 'resolved')),
  title        text not null,
  detail       text not null,
  owner        text,
  evidence     jsonb not null,
  first_seen   timestamptz not null,
  last_seen    timestamptz not null,
  resolved_at  timestamptz,
  -- Judgements in a row that found nothing: it takes two to resolve.
  calm         integer not null default 0,
  primary key (workspace_id, id)
);
create unique index finding_open on finding (workspace_id, key) where state <> 'resolved';

-- A review: due on the plan's cadence, drawn up as a document, and signed or refused by a person. What is signed is frozen.
create table review (
  workspace_id  text not null references workspace (id),
  id            text not null,
  workflow      text not null,
  due_at        timestamptz not null,
  -- Drawn because the cadence asked for it, not because somebody looked in between.
  is_due        boolean not null,
  drawn_at      timestamptz not null,
  verdict       text not null check (verdict in ('PASS', 'FAIL', 'INSUFFICIENT')),
  document      jsonb not null,
  hash          text not null,
  state         text not null check (state in ('drawn', 'signed', 'refused')),
  signed_at     timestamptz,
  signed_by     text,
  note          text,
  decision_seq  bigint,
  primary key (workspace_id, id)
);
create index review_by_workflow on review (workspace_id, workflow, due_at);
-- Two processes that draw the same due review at once keep one.
create unique index review_due_once on review (workspace_id, workflow, due_at) where is_due;
