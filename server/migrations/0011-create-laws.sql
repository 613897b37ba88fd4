-- Legal documents as the county has them: the library's records with what the county recorded about them, made from streams `law`. Law is
-- public, so the whole record is.
create table published.law_document (
  county_id text collate "C" not null,
  document_id text collate "C" not null,
  -- Events that the county recorded about it.
  version integer not null,
  -- Number of the library's reading it stands on; 0 for a document that the county registered itself.
  library integer not null,
  -- The record as JSON: title, issuer, wordings of its articles with their texts, what took its place.
  body text collate "C" not null,
  primary key (county_id, document_id),
  foreign key (county_id) references mq.county (county_id)
);

-- Revisions: published items are looked at again because a law changed or the year came round. From streams `revision`.
create table published.revision (
  county_id text collate "C" not null,
  revision_id text collate "C" not null,
  cause text collate "C" not null check (cause in ('law', 'year')),
  document_id text collate "C",
  year integer,
  opened_at timestamptz not null,
  due_day date not null,
  version integer not null,
  -- The cause as JSON.
  body text collate "C" not null,
  primary key (county_id, revision_id),
  foreign key (county_id) references mq.county (county_id)
);
create index revision_by_document on published.revision (county_id, document_id);

-- One item of one unit in a revision. Whether a newer version settles it is told by the list itself, so that it cannot be forgotten here.
create table published.revision_task (
  county_id text collate "C" not null,
  revision_id text collate "C" not null,
  task_id text collate "C" not null,
  unit_id text collate "C" not null,
  -- `entry`: an entry of the unit's list; `chart`: a chart that no list carries.
  subject text collate "C" not null check (subject in ('entry', 'chart')),
  item text collate "C" not null,
  name text collate "C" not null,
  -- Number of the version that was in force when the task was opened.
  number integer not null,
  cites text collate "C" not null,
  checked boolean not null,
  primary key (county_id, revision_id, task_id),
  foreign key (county_id, revision_id) references published.revision (county_id, revision_id),
  foreign key (county_id, unit_id) references mq.unit (county_id, unit_id)
);
create index revision_task_by_unit on published.revision_task (county_id, unit_id);
create unique index revision_task_by_item on published.revision_task (county_id, revision_id, subject, item);

-- Who checked a task and why nothing changes: for the desk, not for the public.
create table mq.revision_check (
  county_id text collate "C" not null,
  revision_id text collate "C" not null,
  task_id text collate "C" not null,
  reason text collate "C" not null,
  person_id text collate "C" not null,
  post_id text collate "C" not null,
  at timestamptz not null,
  primary key (county_id, revision_id, task_id),
  foreign key (county_id, revision_id, task_id) references published.revision_task (county_id, revision_id, task_id)
);
