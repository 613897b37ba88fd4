-- Roles, schemas and the record of migrations. Every later migration runs as mq_owner; this one makes it.
--
-- Roles belong to the whole cluster, so another database may have made them, at this very moment even.
do $$
declare
  wanted text;
begin
  foreach wanted in array array['mq_owner', 'mq_app', 'mq_public'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin noinherit', wanted);
      exception when duplicate_object or unique_violation then
        null;
      end;
    end if;
    -- A login that is no superuser must be a member to act as the role.
    if not pg_has_role(current_user, wanted, 'member') then
      execute format('grant %I to %I', wanted, current_user);
    end if;
  end loop;
end
$$;

create schema mq authorization mq_owner;
create schema published authorization mq_owner;

set local role mq_owner;

grant usage on schema mq to mq_app;
grant usage on schema published to mq_app, mq_public;

-- What a migration does not say is the narrow case: business tables are append-only (update and delete are granted table by table),
-- published tables are written by the application and read by the public pages.
alter default privileges for role mq_owner in schema mq grant select, insert on tables to mq_app;
alter default privileges for role mq_owner in schema published grant select, insert, update, delete on tables to mq_app;
alter default privileges for role mq_owner in schema published grant select on tables to mq_public;
alter default privileges for role mq_owner revoke execute on functions from public;

create table mq.schema_migration (
  number integer primary key,
  name text collate "C" not null,
  hash text collate "C" not null,
  applied_at timestamptz not null
);

revoke all on mq.schema_migration from mq_app;
grant select on mq.schema_migration to mq_app;
