create table mq.item_version (
  county_id text collate "C" not null,
  code text collate "C" not null,
  number integer not null,
  hash text collate "C" not null,
  effective_from date not null,
  effective_to date,
  body text collate "C" not null,
  primary key (county_id, code, number),
  unique (county_id, hash),
  foreign key (county_id) references mq.county (county_id)
);

-- Case numbers without gaps per unit and year: the row is locked by openings of one unit only.
create table mq.case_counter (
  county_id text collate "C" not null,
  unit_id text collate "C" not null,
  year integer not null,
  last integer not null,
  primary key (county_id, unit_id, year),
  foreign key (county_id, unit_id) references mq.unit (county_id, unit_id)
);

create table mq.case_file (
  county_id text collate "C" not null,
  case_id text collate "C" not null,
  number text collate "C" not null,
  item_code text collate "C" not null,
  item_number integer not null,
  unit_id text collate "C" not null,
  status text collate "C" not null check (status in ('running', 'held', 'ended')),
  outcome text collate "C",
  -- Masked title for lists of those who may see the case.
  title text collate "C" not null,
  stage text collate "C" not null,
  opened_at timestamptz not null,
  last_at timestamptz not null,
  version integer not null,
  opened_by text collate "C",
  -- SHA-256 of the receipt's secret (72 bits or more), never the secret.
  receipt_hash bytea not null,
  -- Keyed hash of the applicant's identity number, null when none was asked.
  applicant_key text collate "C",
  primary key (county_id, case_id),
  unique (county_id, number),
  foreign key (county_id, unit_id) references mq.unit (county_id, unit_id),
  foreign key (county_id, item_code, item_number) references mq.item_version (county_id, code, number)
);
create index case_file_by_unit on mq.case_file (county_id, unit_id, status, last_at);

-- What may come next in each case, one row per current node and role that may act.
create table mq.case_task (
  county_id text collate "C" not null,
  case_id text collate "C" not null,
  node text collate "C" not null,
  role text collate "C" not null,
  visit integer not null,
  kind text collate "C" not null,
  since timestamptz not null,
  due_at timestamptz,
  due_day date,
  primary key (county_id, case_id, node, role),
  foreign key (county_id, case_id) references mq.case_file (county_id, case_id)
);
create index case_task_by_role on mq.case_task (county_id, role, due_at);

-- Who acted in which case, for 已办 and for showing who is recused.
create table mq.case_actor (
  county_id text collate "C" not null,
  case_id text collate "C" not null,
  person_id text collate "C" not null,
  recused boolean not null,
  last_at timestamptz not null,
  primary key (county_id, case_id, person_id),
  foreign key (county_id, case_id) references mq.case_file (county_id, case_id)
);
create index case_actor_by_person on mq.case_actor (county_id, person_id, last_at);

-- Which case a public notice belongs to. The public id tells nothing; only the service can follow it.
create table mq.notice (
  county_id text collate "C" not null,
  notice_id text collate "C" not null,
  case_id text collate "C" not null,
  node text collate "C" not null,
  visit integer not null,
  primary key (county_id, notice_id),
  foreign key (county_id, case_id) references mq.case_file (county_id, case_id)
);

create table mq.objection (
  county_id text collate "C" not null,
  objection_id text collate "C" not null,
  case_id text collate "C" not null,
  notice_id text collate "C" not null,
  number text collate "C" not null,
  receipt_hash bytea not null,
  channel text collate "C" not null,
  state text collate "C" not null check (state in ('open', 'upheld', 'not-upheld')),
  raised_at timestamptz not null,
  due_day date,
  answered_at timestamptz,
  primary key (county_id, objection_id),
  unique (county_id, number),
  foreign key (county_id, case_id) references mq.case_file (county_id, case_id)
);
create index objection_by_case on mq.objection (county_id, case_id);

grant select, insert, delete on mq.notice to mq_app;
grant select, insert, update on mq.item_version, mq.case_counter, mq.case_file, mq.case_actor, mq.objection to mq_app;
grant select, insert, update, delete on mq.case_task to mq_app;
