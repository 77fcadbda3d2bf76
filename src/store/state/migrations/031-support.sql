-- What people said of something that help is owed for, a finding or a request: how severe it is, that it is contained, that it waits and
-- for whom, why a promise was broken. Rows are added, and none is changed: the clocks follow from them and from what happened to it.
create table support_event (
  workspace_id text not null references workspace (id),
  matter_kind  text not null check (matter_kind in ('finding', 'request')),
  matter       text not null,
  seq          integer not null,
  at           timestamptz not null,
  kind         text not null check (kind in ('severity', 'contained', 'paused', 'resumed', 'explained')),
  -- Who said it; null where it follows from the plan.
  by           text,
  severity     text,
  clock        text,
  reason       text,
  awaited      text,
  evidence     text,
  note         text,
  decision_seq bigint,
  primary key (workspace_id, matter_kind, matter, seq)
);

-- Of which clocks people were told that a share of the promised time is used: once for each.
create table support_told (
  workspace_id text not null references workspace (id),
  matter_kind  text not null,
  matter       text not null,
  clock        text not null,
  share        text not null,
  passed_at    timestamptz not null,
  told_at      timestamptz not null,
  primary key (workspace_id, matter_kind, matter, clock, share)
);
