-- The item of the same unit whose chart an entry shows; null when the chart is its own, adopted, or none.
alter table published.list_entry add column chart_item text collate "C";
create index list_entry_by_chart on published.list_entry (county_id, chart_item);

-- Records of the programme as their events made them: governance bodies, governing documents, the roadmap, tasks, minutes.
create table mq.programme_record (
  county_id text collate "C" not null,
  kind text collate "C" not null,
  record_id text collate "C" not null,
  -- Events so far.
  version integer not null,
  -- The record as JSON.
  state text collate "C" not null,
  primary key (county_id, kind, record_id)
);
grant select, insert, update on mq.programme_record to mq_app;

-- The body that leads the work in a unit, as the public reads it: every version with the day from which it counts, as JSON.
create table published.governance_body (
  county_id text collate "C" not null,
  unit_id text collate "C" not null,
  body text collate "C" not null,
  primary key (county_id, unit_id)
);
grant select, insert, update, delete on published.governance_body to mq_app;
grant select on published.governance_body to mq_public;
