-- The message in which a delivery goes out together with others, by the id that its reader sees; null where it goes alone.
alter table notice_delivery add column digest text;

-- at_once, daily (gathered in one message a day) or never. Whoever wanted to be told of what is of low severity is told once a day.
update notice_preference set low = 'daily' where low = 'at_once';
-- Whether they get, once a week, what waits for them.
alter table notice_preference add column monday boolean not null default true;

-- What waits for somebody, told once a week, over all workspaces that they may see: a row for each week in which they were, or are to be.
create table notice_monday (
  -- user:ID of an account; of an address without one a hash of it, keyed.
  who           text not null,
  -- The week, such as 2026-W10.
  week          text not null,
  -- What the reader sees as its id, the same however often it is sent.
  id            text not null,
  -- waiting, failed (tried again), sent, exhausted, or dropped (by then nobody was to be told).
  state         text not null,
  due_at        timestamptz not null,
  attempts      integer not null default 0,
  first_try_at  timestamptz,
  next_at       timestamptz,
  last_error    text,
  ended_at      timestamptz,
  claimed_until timestamptz,
  claimed_by    text,
  primary key (who, week)
);
create index notice_monday_due on notice_monday (next_at) where state in ('waiting', 'failed');
