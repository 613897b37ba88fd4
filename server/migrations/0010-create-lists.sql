-- Items of lists under work: one row for each stream `list-item`, made from its events.
create table mq.list_item (
  county_id text collate "C" not null,
  item_id text collate "C" not null,
  unit_id text collate "C" not null,
  code text collate "C",
  name text collate "C" not null,
  -- The name as it was submitted last: what others than the compilers may see while it is written again.
  shown_name text collate "C",
  plain_name text collate "C" not null,
  category text collate "C" not null,
  power_type text collate "C" not null,
  status text collate "C" not null,
  version integer not null,
  content_version integer not null,
  -- Number of the version in force, null when none is.
  published integer,
  open_threads integer not null,
  -- Six letters, 1 where an aspect is answered.
  aspects text collate "C" not null,
  chart_kind text collate "C" not null,
  -- Adopted: the published item's code. Shared: the id of the item whose chart it is.
  chart_of text collate "C",
  lineage text collate "C",
  import_id text collate "C",
  risks_high integer not null,
  risks_middle integer not null,
  risks_low integer not null,
  changed_at timestamptz not null,
  -- Names folded for searching, with pinyin initials.
  words text collate "C" not null,
  -- Content as JSON, without a chart of its own.
  body text collate "C" not null,
  primary key (county_id, item_id),
  foreign key (county_id, unit_id) references mq.unit (county_id, unit_id)
);
create index list_item_by_unit on mq.list_item (county_id, unit_id, category, name, item_id);
create index list_item_by_lineage on mq.list_item (county_id, lineage);
create index list_item_by_name on mq.list_item (county_id, name);

-- Who is named in the open round of an item, and whether he has given his opinion.
create table mq.list_reviewer (
  county_id text collate "C" not null,
  item_id text collate "C" not null,
  person_id text collate "C" not null,
  spoken boolean not null,
  primary key (county_id, item_id, person_id),
  foreign key (county_id, item_id) references mq.list_item (county_id, item_id)
);
create index list_reviewer_by_person on mq.list_reviewer (county_id, person_id);

-- Files that compilers brought, as read; `made` holds what came of them.
create table mq.list_import (
  county_id text collate "C" not null,
  import_id text collate "C" not null,
  unit_id text collate "C" not null,
  name text collate "C" not null,
  person_id text collate "C" not null,
  at timestamptz not null,
  state text collate "C" not null check (state in ('read', 'applied', 'undone', 'refused')),
  file bytea not null,
  mapping text collate "C" not null,
  made text collate "C" not null,
  primary key (county_id, import_id),
  foreign key (county_id, unit_id) references mq.unit (county_id, unit_id)
);
create index list_import_by_unit on mq.list_import (county_id, unit_id, at);

-- Until when the list of a unit is to be published.
create table mq.list_deadline (
  county_id text collate "C" not null,
  unit_id text collate "C" not null,
  due_day date not null,
  primary key (county_id, unit_id),
  foreign key (county_id, unit_id) references mq.unit (county_id, unit_id)
);

-- The statutory power-and-duty list (权责清单) of a unit, against which coverage is told.
create table mq.statutory_item (
  county_id text collate "C" not null,
  unit_id text collate "C" not null,
  code text collate "C" not null,
  name text collate "C" not null,
  primary key (county_id, unit_id, code),
  foreign key (county_id, unit_id) references mq.unit (county_id, unit_id)
);

-- The entry of a unit's published list, one for each item in force or withdrawn.
create table published.list_entry (
  county_id text collate "C" not null,
  entry_id text collate "C" not null,
  unit_id text collate "C" not null,
  code text collate "C" not null,
  number integer not null,
  name text collate "C" not null,
  plain_name text collate "C" not null,
  category text collate "C" not null,
  lead text collate "C" not null,
  -- Code of the item whose page shows the chart, null when the entry has none.
  item_code text collate "C",
  effective_from date not null,
  withdrawn boolean not null,
  words text collate "C" not null,
  -- What the entry's page says, as JSON.
  body text collate "C" not null,
  primary key (county_id, entry_id)
);
create unique index list_entry_by_code on published.list_entry (county_id, unit_id, code);
create index list_entry_by_unit on published.list_entry (county_id, unit_id, category, code);

grant select, insert, update, delete on published.list_entry to mq_app;
grant select on published.list_entry to mq_public;
grant select, insert, update on mq.list_item, mq.list_import to mq_app;
grant select, insert, update, delete on mq.list_reviewer, mq.list_deadline, mq.statutory_item to mq_app;
