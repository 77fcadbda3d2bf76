-- The models by which a workspace had answers judged, one at a time: what it is called, where it answers with which key (sealed; empty once
-- it ended), and what it may cost. Where none is open nothing is sent anywhere.
create table judge (
  workspace_id    text not null references workspace (id),
  id              text not null,
  url             text not null,
  model           text not null,
  sealed          text not null,
  -- Verdicts are of one model by one instruction: another begins anew.
  version         text not null,
  -- Whether it thinks before it answers, and is asked so.
  thinks          boolean not null,
  -- Of which workflows; null: of all.
  workflows       jsonb,
  answers_per_day integer not null,
  usd_per_month   text not null,
  -- What a million tokens cost, in and out.
  input_usd       text not null,
  output_usd      text not null,
  set_by          text not null,
  set_at          timestamptz not null,
  set_seq         bigint not null,
  -- Why it does not answer, and since when; null while it does.
  problem         text,
  problem_since   timestamptz,
  failures        integer not null default 0,
  -- It is left alone until then.
  not_before      timestamptz,
  ended_by        text,
  ended_at        timestamptz,
  ended_seq       bigint,
  primary key (workspace_id, id)
);
create unique index judge_open on judge (workspace_id) where ended_at is null;

-- What a day's questions took. A question counts with the most that it can cost before it is sent, and with what it did once that is known:
-- whoever is killed in between has counted too much, and never too little.
create table judge_day (
  workspace_id  text not null references workspace (id),
  day           text not null,
  answers       integer not null,
  input_tokens  bigint not null,
  output_tokens bigint not null,
  usd           text not null,
  primary key (workspace_id, day)
);
