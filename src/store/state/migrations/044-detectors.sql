-- What holds a promise, a measure or the days of a workflow against its past, with all that it knows, so that only what is new is read.
-- `terms` is what it is about: with other terms it begins anew. What was counted by the stamp `base` was taken in the order of the world,
-- up to `as_of` where the installation looks at an earlier moment, and what came after it up to `position` in the order in which it came.
-- `journal` is what else it was told, and after which stamp. Texts hold JSON as it was written, to the digit.
create table detector (
  workspace_id text not null references workspace (id),
  workflow     text not null,
  subject      text not null,
  terms        text not null,
  base         bigint not null,
  as_of        bigint,
  position     bigint not null,
  -- How much it was told, and when the first and the last of it became so.
  rows         bigint not null,
  first_known  bigint,
  last_known   bigint,
  journal      text not null,
  state        text not null,
  -- The keys of what it told and is not over.
  open         text not null,
  primary key (workspace_id, workflow, subject)
);
