-- The other tables as those before: a part that was replaced stays until what replaces it is surely on the disk. Embedded, it went at once, so
-- that a failure of power could take both.
ALTER TABLE eligible MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
ALTER TABLE spend MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
ALTER TABLE incident MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
ALTER TABLE touched MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
ALTER TABLE rollup MODIFY SETTING cleanup_delay_period = 5, max_cleanup_delay_period = 5, cleanup_delay_period_random_add = 0, old_parts_lifetime = 480;
