-- When somebody was away from the desk while their timer ran, and took it off: kept with the timer, and as minutes with the time that it
-- became. Nothing is taken off by itself.
alter table hours_timer add column away jsonb not null default '[]';
alter table hours_time add column taken_off integer not null default 0 check (taken_off >= 0);
