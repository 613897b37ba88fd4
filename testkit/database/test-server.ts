import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { migrate } from '../../server/platform/database/migrate.ts';
import { type Database, openDatabase } from '../../server/platform/database/open-database.ts';

/** Creates a database of this run's own on the test server, empty; `drop` removes it again. */
export async function createServerDatabase(server: string): Promise<{ readonly url: string; readonly drop: () => Promise<void> }> {
  const name = `mingquan_test_${process.env['MINGQUAN_TEST_RUN'] ?? process.pid}_${randomBytes(4).toString('hex')}`;
  await runOn(server, `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOn(server, `drop database ${name} with (force)`) };
}

/** Opens a migrated database of its own on the test server; closing drops it. Its commits do not wait for the disk: no test lets the server die. */
export async function openOwnServer(server: string, connections = 20): Promise<Database> {
  const { url, drop } = await createServerDatabase(server);
  await runOn(url, `alter database ${new URL(url).pathname.slice(1)} set synchronous_commit = off`);
  const database = await openDatabase({ kind: 'postgres', url, connections });
  await migrate(database);
  return {
    ...database,
    close: async () => {
      await database.close();
      await drop();
    },
  };
}

async function runOn(server: string, sql: string): Promise<void> {
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
