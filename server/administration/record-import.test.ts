import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { importFolder, type Imported } from '../../dataroom/import-folder.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { verifyDatabase } from '../ledger/verify-database.ts';
import { deleteOverdueImports } from './delete-imports.ts';
import { recordImport } from './record-import.ts';
import { eventsOfImports } from './store.ts';

const payments = '发放流水号,项目编码,身份证号\nF1,B01,349901196110169317\n';
const grounds = { authority: '纪监函〔2026〕9号', purpose: '惠农补贴比对', deleteBy: '2026-06-30' };

describeOnBothEngines('imports of the data room in the ledger', (engine) => {
  let small: SmallCounty;
  let folder: string;
  let room: string;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    folder = mkdtempSync(join(tmpdir(), 'record-import-'));
    room = join(folder, 'room');
    await sql`insert into mq.account (county_id, account_id, login, person_id, state, password_hash, password_at)
      select county_id, 'a1', 'li.si', 'clerk', 'active', 'x', now() from mq.county`.execute(small.services.database.app);
  });
  afterEach(async () => {
    await small.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const take = (name: string, text: string, more: Partial<Parameters<typeof importFolder>[0]> = {}): Promise<Imported> => {
    mkdirSync(join(folder, name), { recursive: true });
    writeFileSync(join(folder, name, '补贴发放.csv'), text);
    const order = { folder: join(folder, name), room, grounds, memoryMegabytes: 128, threads: 1, now: '2026-03-02T01:00:00Z', ...more };
    return importFolder(order, () => undefined);
  };
  const events = () => eventsOfImports(small.services.database.app, small.services.county);

  it('say who took data in and which manifest it has, once, and what was changed is not entered', async () => {
    const { manifest, folder: snapshot } = await take('in', payments);
    const wish = { login: 'li.si', snapshot: manifest.id };
    const hash = createHash('sha256')
      .update(readFileSync(join(snapshot, 'manifest.json')))
      .digest('hex');
    expect(await recordImport(small.services, room, wish)).toEqual({ snapshot: manifest.id, manifest: hash, repeated: false });
    expect(await recordImport(small.services, room, wish)).toMatchObject({ repeated: true });
    const [event, ...others] = await events();
    expect(others).toEqual([]);
    expect(JSON.parse(event?.payload ?? '')).toMatchObject({ manifest: hash, deleteBy: '2026-06-30' });
    // Words that people typed stand under commitments.
    expect(event?.payload).not.toContain('惠农');
    expect((await verifyDatabase({ ...small.services, directory: small.ledger }, () => undefined)).faults).toEqual([]);
    expect(await recordImport(small.services, room, { ...wish, login: 'nobody' })).toMatchObject({ refused: 'login-unknown' });
    expect(await recordImport(small.services, room, { ...wish, snapshot: '0'.repeat(32) })).toMatchObject({ refused: 'snapshot-unknown' });
    const bare = await take('bare', payments, { grounds: { ...grounds, purpose: null } });
    expect(await recordImport(small.services, room, { ...wish, snapshot: bare.manifest.id })).toMatchObject({
      refused: 'import-without-grounds',
    });
    const other = await take('other', `${payments}F2,B01,349901196110169317\n`);
    const file = other.manifest.tables.find(({ name }) => name === '补贴发放')?.files[0]?.file ?? '';
    writeFileSync(join(other.folder, file), 'changed');
    expect(await recordImport(small.services, room, { ...wish, snapshot: other.manifest.id })).toMatchObject({
      refused: 'snapshot-not-whole',
    });
  });

  it('are deleted with what extends them when their day has passed, and the deletion is entered', async () => {
    const first = await take('in', payments);
    await recordImport(small.services, room, { login: 'li.si', snapshot: first.manifest.id });
    const later = { ...grounds, deleteBy: '2026-12-31' };
    const second = await take('more', payments.replace('F1', 'F9'), { base: first, grounds: later });
    await recordImport(small.services, room, { login: 'li.si', snapshot: second.manifest.id });
    const alone = await take('alone', payments.replace('F1', 'F5'), { grounds: later });
    await recordImport(small.services, room, { login: 'li.si', snapshot: alone.manifest.id });
    expect(await deleteOverdueImports(small.services, room)).toEqual([]);
    await small.days(150);
    const gone = [first.manifest.id, second.manifest.id];
    expect((await deleteOverdueImports(small.services, room)).toSorted()).toEqual(gone.toSorted());
    expect([first, second, alone].map(({ folder: at }) => existsSync(at))).toEqual([false, false, true]);
    const deleted = (await events()).flatMap(({ type, payload }) => (type === 'data-deleted' ? [JSON.parse(payload) as object] : []));
    expect(deleted).toHaveLength(2);
    expect(deleted).toEqual(expect.arrayContaining([expect.objectContaining({ because: 'base-deleted', snapshot: second.manifest.id })]));
    expect(await deleteOverdueImports(small.services, room)).toEqual([]);
    expect((await verifyDatabase({ ...small.services, directory: small.ledger }, () => undefined)).faults).toEqual([]);
  });

  it('are entered as deleted even when the files went and the process died before it could say so', async () => {
    const { manifest, folder: snapshot } = await take('in', payments);
    await recordImport(small.services, room, { login: 'li.si', snapshot: manifest.id });
    rmSync(snapshot, { recursive: true });
    await small.days(150);
    expect(await deleteOverdueImports(small.services, room)).toEqual([manifest.id]);
    expect((await events()).map(({ type }) => type)).toEqual(['data-imported', 'data-deleted']);
  });
});
