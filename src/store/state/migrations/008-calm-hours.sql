-- The hour of the last judgement that found nothing: judged again within it, it is the same judgement and counts once.
alter table finding add column calm_hour timestamptz;
