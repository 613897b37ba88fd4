import { mkdtemp, rm } from 'node:fs/promises';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { settingsIn } from '../../testkit/county.ts';
import { openSmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines, describeOnServer } from '../../testkit/database/on-both-engines.ts';
import { findCounty, ledgerFolder, openCounty, openInstallation } from '../open-county.ts';
import { openKeyStore } from '../platform/keys/key-store.ts';
import { libraryRoot, readLibrary } from '../library/read-library.ts';
import { serveCounty } from '../serve-county.ts';
import { verifyDatabase } from '../ledger/verify-database.ts';
import { newId } from '../platform/random.ts';
import { generateCounty } from './generate-county.ts';
import { tourAccounts } from './demo-accounts.ts';
import { loadDemo } from './load-demo.ts';
import { moveClock } from './move-clock.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingquan-demo-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describeOnBothEngines('the invented county', (engine) => {
  it('has sixty cases or more, in every state that the tour shows, and a sound ledger', { timeout: 240_000 }, async () => {
    const settings = settingsIn(folder);
    const keys = openKeyStore(settings.keyDir);
    const installation = {
      settings,
      database: engine.database(),
      keys,
      library: readLibrary(libraryRoot()),
      close: () => Promise.resolve(),
    };
    const told: number[] = [];
    await loadDemo(installation, (_step, done, of) => told.push(done / of));
    expect(told.at(-1)).toBe(1);
    const { app } = engine.database();
    const files = await app.selectFrom('mq.case_file').select(['case_id', 'status', 'outcome', 'item_code', 'last_at', 'number']).execute();
    expect(files.length).toBeGreaterThanOrEqual(60);
    const count = (wanted: (file: (typeof files)[number]) => boolean) => files.filter(wanted).length;
    for (const status of ['running', 'held', 'ended'])
      expect(
        count((file) => file.status === status),
        status,
      ).toBeGreaterThan(1);
    for (const outcome of ['approve', 'reject', 'withdraw'])
      expect(
        count((file) => file.outcome === outcome),
        outcome,
      ).toBeGreaterThan(0);
    expect(new Set(files.map((file) => file.item_code)).size).toBe(5);
    const list = await app.selectFrom('mq.list_item').select(['status', 'chart_kind', 'risks_high', 'risks_middle', 'risks_low']).execute();
    expect([list.length, list.filter((row) => row.chart_kind !== 'none').length]).toEqual([604, 344]);
    expect(list.reduce((sum, row) => sum + row.risks_high + row.risks_middle + row.risks_low, 0)).toBeGreaterThan(760);
    expect(new Set(list.map(({ status }) => status)).size).toBe(7);
    const tasks = await app.selectFrom('mq.case_task').select(['node', 'kind']).execute();
    expect(new Set(tasks.map((task) => task.node)).size).toBeGreaterThan(6);
    expect(tasks.some((task) => task.kind === 'objection')).toBe(true);
    const sheets = await app.selectFrom('published.notice').select('state').execute();
    expect(new Set(sheets.map((sheet) => sheet.state))).toEqual(new Set(['open', 'held', 'over']));
    // Nothing of the past lies in the future, and no step of the demo was refused into the record.
    expect(files.filter((file) => file.last_at > Date.now())).toEqual([]);
    const kinds = await app.selectFrom('mq.event').select('stream_kind').distinct().execute();
    expect(kinds.map((row) => row.stream_kind)).not.toContain('attempt');
    const county = await openCounty(installation, () => '');
    await county.sequencer.settle();
    expect(await verifyDatabase({ ...county.services, directory: ledgerFolder(settings) })).toMatchObject({ sound: true, waiting: 0 });
    expect((await tourAccounts(app, county.services.county)).length).toBeGreaterThanOrEqual(8);
    await county.close();
    keys.close();
  });

  it('moves its clock once for a submission sent twice, as a ledgered event', async () => {
    const small = await openSmallCounty(engine.database());
    const asked = { commandId: newId(), owner: 'clerk', bodyHash: 'seven', days: 7, person: asId<'person'>('clerk') };
    const ahead = async () =>
      (await engine.database().app.selectFrom('mq.county').select('clock_ahead_days').executeTakeFirstOrThrow()).clock_ahead_days;
    try {
      expect(await moveClock(small.services, asked)).toEqual({ moved: 7 });
      expect(await moveClock(small.services, asked)).toEqual({ moved: 7 });
      expect(await ahead()).toBe(7);
      expect(await moveClock(small.services, { ...asked, bodyHash: 'other' })).toMatchObject({ refused: 'key-reused' });
      for (const days of [0, -1, 61, 1.5, Number.NaN])
        expect(await moveClock(small.services, { ...asked, days, commandId: newId() })).toMatchObject({ refused: 'bad-days' });
      const real = { ...small.services, about: { ...small.services.about, demo: false } };
      expect(await moveClock(real, { ...asked, commandId: newId() })).toMatchObject({ refused: 'not-a-demo' });
      expect(await ahead()).toBe(7);
      // A machine whose clock went back still adds to the stream in order.
      small.clock.pass(-3_600_000);
      await moveClock(small.services, { ...asked, commandId: newId() });
      await small.county.sequencer.settle();
      expect(await verifyDatabase({ ...small.services, directory: small.ledger })).toMatchObject({ sound: true });
    } finally {
      await small.close();
    }
  });
});

