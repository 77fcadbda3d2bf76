-- Who is told next of what nobody has acknowledged: how many steps of its rule were carried out, and when the next is due; null where
-- none is, because the rule has no more, it was acknowledged, or it is over.
alter table notice add column step integer not null default 0;
alter table notice add column next_step_at timestamptz;
create index notice_to_escalate on notice (workspace_id, next_step_at) where next_step_at is not null;

-- Somebody has seen it. Of what is a finding the finding says so; this is for what has nothing else to say it by.
alter table notice add column acknowledged_at timestamptz;
alter table notice add column acknowledged_by text;
alter table notice add column acknowledged_note text;
alter table notice add column acknowledged_seq bigint;

-- One step may tell again whom an earlier one told.
alter table notice_delivery add column step integer not null default 0;
alter table notice_delivery drop constraint notice_delivery_workspace_id_notice_id_channel_recipient_key;
create unique index notice_delivery_once on notice_delivery (workspace_id, notice_id, channel, recipient, step);
