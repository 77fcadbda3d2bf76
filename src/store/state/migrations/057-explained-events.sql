-- That a system that is down explains a finding, and that it does not any more, stand in its history: which finding is told with them.
alter table finding_event add column cause text;
alter table finding_event drop constraint finding_event_kind_check;
alter table finding_event add constraint finding_event_kind_check check (kind in
  ('opened', 'seen', 'acknowledged', 'noted', 'assigned', 'closed', 'reopened', 'over', 'left_plan', 'explained', 'told'));
