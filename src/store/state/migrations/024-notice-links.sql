-- What a mail lets somebody do without signing in: one act, once, within days. Of each link only the hash is kept; it is theirs alone.
create table notice_link (
  workspace_id text not null references workspace (id),
  hash         text not null,
  notice_id    text not null,
  -- Whose account it acts for, with the rights that it has when it is used.
  user_id      text not null,
  made_at      timestamptz not null,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  primary key (workspace_id, hash),
  unique (hash),
  foreign key (workspace_id, notice_id) references notice (workspace_id, id)
);
