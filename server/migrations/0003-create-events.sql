-- Events are the truth. Append-only: mq_app may read and insert, nothing else.
create table mq.event (
  county_id text collate "C" not null,
  stream_kind text collate "C" not null,
  stream_id text collate "C" not null,
  seq integer not null check (seq >= 1),
  type text collate "C" not null,
  type_version smallint not null,
  -- Canonical JSON text, byte for byte what the entry's payload hash covers.
  payload text collate "C" not null,
  actor text collate "C",
  actor_post text collate "C",
  principal text collate "C",
  at timestamptz not null,
  command_id text collate "C" not null,
  entry_hash bytea not null,
  primary key (county_id, stream_kind, stream_id, seq),
  foreign key (county_id) references mq.county (county_id)
);
create index event_by_command on mq.event (county_id, command_id);

-- One row per accepted command: the idempotency key, written in the transaction of its effect.
create table mq.command (
  county_id text collate "C" not null,
  command_id text collate "C" not null,
  owner text collate "C" not null,
  body_hash text collate "C" not null,
  answer text collate "C" not null,
  at timestamptz not null,
  primary key (county_id, command_id),
  foreign key (county_id) references mq.county (county_id)
);

-- Personal and free-text values of one event with their salts, sealed under the stream's key. Erasing deletes the key,
-- which lies outside the database.
create table mq.field_value (
  county_id text collate "C" not null,
  stream_kind text collate "C" not null,
  stream_id text collate "C" not null,
  seq integer not null,
  sealed bytea not null,
  primary key (county_id, stream_kind, stream_id, seq),
  foreign key (county_id, stream_kind, stream_id, seq) references mq.event (county_id, stream_kind, stream_id, seq)
);

-- Bytes are final here. The ledger job moves them to ledger_entry and deletes them.
create table mq.pending_leaf (
  county_id text collate "C" not null,
  stream_kind text collate "C" not null,
  stream_id text collate "C" not null,
  seq integer not null,
  at timestamptz not null,
  entry_bytes bytea not null,
  leaf_hash bytea not null,
  primary key (county_id, stream_kind, stream_id, seq)
);

create table mq.ledger_entry (
  county_id text collate "C" not null,
  index bigint not null,
  stream_kind text collate "C" not null,
  stream_id text collate "C" not null,
  seq integer not null,
  at timestamptz not null,
  entry_bytes bytea not null,
  leaf_hash bytea not null,
  primary key (county_id, index),
  unique (county_id, stream_kind, stream_id, seq)
);

create table mq.ledger_head (
  county_id text collate "C" not null,
  size bigint not null,
  epoch bigint not null,
  holder text collate "C" not null,
  lease_until timestamptz not null,
  signed_size bigint not null,
  checkpoint text collate "C",
  signed_at timestamptz,
  primary key (county_id),
  foreign key (county_id) references mq.county (county_id)
);

-- Outbox: facts for other features, written in the transaction of the event, taken by leased jobs.
create table mq.outbox (
  county_id text collate "C" not null,
  outbox_id text collate "C" not null,
  topic text collate "C" not null,
  body text collate "C" not null,
  at timestamptz not null,
  primary key (county_id, outbox_id)
);

-- One row per due job; taken with FOR UPDATE SKIP LOCKED.
create table mq.job (
  county_id text collate "C" not null,
  job_id text collate "C" not null,
  kind text collate "C" not null,
  subject text collate "C" not null,
  due_at timestamptz not null,
  lease_until timestamptz,
  tries integer not null default 0,
  last_error text collate "C",
  primary key (county_id, job_id),
  unique (county_id, kind, subject)
);
create index job_by_due on mq.job (county_id, due_at);

grant select, insert on mq.event, mq.field_value, mq.command, mq.ledger_entry to mq_app;
grant select, insert, delete on mq.pending_leaf to mq_app;
-- `for update` of a taker needs the right to update.
grant select, insert, update, delete on mq.outbox to mq_app;
grant select, insert, update on mq.ledger_head to mq_app;
grant select, insert, update, delete on mq.job to mq_app;
