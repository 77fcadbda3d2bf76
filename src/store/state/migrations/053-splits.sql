-- Of a pattern that a person split something off: what was gathered in it by this stamp is still to be placed again, the latest first; null where nothing is.
alter table pattern add column again_to bigint;
