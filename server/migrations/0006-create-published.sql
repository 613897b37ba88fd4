-- Everything the public pages may know. mq_public reads this schema and nothing else.
create table published.county (
  county_id text collate "C" not null,
  name text collate "C" not null,
  demo boolean not null,
  clock_ahead_days integer not null,
  ledger_origin text collate "C" not null,
  primary key (county_id)
);

create table published.unit (
  county_id text collate "C" not null,
  unit_id text collate "C" not null,
  parent_id text collate "C",
  level text collate "C" not null,
  kind text collate "C" not null,
  code text collate "C" not null,
  name text collate "C" not null,
  pinyin text collate "C" not null,
  primary key (county_id, unit_id),
  unique (county_id, code)
);

create table published.holder (
  county_id text collate "C" not null,
  unit_id text collate "C" not null,
  role text collate "C" not null,
  post_name text collate "C" not null,
  person_id text collate "C" not null,
  person_name text collate "C" not null,
  primary key (county_id, unit_id, role, person_id)
);

create table published.item (
  county_id text collate "C" not null,
  code text collate "C" not null,
  number integer not null,
  hash text collate "C" not null,
  effective_from date not null,
  effective_to date,
  plain_name text collate "C" not null,
  name text collate "C" not null,
  category text collate "C" not null,
  level text collate "C" not null,
  lead text collate "C" not null,
  body text collate "C" not null,
  -- Place of the publication in the ledger, null until it is entered.
  ledger_index bigint,
  primary key (county_id, code, number)
);

create table published.item_unit (
  county_id text collate "C" not null,
  code text collate "C" not null,
  unit_id text collate "C" not null,
  primary key (county_id, code, unit_id)
);

-- Bigrams of names, aliases and units, and pinyin initials. Published names only.
create table published.search (
  county_id text collate "C" not null,
  code text collate "C" not null,
  words tsvector not null,
  text text collate "C" not null,
  initials text collate "C" not null,
  weight integer not null,
  primary key (county_id, code)
);
create index search_by_words on published.search using gin (words);

create table published.notice (
  county_id text collate "C" not null,
  notice_id text collate "C" not null,
  item_code text collate "C" not null,
  item_number integer not null,
  unit_id text collate "C" not null,
  node text collate "C" not null,
  title text collate "C" not null,
  from_day date not null,
  until_day date not null,
  state text collate "C" not null check (state in ('open', 'held', 'over')),
  result text collate "C",
  -- Masked rows as JSON; after the period only what may remain.
  rows text collate "C" not null,
  primary key (county_id, notice_id)
);
create index notice_by_state on published.notice (county_id, state, until_day);

create table published.objection (
  county_id text collate "C" not null,
  notice_id text collate "C" not null,
  position integer not null,
  state text collate "C" not null,
  raised_on date not null,
  answer text collate "C",
  primary key (county_id, notice_id, position)
);

-- The number alone shows only a stage.
create table published.case_stage (
  county_id text collate "C" not null,
  number text collate "C" not null,
  item_code text collate "C" not null,
  state text collate "C" not null,
  stage text collate "C" not null,
  primary key (county_id, number)
);

-- Only groups of ten or more acts of grouped items are here; smaller ones stay in mq.act_week.
create table published.act_week (
  county_id text collate "C" not null,
  item_code text collate "C" not null,
  town_id text collate "C" not null,
  week_from date not null,
  acts integer not null,
  primary key (county_id, item_code, town_id, week_from)
);

create table published.act_count (
  county_id text collate "C" not null,
  item_code text collate "C" not null,
  year integer not null,
  acts integer not null,
  last_day date not null,
  smaller_groups boolean not null,
  primary key (county_id, item_code, year)
);

create table published.ledger (
  county_id text collate "C" not null,
  size bigint not null,
  checkpoint text collate "C" not null,
  signed_at timestamptz not null,
  primary key (county_id)
);

create table mq.act_week (
  county_id text collate "C" not null,
  item_code text collate "C" not null,
  town_id text collate "C" not null,
  week_from date not null,
  acts integer not null,
  primary key (county_id, item_code, town_id, week_from)
);

create table mq.act_count (
  county_id text collate "C" not null,
  item_code text collate "C" not null,
  year integer not null,
  acts integer not null,
  last_day date not null,
  primary key (county_id, item_code, year)
);

grant select, insert, update, delete on all tables in schema published to mq_app;
grant select, insert, update on mq.act_week, mq.act_count to mq_app;
grant select on all tables in schema published to mq_public;
