create table mq.county (
  county_id text collate "C" not null,
  name text collate "C" not null,
  division_code text collate "C" not null,
  demo boolean not null,
  clock_ahead_days integer not null default 0 check (clock_ahead_days >= 0),
  -- Grows with each change of units, posts, tenures, delegations or kin; processes reread when it differs.
  organisation_version integer not null default 1,
  ledger_origin text collate "C" not null,
  primary key (county_id)
);

create table mq.unit (
  county_id text collate "C" not null,
  unit_id text collate "C" not null,
  parent_id text collate "C",
  level text collate "C" not null check (level in ('county', 'town', 'village')),
  kind text collate "C" not null,
  code text collate "C" not null,
  name text collate "C" not null,
  pinyin text collate "C" not null,
  primary key (county_id, unit_id),
  unique (county_id, code),
  foreign key (county_id) references mq.county (county_id),
  foreign key (county_id, parent_id) references mq.unit (county_id, unit_id)
);

create table mq.post (
  county_id text collate "C" not null,
  post_id text collate "C" not null,
  unit_id text collate "C" not null,
  role text collate "C" not null,
  name text collate "C" not null,
  primary key (county_id, post_id),
  foreign key (county_id, unit_id) references mq.unit (county_id, unit_id)
);

create table mq.person (
  county_id text collate "C" not null,
  person_id text collate "C" not null,
  name text collate "C" not null,
  pinyin text collate "C" not null,
  -- Keyed hash of the identity number: two accounts with one number are one person. Null when the number was not given.
  identity_key text collate "C",
  primary key (county_id, person_id),
  unique (county_id, identity_key),
  foreign key (county_id) references mq.county (county_id)
);

create table mq.tenure (
  county_id text collate "C" not null,
  person_id text collate "C" not null,
  post_id text collate "C" not null,
  from_day date not null,
  to_day date,
  primary key (county_id, person_id, post_id, from_day),
  foreign key (county_id, person_id) references mq.person (county_id, person_id),
  foreign key (county_id, post_id) references mq.post (county_id, post_id)
);

create table mq.delegation (
  county_id text collate "C" not null,
  giver_id text collate "C" not null,
  delegate_id text collate "C" not null,
  post_id text collate "C" not null,
  from_day date not null,
  to_day date not null,
  primary key (county_id, giver_id, delegate_id, post_id, from_day),
  foreign key (county_id, giver_id) references mq.person (county_id, person_id),
  foreign key (county_id, delegate_id) references mq.person (county_id, person_id),
  foreign key (county_id, post_id) references mq.post (county_id, post_id)
);

create table mq.kin (
  county_id text collate "C" not null,
  person_id text collate "C" not null,
  relative_id text collate "C" not null,
  relation text collate "C" not null,
  primary key (county_id, person_id, relative_id),
  foreign key (county_id, person_id) references mq.person (county_id, person_id),
  foreign key (county_id, relative_id) references mq.person (county_id, person_id)
);

-- Kin of officials who are no officials themselves, by keyed hash of the identity number.
create table mq.kin_outside (
  county_id text collate "C" not null,
  person_id text collate "C" not null,
  relative_key text collate "C" not null,
  relation text collate "C" not null,
  primary key (county_id, person_id, relative_key),
  foreign key (county_id, person_id) references mq.person (county_id, person_id)
);
create index kin_outside_by_relative on mq.kin_outside (county_id, relative_key);

grant select, insert, update on mq.county, mq.unit, mq.post, mq.person, mq.tenure, mq.delegation, mq.kin, mq.kin_outside to mq_app;