describeOnServer('the clock of a demo county', (engine) => {
  it('moves by each of twenty presses at once', async () => {
    const small = await openSmallCounty(engine.database());
    try {
      const presses = Array.from({ length: 20 }, () =>
        moveClock(small.services, { commandId: newId(), owner: 'clerk', bodyHash: 'x', days: 1, person: asId<'person'>('clerk') }),
      );
      expect((await Promise.all(presses)).filter((answer) => isRefusal(answer))).toEqual([]);
      expect(await engine.database().app.selectFrom('mq.county').select('clock_ahead_days').execute()).toEqual([{ clock_ahead_days: 20 }]);
    } finally {
      await small.close();
    }
  });
});

describe('the organisation of the demo', () => {
  it('is the same for the same seed and day', () => {
    const [first, second] = [generateCounty('qingxi', '2026-03-02'), generateCounty('qingxi', '2026-03-02')];
    expect(second).toEqual(first);
    expect(generateCounty('other', '2026-03-02').organisation.persons).not.toEqual(first.organisation.persons);
  });
});

describe('a first start that was interrupted', () => {
  const order = (settings: ReturnType<typeof settingsIn>, signal: AbortSignal, lines: string[] = []) =>
    serveCounty({
      settings,
      signal,
      bundled: Promise.resolve(true),
      whenEmpty: 'demo',
      out: (text) => lines.push(text),
      err: (text) => lines.push(text),
    });

  it('is cleaned and done again, keys of others untouched', { timeout: 240_000 }, async () => {
    const settings = settingsIn(folder, {
      MINGQUAN_PORT: '0',
      MINGQUAN_LOG_LEVEL: 'silent',
      MINGQUAN_KEY_DIR: join(folder, 'keys-elsewhere'),
    });
    const mark = join(settings.dataDir, 'demo-loading');
    const half = await openInstallation(settings);
    writeFileSync(mark, '');
    writeFileSync(join(settings.keyDir, 'of-somebody-else'), 'precious');
    await half.database.app
      .insertInto('mq.county')
      .values({ county_id: 'half', name: '半个县', division_code: '0', demo: true, ledger_origin: 'half' })
      .execute();
    // While another process holds the folder, nothing is cleaned.
    await expect(order(settings, AbortSignal.abort())).rejects.toMatchObject({ code: 'database-held' });
    expect(await findCounty(half.database)).toBe('half');
    await half.close();
    const lines: string[] = [];
    expect(await order(settings, AbortSignal.abort(), lines)).toBe(0);
    expect(lines.join('')).toContain('first start');
    expect(existsSync(mark)).toBe(false);
    expect(readFileSync(join(settings.keyDir, 'of-somebody-else'), 'utf8')).toBe('precious');
    const whole = await openInstallation(settings);
    expect(await findCounty(whole.database)).not.toBe('half');
    expect((await whole.database.app.selectFrom('mq.case_file').select('case_id').execute()).length).toBeGreaterThanOrEqual(60);
    await whole.close();
  });

  it('on a database server is told, because that is not ours to empty', async () => {
    const settings = settingsIn(folder, { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' });
    mkdirSync(settings.dataDir, { recursive: true });
    writeFileSync(join(settings.dataDir, 'demo-loading'), '');
    await expect(order(settings, AbortSignal.abort())).rejects.toMatchObject({ code: 'demo-interrupted' });
  });
});
