import { Client } from 'pg';

import { newId } from '../../server/platform/random.ts';

/** A database of the bench's own on a server, dropped at the end. */
export type OwnDatabase = { readonly url: string; readonly drop: () => Promise<void> };

/** Makes it; the login must be allowed to create databases. */
export async function createOwnDatabase(server: string): Promise<OwnDatabase> {
  const name = `mingquan_bench_${process.pid}_${newId()
    .replace(/[^A-Za-z0-9]/g, '')
    .toLowerCase()}`;
  await runOn(server, `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C.UTF-8'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => runOn(server, `drop database ${name} with (force)`) };
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
