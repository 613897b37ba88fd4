-- Items that are no longer carried out: all versions up to `number` from `on_day` on, in one unit alone when `unit_id` names it, else everywhere.
create table mq.withdrawal (
  county_id text collate "C" not null,
  code text collate "C" not null,
  -- Empty: everywhere.
  unit_id text collate "C" not null,
  number integer not null,
  on_day date not null,
  reason text collate "C" not null,
  primary key (county_id, code, unit_id)
);
grant select, insert, update, delete on mq.withdrawal to mq_app;

-- Reason of the withdrawal whose last day before is `effective_to`; null for what ended otherwise or goes on.
alter table published.item add column withdrawn_because text collate "C";

-- A version of an entry that will take the place of the one in force on its day; `row` is the entry as JSON.
create table published.coming_entry (
  county_id text collate "C" not null,
  entry_id text collate "C" not null,
  effective_from date not null,
  number integer not null,
  row text collate "C" not null,
  primary key (county_id, entry_id)
);
grant select, insert, update, delete on published.coming_entry to mq_app;
grant select on published.coming_entry to mq_public;

-- What was put up where, one row for each stream `posting`, made from its events.
create table mq.posting (
  county_id text collate "C" not null,
  posting_id text collate "C" not null,
  unit_id text collate "C" not null,
  code text collate "C" not null,
  channel text collate "C" not null check (channel in ('site', 'wall', 'board', 'wechat', 'group')),
  place text collate "C" not null,
  number integer not null,
  hash text collate "C" not null,
  since date not null,
  up boolean not null,
  version integer not null,
  primary key (county_id, posting_id),
  foreign key (county_id, unit_id) references mq.unit (county_id, unit_id)
);
create index posting_by_unit on mq.posting (county_id, unit_id, up);
create index posting_by_code on mq.posting (county_id, code, up);
grant select, insert, update on mq.posting to mq_app;

-- Where an item hangs, for everybody.
create table published.posting (
  county_id text collate "C" not null,
  posting_id text collate "C" not null,
  unit_id text collate "C" not null,
  code text collate "C" not null,
  channel text collate "C" not null,
  place text collate "C" not null,
  number integer not null,
  since date not null,
  primary key (county_id, posting_id)
);
create index published_posting_by_code on published.posting (county_id, code);
grant select, insert, update, delete on published.posting to mq_app;
grant select on published.posting to mq_public;
