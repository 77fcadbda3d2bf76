-- Where it is found that the mail of a week was given up: workspaces, each with whom its plan names; null for whoever maintains it for others.
alter table notice_monday add column places jsonb not null default '[]';

-- How often somebody was sent the mail of a week because a person asked for it, since a moment: so that nobody sends without end.
create table notice_monday_try (
  -- As in notice_monday.
  who   text primary key,
  since timestamptz not null,
  count integer not null
);
