-- Working rows of alerts: the fold of each stream, kept for lists. Nothing of this is ever published, and `state` holds identifiers and codes
-- only; sentences, rows and what people wrote are sealed values.
create table mq.alert (
  county_id text collate "C" not null,
  alert_id text collate "C" not null,
  rule text collate "C" not null,
  rule_version integer not null,
  severity text collate "C" not null check (severity in ('hint', 'look', 'warning', 'red')),
  unit_id text collate "C" not null,
  stage text collate "C" not null check (stage in ('self-check', 'verify', 'rectify', 'check', 'cleared', 'archived')),
  -- What two persons found; null before.
  outcome text collate "C",
  -- Last day of the present stage, the look back included.
  due_day date,
  opened_at timestamptz not null,
  last_seen_at timestamptz not null,
  version integer not null,
  -- True when a sweep asked it, false when the running county did.
  swept boolean not null,
  state text collate "C" not null,
  primary key (county_id, alert_id),
  foreign key (county_id) references mq.county (county_id),
  foreign key (county_id, unit_id) references mq.unit (county_id, unit_id)
);
create index alert_by_stage on mq.alert (county_id, stage, due_day);
create index alert_by_rule on mq.alert (county_id, rule, outcome);

-- Officials whose acts the rows of an alert show: for their right to explain, never for a list by person.
create table mq.alert_concerned (
  county_id text collate "C" not null,
  alert_id text collate "C" not null,
  person_id text collate "C" not null,
  primary key (county_id, alert_id, person_id),
  foreign key (county_id, alert_id) references mq.alert (county_id, alert_id)
);
create index alert_concerned_by_person on mq.alert_concerned (county_id, person_id);

-- Keyed hashes of the rows that an alert stands on: alerts that share one are shown beside each other.
create table mq.alert_link (
  county_id text collate "C" not null,
  alert_id text collate "C" not null,
  link text collate "C" not null,
  primary key (county_id, alert_id, link),
  foreign key (county_id, alert_id) references mq.alert (county_id, alert_id)
);
create index alert_link_by_link on mq.alert_link (county_id, link);

grant select, insert, update, delete on mq.alert, mq.alert_concerned, mq.alert_link to mq_app;
