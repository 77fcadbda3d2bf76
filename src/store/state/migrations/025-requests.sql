-- Requests to alter something that the plan covers. The row is what its events came to; approvals stand in it with the hash of what
-- was approved.
create table request (
  workspace_id text not null references workspace (id),
  id           text not null,
  state        text not null check (state in
    ('draft', 'submitted', 'classified', 'assessed', 'quoted', 'approved', 'rejected', 'deferred', 'scheduled', 'implementing',
     'verifying', 'released', 'reviewed', 'closed', 'cancelled')),
  -- Null where it is about nothing that the plan holds.
  workflow     text,
  -- Who pays, as it was decided; null while nobody did.
  class        text,
  -- Of what is asked for: what its decisions were about.
  hash         text not null,
  body         jsonb not null,
  filed_at     timestamptz not null,
  changed_at   timestamptz not null,
  primary key (workspace_id, id)
);
create index request_by_change on request (workspace_id, changed_at desc, id desc);

-- What happened to a request, in its order. Nothing is overwritten.
create table request_event (
  workspace_id text not null,
  request_id   text not null,
  seq          integer not null,
  at           timestamptz not null,
  kind         text not null,
  by           text not null,
  from_state   text,
  to_state     text not null,
  -- What was said with it, such as a reason.
  note         text,
  -- The figures and answers that were given with it.
  facts        jsonb not null,
  -- Whose approvals it took away, because what they approved is another now.
  voided       jsonb not null,
  decision_seq bigint not null,
  primary key (workspace_id, request_id, seq),
  foreign key (workspace_id, request_id) references request (workspace_id, id)
);
