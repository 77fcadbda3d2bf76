-- What people are owed to be told: entered by whoever owes it, in the transaction of what it tells. `about` is what it speaks of:
-- something that began (`opens` true) and its end (false) have the same; null where it is neither.
create table notice (
  workspace_id text not null references workspace (id),
  id           text not null,
  -- The order in which they were owed. Of one `about` the rows wait for each other, so its order is the order of what happened.
  seq          bigint generated always as identity,
  kind         text not null,
  about        text not null,
  opens        boolean,
  urgency      text not null,
  workflow     text,
  -- Ids, figures and titles; never evidence.
  body         jsonb not null,
  owed_at      timestamptz not null,
  -- When it was settled who is told; null until then.
  routed_at    timestamptz,
  -- Why nobody is told, in a sentence; null where somebody is.
  nobody       text,
  primary key (workspace_id, id),
  unique (seq)
);
create index notice_to_route on notice (workspace_id, seq) where routed_at is null;
create index notice_by_about on notice (workspace_id, about, seq);

-- Places that are told beside people's mail: a room of a chat, a program, a telephone. Addresses and secrets are sealed under a key of the
-- workspace (store/sealed.ts), and empty once the place was removed.
create table notice_channel (
  workspace_id text not null references workspace (id),
  id           text not null,
  kind         text not null,
  name         text not null,
  sealed       text not null,
  created_by   text not null,
  created_at   timestamptz not null,
  created_seq  bigint not null,
  ended_by     text,
  ended_at     timestamptz,
  ended_seq    bigint,
  primary key (workspace_id, id)
);
create unique index notice_channel_open on notice_channel (workspace_id, name) where ended_at is null;

-- One notice on its way to one person or place. The id is what a receiver sees, the same however often it is sent.
create table notice_delivery (
  workspace_id  text not null,
  id            text not null,
  notice_id     text not null,
  -- As the notice has them.
  notice_seq    bigint not null,
  about         text not null,
  opens         boolean,
  -- mail, or the kind of the place.
  channel       text not null,
  -- person:KEY of the plan, user:ID of an account, or channel:ID.
  recipient     text not null,
  -- Of mail: the address, sealed, so that an end goes where its opening went; null for places, which have their own.
  address       text,
  because       text not null,
  -- waiting, failed (tried again), held (until next_at), sent, exhausted, or dropped (nobody needs it any more).
  state         text not null,
  -- Why it is held or was dropped: quiet_hours, digest, over_before, unheard, removed.
  reason        text,
  -- Whether it may have arrived: no, maybe (it was being sent, or the answer was lost), yes.
  heard         text not null default 'no',
  attempts      integer not null default 0,
  first_try_at  timestamptz,
  next_at       timestamptz,
  last_error    text,
  sent_at       timestamptz,
  ended_at      timestamptz,
  -- Whoever sends it holds it until then; after that it was lost with them.
  claimed_until timestamptz,
  claimed_by    text,
  -- The delivery that could not be made, in the place of which this one is.
  instead_of    text,
  primary key (workspace_id, id),
  unique (workspace_id, notice_id, channel, recipient),
  foreign key (workspace_id, notice_id) references notice (workspace_id, id)
);
create index notice_delivery_due on notice_delivery (next_at) where state in ('waiting', 'failed', 'held');
create index notice_delivery_by_about on notice_delivery (workspace_id, about, channel, recipient, notice_seq);
