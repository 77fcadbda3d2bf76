-- What was billed for a calendar month, as a person typed it: of one workflow, or ('') of the whole workspace. Of one month the newest row
-- holds, and the older ones stay. Without an amount it is taken back.
create table invoice (
  workspace_id text not null references workspace (id),
  id           text not null,
  month        text not null,
  workflow     text not null,
  amount       text,
  currency     text not null,
  typed_at     timestamptz not null,
  typed_by     text not null,
  typed_seq    bigint not null,
  primary key (workspace_id, id)
);
create index invoice_month on invoice (workspace_id, month, workflow, typed_seq);
