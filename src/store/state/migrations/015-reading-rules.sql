-- Sets of rules by which lines were read, each under an id that is a hash of it. They belong to nobody: dialects, and the names those know.
create table reading_rules (
  id text primary key,
  rules jsonb not null
);
