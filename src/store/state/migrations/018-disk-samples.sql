-- How much room the disk of the data folder had, once an hour for some days: from it follows how long what is left will do. Kept in the
-- workspace of the installation, the first there was.
create table disk_sample (
  workspace_id text not null references workspace (id),
  at           timestamptz not null,
  free_bytes   bigint not null,
  size_bytes   bigint not null,
  primary key (workspace_id, at)
);
