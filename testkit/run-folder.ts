import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';

import { findTestServer } from './database/demands.ts';
import { roomyFolder } from './database/temporary-folder.ts';

/**
 * Vitest global setup: one folder and one name for everything that this run leaves for a while, also in processes that are ended and
 * cannot tidy up. The folder is the temporary folder of all tests; the name begins the names of databases that are kept from file to file.
 */
export function setup(): () => Promise<void> {
  const run = randomBytes(4).toString('hex');
  const memory = join(roomyFolder(), `mingquan-run-${run}`);
  const before = process.env['TMPDIR'];
  const folder = mkdtempSync(join(tmpdir(), 'mingquan-run-'));
  mkdirSync(memory);
  Object.assign(process.env, { TMPDIR: folder, MINGQUAN_TEST_RUN: run, MINGQUAN_TEST_MEMORY: memory });
  return async () => {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
    for (const left of [folder, memory]) rmSync(left, { recursive: true, force: true, maxRetries: 5 });
    await dropDatabases(run);
  };
}

async function dropDatabases(run: string): Promise<void> {
  const server = findTestServer();
  if (server === undefined) return;
  const client = new Client({ connectionString: server });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select datname as name from pg_database where datname like $1', [
      `mingquan\\_test\\_${run}\\_%`,
    ]);
    for (const { name } of rows) await client.query(`drop database ${name} with (force)`);
  } finally {
    await client.end();
  }
}
