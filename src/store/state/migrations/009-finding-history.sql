-- What happened to a finding, in its order: noticed, seen again, taken, noted, given to somebody, closed, opened again. Nothing is
-- overwritten; only looks in a row that saw the same are one line that counts them, because there is one each hour.
create table finding_event (
  workspace_id text not null,
  finding_id   text not null,
  seq          integer not null,
  at           timestamptz not null,
  kind         text not null check (kind in
    ('opened', 'seen', 'acknowledged', 'noted', 'assigned', 'closed', 'reopened', 'over', 'left_plan')),
  -- Who did it; null where the product did.
  by           text,
  -- What they wrote.
  note         text,
  -- What it said then, of what opens, closes and opens again.
  said         text,
  -- Whom it was given to; null for nobody.
  owner        text,
  -- Of looks in a row: how many, and the last.
  times        integer,
  until        timestamptz,
  plan_version integer,
  decision_seq bigint,
  primary key (workspace_id, finding_id, seq),
  foreign key (workspace_id, finding_id) references finding (workspace_id, id)
);

-- Whom the plan names for the workflow was called the owner; whoever has the finding itself is.
alter table finding rename column owner to answers;
alter table finding add column owner text;
update finding set owner = acknowledged_by;

-- How it ended: looks found nothing any more (over), a person said so (closed), or the plan no longer promises it (left_plan).
alter table finding add column ended text check (ended in ('over', 'closed', 'left_plan'));
update finding set ended = 'over' where state = 'resolved';
-- A person's word, kept also where it was opened again: who closed it, why, and on what.
alter table finding add column closed_at timestamptz;
alter table finding add column closed_by text;
alter table finding add column closed_because text;
alter table finding add column closed_evidence jsonb;

-- What a person closed is watched on until a look agrees: nothing new is noticed beside it meanwhile.
drop index finding_open;
create unique index finding_current on finding (workspace_id, key) where state <> 'resolved' or ended = 'closed';
create index finding_by_state on finding (workspace_id, state, first_seen);

insert into finding_event (workspace_id, finding_id, seq, at, kind, said)
  select workspace_id, id, 1, first_seen, 'opened', null from finding;
insert into finding_event (workspace_id, finding_id, seq, at, kind, by, note, said, decision_seq)
  select workspace_id, id, 2, acknowledged_at, 'acknowledged', acknowledged_by, note, acknowledged_evidence ->> 'said', decision_seq
  from finding where acknowledged_at is not null;
insert into finding_event (workspace_id, finding_id, seq, at, kind)
  select workspace_id, id, 3, resolved_at, 'over' from finding where resolved_at is not null;
