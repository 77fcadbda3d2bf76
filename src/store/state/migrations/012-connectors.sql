-- Platforms that are read on a schedule: where, with which credential (sealed), and how far they were read.
create table connector (
  workspace_id  text not null references workspace (id),
  id            text not null,
  kind          text not null,
  name          text not null,
  url           text not null,
  -- Sealed under a key of the installation's secret; empty once the connector has ended.
  credential    text not null,
  -- What the platform is, as it said when it was looked at.
  generation    text not null,
  cursor        jsonb not null,
  -- When the oldest run began that was read; null while none was.
  history_from  timestamptz,
  last_read_at  timestamptz,
  -- Why it cannot be read, and since when; null while it can.
  last_problem  text,
  problem_since timestamptz,
  created_by    text not null,
  created_at    timestamptz not null,
  created_seq   bigint not null,
  ended_by      text,
  ended_at      timestamptz,
  ended_seq     bigint,
  primary key (workspace_id, id)
);
create unique index connector_open on connector (workspace_id, kind, url) where ended_at is null;

-- What a platform runs, as it was listed last: whether it is live, and by which name the record knows it, which a new name there does
-- not change. What no plan names can be left out, with a reason.
create table connector_workflow (
  workspace_id     text not null,
  connector_id     text not null,
  id               text not null,
  name             text not null,
  workflow         text not null,
  is_live          boolean not null,
  version          text,
  -- Null where it is known from its runs alone, and is not there any more.
  listed_at        timestamptz,
  left_out_because text,
  left_out_by      text,
  left_out_at      timestamptz,
  left_out_seq     bigint,
  primary key (workspace_id, connector_id, id),
  foreign key (workspace_id, connector_id) references connector (workspace_id, id)
);
