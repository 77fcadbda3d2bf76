-- A finding keeps its question in parts, so that it can be asked again, apart from the address of what is behind it. Those
-- from before keep what they said; theirs cannot be asked again.
update finding set evidence = evidence || jsonb_build_object('question', null, 'said', detail, 'counted_to', null,
  'behind', jsonb_build_object('url', evidence -> 'question', 'command', ''));

-- Who has seen it and what they mean to do; entered in the decision log with the hash of the evidence it rested on, which
-- stays here while the finding itself goes on to what it says by now.
alter table finding add column acknowledged_at timestamptz;
alter table finding add column acknowledged_by text;
alter table finding add column acknowledged_evidence jsonb;
alter table finding add column note text;
alter table finding add column decision_seq bigint;
