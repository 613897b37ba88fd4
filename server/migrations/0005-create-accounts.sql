create table mq.account (
  county_id text collate "C" not null,
  account_id text collate "C" not null,
  login text collate "C" not null,
  person_id text collate "C" not null,
  state text collate "C" not null check (state in ('active', 'must-change', 'frozen')),
  password_hash text collate "C" not null,
  password_at timestamptz not null,
  -- TOTP secret sealed under the county's key.
  totp_sealed bytea,
  -- Last accepted TOTP step: a code works once.
  totp_step bigint not null default 0,
  last_used_at timestamptz,
  primary key (county_id, account_id),
  unique (county_id, login),
  foreign key (county_id, person_id) references mq.person (county_id, person_id)
);

create table mq.session (
  county_id text collate "C" not null,
  -- SHA-256 of the cookie's token, never the token.
  session_hash text collate "C" not null,
  account_id text collate "C" not null,
  csrf text collate "C" not null,
  created_at timestamptz not null,
  seen_at timestamptz not null,
  second_factor_at timestamptz,
  primary key (county_id, session_hash),
  foreign key (county_id, account_id) references mq.account (county_id, account_id)
);
create index session_by_account on mq.session (county_id, account_id);

-- Failed sign-ins and code checks, per account and per source, by keyed hash.
create table mq.failure (
  county_id text collate "C" not null,
  subject text collate "C" not null,
  failed_at timestamptz not null,
  failure_id text collate "C" not null,
  primary key (county_id, subject, failed_at, failure_id)
);

grant select, insert, update on mq.account to mq_app;
grant select, insert, update, delete on mq.session, mq.failure to mq_app;
