-- What another system asks for before it lets itself be read, under the name by which a plan refers to it. The value is sealed under a
-- key of the workspace (store/sealed.ts): neither the store nor a backup tells it.
create table credential (
  workspace_id text not null references workspace (id),
  name         text not null,
  sealed       text not null,
  set_at       timestamptz not null,
  set_by       text not null,
  primary key (workspace_id, name)
);
