import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { openPreparedEmbedded } from '../../testkit/database/kept-database.ts';
import { emptyTables } from '../../testkit/database/empty-tables.ts';
import type { KnownAlert } from '../../core/supervision/alert/alert.ts';
import { libraryRoot, readLibrary } from '../library/read-library.ts';
import { type OpenCounty, openCounty } from '../open-county.ts';
import type { Database } from '../platform/database/open-database.ts';
import { type KeyStore, openKeyStore } from '../platform/keys/key-store.ts';
import { readSettings, type Settings } from '../platform/settings/read-settings.ts';
import { verifyDatabase } from '../ledger/verify-database.ts';
import { openDemoAlerts } from './demo-alerts.ts';
import { demoRegisters } from './demo-registers.ts';
import { generateCounty } from './generate-county.ts';
import { loadDemo } from './load-demo.ts';

describe('registers of the demo', () => {
  const sheets = demoRegisters(generateCounty('one seed', '2026-03-02'), '2026-03-02');

  it('follow from the seed to the letter, and hold a few hundred rows', () => {
    expect(demoRegisters(generateCounty('one seed', '2026-03-02'), '2026-03-02')).toEqual(sheets);
    expect(sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0)).toBeGreaterThan(500);
    for (const { name, headings, rows } of sheets) {
      expect(
        rows.filter((row) => row.length !== headings.length || row.some((cell) => /[,"\n]/.test(cell))),
        name,
      ).toEqual([]);
    }
  });

  it('name nobody who exists: areas of numbers were never assigned', () => {
    const numbers = sheets.flatMap(({ rows }) => rows.flat().filter((cell) => /^\d{17}[\dX]$/.test(cell)));
    expect(numbers.length).toBeGreaterThan(300);
    expect(numbers.filter((number) => !number.startsWith('000000'))).toEqual([]);
  });
});

describe('alerts of the demo', () => {
  let database: Database;
  let keys: KeyStore;
  let county: OpenCounty;
  let settings: Settings;
  const folder = mkdtempSync(join(tmpdir(), 'mq-demo-alerts-'));

  beforeAll(async () => {
    const read = readSettings({ MINGQUAN_DATA_DIR: folder, MINGQUAN_LOG_LEVEL: 'silent' }, folder);
    if (!('settings' in read)) throw new Error(JSON.stringify(read));
    settings = read.settings;
    database = await openPreparedEmbedded();
    await emptyTables(database);
    keys = openKeyStore(settings.keyDir);
    const installation = { settings, database, keys, library: readLibrary(libraryRoot()), close: () => Promise.resolve() };
    await loadDemo(installation, () => undefined);
    county = await openCounty(installation, () => '');
  }, 120_000);
  afterAll(async () => {
    await county.close();
    keys.close();
    await database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('come from a sweep of the registers, once, in every state, and the ledger proves them', async () => {
    const raised = await openDemoAlerts(county.services, settings, new AbortController().signal);
    expect(raised).toBeGreaterThan(20);
    expect(await openDemoAlerts(county.services, settings, new AbortController().signal)).toBeUndefined();
    const rows = await database.app.selectFrom('mq.alert').select(['rule', 'stage', 'outcome', 'state']).execute();
    expect(rows).toHaveLength(raised ?? 0);
    expect(new Set(rows.map((row) => row.stage))).toEqual(new Set(['self-check', 'verify', 'rectify', 'check', 'cleared', 'archived']));
    expect(new Set(rows.flatMap((row) => row.outcome ?? []))).toEqual(
      new Set(['confirmed-error', 'confirmed-breach', 'lawful-exception', 'rule-misfire']),
    );
    expect(rows.some((row) => (JSON.parse(row.state) as KnownAlert).concerned.length > 0)).toBe(true);
    await county.sequencer.settle();
    expect((await verifyDatabase({ ...county.services, directory: join(folder, 'ledger') })).faults).toEqual([]);
  }, 120_000);

  it('leave what only looks like it alone', () => {
    const lines = readFileSync(join(folder, 'registers-swept', 'alerts.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly rule: string; readonly object: string });
    const byRule = (rule: string) => lines.filter((line) => line.rule === rule).length;
    // One plant each; beside it a reversal, a month of grace, a member of the household, exactly nine tenths, exactly the limit.
    expect(
      Object.fromEntries(
        ['S02', 'S03', 'S06', 'S07', 'C01', 'C03', 'C04', 'C05', 'L02', 'L03', 'P04', 'P13'].map((rule) => [rule, byRule(rule)]),
      ),
    ).toEqual({ S02: 1, S03: 1, S06: 1, S07: 1, C01: 1, C03: 1, C04: 1, C05: 1, L02: 1, L03: 1, P04: 1, P13: 1 });
  });
});
