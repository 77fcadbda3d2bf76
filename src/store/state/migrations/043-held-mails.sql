-- Nobody settled it for as long as held mails are kept: what it said is gone, that it came is not.
alter table request_mail drop constraint request_mail_state_check;
alter table request_mail add constraint request_mail_state_check
  check (state in ('request', 'note', 'held', 'rejected', 'passed', 'lapsed'));

-- The request that a held mail says it answers. It could be known by anybody who saw a mail of it: a person decides.
alter table request_mail add column answers text;
alter table request_mail add foreign key (workspace_id, answers) references request (workspace_id, id);
