import type { Database } from '../../server/platform/database/open-database.ts';

/** Empties every business and published table that holds something; the record of migrations stays. */
export async function emptyTables(database: Database): Promise<void> {
  await database.asOwner((session) =>
    session.script(`
      do $$
      declare
        found record;
        has_rows boolean;
        filled text[] := array[]::text[];
      begin
        for found in
          select format('%I.%I', schemaname, tablename) as name from pg_tables
          where schemaname in ('mq', 'published') and tablename <> 'schema_migration'
        loop
          execute format('select exists (select from %s)', found.name) into has_rows;
          if has_rows then filled := filled || found.name; end if;
        end loop;
        if cardinality(filled) > 0 then execute 'truncate ' || array_to_string(filled, ', ') || ' cascade'; end if;
      end
      $$`),
  );
}
