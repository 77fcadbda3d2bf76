-- By what a pattern that is being worked on, or is fixed, is mended: null where nobody said.
alter table pattern add column remedy text check (remedy in ('prompt', 'route', 'integration', 'other'));
