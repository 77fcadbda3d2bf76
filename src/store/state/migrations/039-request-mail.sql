-- The address under which a workspace takes requests by mail: a service that receives mail posts it there. Its token is shown once, and only
-- its hash is kept.
create table request_inbox (
  workspace_id text not null references workspace (id),
  id           text not null,
  token_hash   text not null,
  created_by   text not null,
  created_at   timestamptz not null,
  ended_by     text,
  ended_at     timestamptz,
  primary key (workspace_id, id)
);
create unique index request_inbox_open on request_inbox (workspace_id) where ended_at is null;
create unique index request_inbox_token on request_inbox (token_hash);

-- Mails that came there. Their words are kept, masked, while they are held alone; of attachments only names and sizes.
create table request_mail (
  workspace_id text not null references workspace (id),
  id           text not null,
  -- A hash of its Message-ID, or of all of it where it has none: the same mail is taken once.
  message_key  text not null,
  received_at  timestamptz not null,
  -- As the mail says; whether that is proven stands beside it. Emptied once it was rejected.
  sender       text not null,
  proven       boolean not null,
  subject      text not null,
  text         text not null,
  attachments  jsonb not null,
  -- request: it is one; note: it is added to one; held: a person looks at it; rejected; passed: an automatic answer, which nobody wrote.
  state        text not null check (state in ('request', 'note', 'held', 'rejected', 'passed')),
  -- Why a person has to look at it, or why it was passed over.
  because      text,
  request_id   text,
  settled_by   text,
  settled_at   timestamptz,
  settled_seq  bigint,
  primary key (workspace_id, id),
  unique (workspace_id, message_key),
  foreign key (workspace_id, request_id) references request (workspace_id, id)
);
create index request_mail_held on request_mail (workspace_id, id desc) where state = 'held';
