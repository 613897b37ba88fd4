import type { Database } from '../../server/platform/database/open-database.ts';

/**
 * Empties every business and published table that holds something; the record of migrations stays. Small tables are emptied row by row with
 * their triggers asleep, where the login may do that: to truncate makes the files of a table and its indexes anew, which costs far more.
 */
export async function emptyTables(database: Database): Promise<void> {
  await database.asOwner((session) =>
    session.script(`
      do $$
      declare
        found record;
        has_rows boolean;
        filled text[] := array[]::text[];
        may_sleep boolean := current_setting('is_superuser') = 'on';
      begin
        if may_sleep then perform set_config('session_replication_role', 'replica', true); end if;
        for found in
          select format('%I.%I', schemaname, tablename) as name from pg_tables
          where schemaname in ('mq', 'published') and tablename <> 'schema_migration'
        loop
          execute format('select exists (select from %s)', found.name) into has_rows;
          if has_rows and may_sleep and pg_relation_size(found.name::regclass) < 1048576 then execute 'delete from ' || found.name;
          elsif has_rows then filled := filled || found.name;
          end if;
        end loop;
        if cardinality(filled) > 0 then execute 'truncate ' || array_to_string(filled, ', ') || ' cascade'; end if;
      end
      $$`),
  );
}
