-- What was done at a platform to make a workflow stand still, as it was read back there; null where it was only said.
alter table stop add column effect jsonb;
