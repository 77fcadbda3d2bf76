-- Tools in which teams work their tickets: where, with which credential (sealed; empty once the tracker was removed), and to which place
-- in it things are handed over.
create table tracker (
  workspace_id  text not null references workspace (id),
  id            text not null,
  kind          text not null,
  name          text not null,
  url           text not null,
  sealed        text not null,
  -- Whose the credential is, as the tool said when it was tried.
  account       text not null,
  -- A repository, project, team or group there: as the tool names it to programs, and to people.
  target        text not null,
  target_name   text not null,
  -- Whether it is written there, as a comment, that it is over here.
  tells_end     boolean not null,
  created_by    text not null,
  created_at    timestamptz not null,
  created_seq   bigint not null,
  read_at       timestamptz,
  -- Why it cannot be read, and since when; null while it can.
  problem       text,
  problem_since timestamptz,
  -- It asked to be left alone until then.
  not_before    timestamptz,
  ended_by      text,
  ended_at      timestamptz,
  ended_seq     bigint,
  primary key (workspace_id, id)
);
create unique index tracker_open on tracker (workspace_id, name) where ended_at is null;

-- What was handed over to be worked there: a finding, a request or a task. What is there is the tool's; what is here is decided here.
create table handover (
  workspace_id  text not null references workspace (id),
  id            text not null,
  tracker_id    text not null,
  about_kind    text not null check (about_kind in ('finding', 'request', 'task')),
  about_id      text not null,
  -- What is sent, as somebody read it before.
  sent          jsonb not null,
  ordered_by    text not null,
  ordered_at    timestamptz not null,
  decision_seq  bigint not null,
  -- sending, handed (a ticket is there), failed (given up, or refused), ended (nobody follows it any more).
  state         text not null check (state in ('sending', 'handed', 'failed', 'ended')),
  attempts      integer not null default 0,
  first_try_at  timestamptz,
  next_at       timestamptz,
  -- When a ticket was begun to be made of which nobody knows yet whether it is there: it is looked for before another is made.
  begun_at      timestamptz,
  -- Whoever works on it holds it until then; after that it was lost with them.
  claimed_until timestamptz,
  claimed_by    text,
  problem       text,
  -- The ticket: its id for programs, what people call it, and its page.
  ticket        text,
  ticket_name   text,
  ticket_url    text,
  -- Where it stands there: open, in_progress, done, cancelled, gone; and in the tool's own words.
  there         text check (there in ('open', 'in_progress', 'done', 'cancelled', 'gone')),
  there_said    text,
  assignee      text,
  there_since   timestamptz,
  read_at       timestamptz,
  -- Whether it was over here when that was looked at last, and what of it was told there; how often, and whether one is under way.
  over_here     boolean not null default false,
  over_told     boolean not null default false,
  comments      integer not null default 0,
  comment_begun_at timestamptz,
  primary key (workspace_id, id),
  foreign key (workspace_id, tracker_id) references tracker (workspace_id, id)
);
-- One thing has one ticket in one tool, however often somebody presses the button.
create unique index handover_once on handover (workspace_id, tracker_id, about_kind, about_id) where state <> 'ended';
create index handover_due on handover (next_at) where state = 'sending';
create index handover_by_about on handover (workspace_id, about_kind, about_id);

-- What happened to it, in its order. What a person decided has its entry in the decision log; what was read there has none.
create table handover_event (
  workspace_id text not null,
  handover_id  text not null,
  seq          integer not null,
  at           timestamptz not null,
  kind         text not null check (kind in
    ('ordered', 'again', 'made', 'found', 'failed', 'there', 'assigned', 'moved', 'over', 'open_again', 'told', 'ended')),
  -- Null where no person did it.
  by           text,
  facts        jsonb not null,
  decision_seq bigint,
  primary key (workspace_id, handover_id, seq),
  foreign key (workspace_id, handover_id) references handover (workspace_id, id)
);
