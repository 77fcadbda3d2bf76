-- The finding of a system that was down, where that explains this one: it is told to nobody by itself. Null: told as any other.
alter table finding add column explained_by text;
create index finding_explained on finding (workspace_id, explained_by) where explained_by is not null;
