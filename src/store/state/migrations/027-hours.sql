-- The hours account: what people worked, and what it takes from the minutes that a plan includes. Rows are added, and none is changed;
-- all figures follow from them. Only a running timer comes and goes.
create table hours_time (
  workspace_id text not null references workspace (id),
  id           text not null,
  day          text not null,
  minutes      integer not null check (minutes > 0),
  person       text not null,
  about_kind   text not null,
  about        text not null,
  class        text not null,
  is_absorbed  boolean not null,
  note         text,
  rate_name    text,
  rate         text,
  surcharge    text,
  source       text not null,
  entered_at   timestamptz not null,
  entered_by   text not null,
  primary key (workspace_id, id)
);
create index hours_time_day on hours_time (workspace_id, day);

-- A time that was wrong is taken back, never deleted.
create table hours_taken_back (
  workspace_id text not null,
  time_id      text not null,
  because      text not null,
  at           timestamptz not null,
  by           text not null,
  decision_seq bigint not null,
  primary key (workspace_id, time_id),
  foreign key (workspace_id, time_id) references hours_time (workspace_id, id)
);

create table hours_consent (
  workspace_id text not null references workspace (id),
  id           text not null,
  starts       timestamptz not null,
  ends         timestamptz not null,
  minutes      integer not null check (minutes > 0),
  rate_name    text,
  rate         text,
  because      text not null,
  at           timestamptz not null,
  by           text not null,
  decision_seq bigint not null,
  primary key (workspace_id, id)
);

-- "lot" is the grant or the carried minutes that an entry draws on; of minutes carried on, those they come from.
create table hours_entry (
  workspace_id text not null references workspace (id),
  seq          integer not null,
  kind         text not null,
  minutes      integer not null check (minutes >= 0),
  effective    timestamptz not null,
  lot          integer,
  starts       timestamptz,
  ends         timestamptz,
  plan_version integer,
  time_id      text,
  takes_back   integer,
  reservation  text,
  consent_id   text,
  because      text,
  at           timestamptz not null,
  by           text not null,
  primary key (workspace_id, seq),
  foreign key (workspace_id, lot) references hours_entry (workspace_id, seq),
  foreign key (workspace_id, takes_back) references hours_entry (workspace_id, seq),
  foreign key (workspace_id, time_id) references hours_time (workspace_id, id),
  foreign key (workspace_id, consent_id) references hours_consent (workspace_id, id)
);
create unique index hours_entry_granted_once on hours_entry (workspace_id, starts) where kind = 'grant';
create unique index hours_entry_taken_back_once on hours_entry (workspace_id, takes_back) where takes_back is not null;

-- One running timer a person, whatever workspace it runs in.
create table hours_timer (
  workspace_id text not null references workspace (id),
  person       text not null,
  about_kind   text not null,
  about        text not null,
  note         text,
  started_at   timestamptz not null,
  stopped_at   timestamptz,
  day          text not null,
  primary key (workspace_id, person)
);
create unique index hours_timer_one on hours_timer (person);
