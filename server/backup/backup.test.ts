import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { findTestServer } from '../../testkit/database/demands.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { createServerDatabase } from '../../testkit/database/test-server.ts';
import { appendEvents } from '../../testkit/append-events.ts';
import { openTestCounty, settingsIn, type TestCounty } from '../../testkit/county.ts';
import { type Database, openDatabase } from '../platform/database/open-database.ts';
import type { Settings } from '../platform/settings/read-settings.ts';
import { openKeyStore } from '../platform/keys/key-store.ts';
import { verifyDatabase } from '../ledger/verify-database.ts';
import { readHead } from '../ledger/store.ts';
import { restoreBackup } from './restore-backup.ts';
import { databaseOf } from './restore-target.ts';
import { openKeyFiles, sealKeyFiles, writeKeyFiles } from './seal-keys.ts';
import { writeBackup } from './write-backup.ts';

/** Every row of every table that a backup holds, as text. */
async function allRows(database: Database): Promise<readonly string[]> {
  const rows: string[] = [];
  const tables = await sql<{ name: string }>`
    select schemaname || '.' || tablename as name from pg_tables where schemaname in ('mq', 'published')
      and tablename not in ('schema_migration', 'session', 'failure', 'ledger_head') order by 1`.execute(database.app);
  for (const { name } of tables.rows) {
    const found = await sql<{ line: string }>`select cast(row_to_json(t) as text) as line from ${sql.table(name)} t order by 1`.execute(
      database.app,
    );
    rows.push(...found.rows.map(({ line }) => `${name} ${line}`));
  }
  return rows;
}

describeOnBothEngines('backup and restore', (engine) => {
  let test: TestCounty;
  let folder: string;
  const servers: (() => Promise<void>)[] = [];
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingquan-test-'));
    test = await openTestCounty(engine.database());
    await appendEvents(test.county.services, 'case-1', 300);
    await test.county.sequencer.settle();
    await appendEvents(test.county.services, 'case-2', 2);
  });
  afterEach(async () => {
    await test.close();
    await rm(folder, { recursive: true, force: true });
    for (const drop of servers.splice(0)) await drop();
  });

  /** An empty target of the same engine. */
  async function newTarget(name: string): Promise<Settings> {
    if (engine.kind === 'embedded') return settingsIn(join(folder, name));
    const { url, drop } = await createServerDatabase(findTestServer() ?? '');
    servers.push(drop);
    return settingsIn(join(folder, name), { DATABASE_URL: url });
  }

  it('gives every row back, the published root, and a database that is sound', async () => {
    const from = join(folder, 'county.backup');
    const written = await writeBackup(test.county.services, from);
    const head = await readHead(engine.database().app, test.county.services.county);
    expect(written).toMatchObject({ size: head?.signed_size });
    const settings = await newTarget('restored');
    const restored = await restoreBackup({ settings, from, published: head?.checkpoint ?? '' });
    if ('refused' in written) throw new Error('refused');
    expect(restored).toMatchObject({ county: '清溪县', size: written.size, root: written.root, rows: written.rows });
    writeKeyFiles(settings.keyDir, openKeyFiles(sealKeyFiles(test.settings.keyDir, 'a long passphrase'), 'a long passphrase'));
    const database = await openDatabase(databaseOf(settings));
    const keys = openKeyStore(settings.keyDir);
    try {
      expect(await allRows(database)).toEqual(await allRows(engine.database()));
      const report = await verifyDatabase({ ...test.county.services, database, keys, directory: join(settings.dataDir, 'ledger') });
      expect(report).toMatchObject({ sound: true, waiting: 2, root: written.root });
    } finally {
      keys.close();
      await database.close();
    }
    expect(await restoreBackup({ settings, from })).toMatchObject({ refused: 'restore-target-not-empty' });
  });

  it('refuses other checkpoints than the ledger has, and removes what it made', async () => {
    const from = join(folder, 'county.backup');
    const { services, sequencer } = test.county;
    await writeBackup(services, from);
    await appendEvents(services, 'case-3', 1);
    await sequencer.settle();
    const later = (await readHead(engine.database().app, services.county))?.checkpoint ?? '';
    const settings = await newTarget('restored');
    await expect(restoreBackup({ settings, from, published: later })).rejects.toMatchObject({ code: 'backup-behind-checkpoint' });
    await expect(restoreBackup({ settings, from, published: later.replace('localhost', 'elsewhere') })).rejects.toMatchObject({
      code: 'checkpoint-not-believed',
    });
    expect(existsSync(settings.dataDir) ? readdirSync(settings.dataDir) : []).toEqual([]);
    expect(await restoreBackup({ settings, from })).toMatchObject({ county: '清溪县' });
  });

  it('does not overwrite a file', async () => {
    const out = join(folder, 'there');
    writeFileSync(out, 'precious');
    expect(await writeBackup(test.county.services, out)).toEqual({ refused: 'file-exists', because: { file: out } });
    expect(readFileSync(out, 'utf8')).toBe('precious');
  });

  it('finds a changed byte anywhere in the archive before anything is written', async () => {
    const from = join(folder, 'county.backup');
    await writeBackup(test.county.services, from);
    const whole = readFileSync(from);
    const settings = await newTarget('restored');
    const step = Math.floor(whole.length / 23);
    // The first ten bytes of gzip hold a date and the system's name, which mean nothing.
    for (let at = 10; at < whole.length; at += step) {
      writeFileSync(from, whole.with(at, (whole[at] ?? 0) ^ 16));
      await expect(restoreBackup({ settings, from }), `byte ${at}`).rejects.toMatchObject({
        code: expect.stringMatching(/^backup-(damaged|format-unknown)$/),
      });
      expect(existsSync(settings.dataDir)).toBe(false);
    }
    writeFileSync(from, whole.subarray(0, -40));
    await expect(restoreBackup({ settings, from })).rejects.toMatchObject({ code: 'backup-damaged' });
  });
});

describe('sealed keys', () => {
  it('open under their passphrase only, and never replace keys that are there', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingquan-test-'));
    try {
      const [first, second] = [join(folder, 'first'), join(folder, 'second')];
      const keys = openKeyStore(first);
      keys.streams.make('case/1');
      keys.close();
      const text = sealKeyFiles(first, '十二个字以上的口令一二三四');
      expect(text).not.toContain(readFileSync(join(first, 'county.key'), 'utf8'));
      expect(() => openKeyFiles(text, 'another passphrase')).toThrow(expect.objectContaining({ code: 'keys-not-opened' }));
      expect(() => openKeyFiles(text.replace('"data": "', '"data": "AAAA'), '十二个字以上的口令一二三四')).toThrow(
        expect.objectContaining({ code: 'keys-not-opened' }),
      );
      writeKeyFiles(second, openKeyFiles(text, '十二个字以上的口令一二三四'));
      for (const name of readdirSync(first)) expect(readFileSync(join(second, name))).toEqual(readFileSync(join(first, name)));
      expect(() => writeKeyFiles(second, new Map())).toThrow(expect.objectContaining({ code: 'key-folder-not-empty' }));
      expect(() => sealKeyFiles(join(folder, 'none'), 'x')).toThrow(expect.objectContaining({ code: 'keys-missing' }));
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
