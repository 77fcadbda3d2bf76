-- How somebody likes to be told: in which language, by which clock, when not, and of what. It belongs to the person and not to a workspace,
-- as their sessions do: whoever looks after ten workspaces says it once. It holds in those in which they have an account.
create table notice_preference (
  person     text primary key references "user" (id) on delete cascade,
  language   text not null,
  -- Null: as the plan of each workspace has it.
  time_zone  text,
  -- Hours on their clock, "22:00"; both or neither.
  quiet_from text,
  quiet_to   text,
  -- at_once or never.
  medium     text not null,
  low        text not null,
  set_at     timestamptz not null
);
