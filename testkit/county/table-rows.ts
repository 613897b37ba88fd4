import { sql } from 'kysely';

import type { Database } from '../../server/platform/database/open-database.ts';

/** Every row of every table as one line of JSON, `<schema>.<table> {...}`, binary columns as text where they are text. Sorted. */
export async function tableRows(database: Database, leave: readonly string[] = []): Promise<readonly string[]> {
  const tables = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables where schemaname in ('mq', 'published') order by 1`.execute(database.app);
  const rows: string[] = [];
  for (const { name } of tables.rows) {
    if (leave.includes(name)) continue;
    const found = await sql<{ line: string }>`select cast(row_to_json(t) as text) as line from ${sql.table(name)} t order by 1`.execute(
      database.app,
    );
    rows.push(...found.rows.map(({ line }) => `${name} ${readable(line)}`));
  }
  return rows;
}

/** Hexadecimal bytes are shown as text too, so that a phrase inside them is found. */
function readable(line: string): string {
  return line.replace(/\\\\x([0-9a-f]{2,})/g, (whole, hex: string) => `${whole} ${Buffer.from(hex, 'hex').toString('utf8')}`);
}
