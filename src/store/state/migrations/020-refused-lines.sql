-- Lines that were refused, masked, each once however often it came: to be looked at, mended and sent again from here.
create table refused_line (
  workspace_id text not null references workspace (id),
  id           text not null,
  hash         text not null,
  way          text not null,
  sent_by      text not null,
  first_at     timestamptz not null,
  last_at      timestamptz not null,
  times        integer not null,
  reason       text not null,
  -- Null where it is not kept: it is too long, or its texts may not be.
  line         text,
  bytes        integer not null,
  primary key (workspace_id, id),
  unique (workspace_id, hash)
);
create index refused_line_by_time on refused_line (workspace_id, last_at, id);
