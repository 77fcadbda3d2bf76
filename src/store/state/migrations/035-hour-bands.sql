-- When work began, where it is known, and how it was split over the hour bands of the plan when it was entered.
alter table hours_time add column began_at timestamptz;
alter table hours_time add column bands jsonb;
