-- Figures that a person types for a week of a workflow. Of one figure the newest row holds, and the older ones stay: what was said,
-- by whom and when. Without a value it is taken back, and not known again.
create table typed_figure (
  workspace_id text not null references workspace (id),
  id           text not null,
  workflow     text not null,
  week         text not null,
  figure       text not null,
  value        text,
  currency     text,
  typed_at     timestamptz not null,
  typed_by     text not null,
  typed_seq    bigint not null,
  primary key (workspace_id, id)
);
create index typed_figure_week on typed_figure (workspace_id, workflow, week, figure, typed_seq);
