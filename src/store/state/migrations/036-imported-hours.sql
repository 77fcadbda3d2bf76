-- Of time that was read from another program's file: what its row is known by. A row is entered once.
alter table hours_time add column imported text;
create unique index hours_time_imported_once on hours_time (workspace_id, imported) where imported is not null;
