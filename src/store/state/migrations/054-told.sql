-- Since when it is told by itself again, where another finding explained it before: help is owed for it from then on.
alter table finding add column told_at timestamptz;
