import { mkdtempSync, rmSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { ed25519Verifier } from '../../core/ledger/note-key.ts';
import { verifyReceipt } from '../../core/ledger/receipt.ts';
import type { CaseId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { auditLog } from '../../verify/audit.ts';
import { aidCaseAt, noticeOf } from '../../testkit/county/aid-case.ts';
import { openSmallCounty, plantedValues, type SmallCounty } from '../../testkit/county/small-county.ts';
import { tableRows } from '../../testkit/county/table-rows.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { rebuildProjections } from '../administration/rebuild-projections.ts';
import { exportLog } from '../ledger/export-log.ts';
import { receiptOf } from '../ledger/read.ts';
import { logKeyOf } from '../ledger/signing.ts';
import { verifyDatabase } from '../ledger/verify-database.ts';
import { newId } from '../platform/random.ts';
import { raiseObjection } from './raise-objection.ts';

const objectionText = '植入的异议原话';
/** What must not stand anywhere in plain: planted values as they were given and as people read them. */
const secrets: readonly string[] = [
  plantedValues['household-head'],
  plantedValues['id-number'],
  plantedValues.phone,
  String(plantedValues['monthly-income']),
  '987654.32',
  '987,654.32',
  '植入短语',
  objectionText,
];

describeOnBothEngines('what an applicant gave', (engine) => {
  let small: SmallCounty;
  let cases: readonly CaseId[];
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    cases = await liveThrough(small);
  });
  afterEach(() => small.close());

  const rowsOf = async (...prefixes: readonly string[]) =>
    (await tableRows(engine.database())).filter((row) => prefixes.some((prefix) => row.startsWith(prefix)));

  it('stands in plain in no table: only sealed', async () => {
    const rows = await tableRows(engine.database());
    expect(rows.some((row) => row.startsWith('mq.field_value'))).toBe(true);
    for (const secret of secrets)
      expect(
        rows.filter((row) => row.includes(secret)),
        secret,
      ).toEqual([]);
    // The hardship is a word of the chart itself, so it is sought where cases are.
    const ofCases = await rowsOf(
      'mq.event ',
      'mq.case',
      'mq.notice',
      'mq.objection',
      'mq.outbox',
      'mq.pending',
      'mq.ledger_entry',
      'mq.command',
      'published.notice',
      'published.case',
    );
    expect(ofCases.length).toBeGreaterThan(50);
    for (const word of ['illness', '家人生病'])
      expect(
        ofCases.filter((row) => row.includes(word)),
        word,
      ).toEqual([]);
    // No keyed hash of the identity number is published or entered either.
    const key = small.services.keys.identityKey(plantedValues['id-number']);
    expect((await rowsOf('published.', 'mq.event ', 'mq.ledger_entry', 'mq.outbox')).filter((row) => row.includes(key))).toEqual([]);
  });

  it('does not stand in what mq_public may read, and mq_public may read nothing but published tables', async () => {
    const { published } = engine.database();
    const { rows } = await sql<{ name: string; schema: string; kind: string; writes: boolean }>`
      select c.relkind as kind, c.relkind <> 'S' and has_table_privilege(c.oid, 'insert, update, delete, truncate') as writes, n.nspname as schema, n.nspname || '.' || c.relname as name from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
      where c.relkind in ('r', 'v', 'm', 'f', 'p', 'S') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' order by 2`.execute(
      published,
    );
    expect(rows.filter((row) => row.schema === 'mq').length).toBeGreaterThan(20);
    for (const { name, schema } of rows) {
      const reading = sql<{ line: string }>`select cast(row_to_json(t) as text) as line from ${sql.table(name)} t`.execute(published);
      if (schema === 'published') {
        const text = JSON.stringify((await reading).rows);
        for (const secret of secrets) expect(text, `${name} ${secret}`).not.toContain(secret);
      } else await expect(reading, name).rejects.toMatchObject({ code: '42501' });
    }
    for (const { name, kind, writes } of rows) {
      expect(writes, name).toBe(false);
      // A view that counts is refused as such, before anybody's rights are asked.
      const codes = kind === 'v' ? /^55000$/ : /^(42501|25006)$/;
      await expect(sql`delete from ${sql.table(name)}`.execute(published), name).rejects.toMatchObject({
        code: expect.stringMatching(codes),
      });
    }
  });

  it('hangs out as the chart says, masked, and goes when the period ends', async () => {
    const id = await aidCaseAt(small, 'notice');
    const sheet = async () =>
      engine
        .database()
        .published.selectFrom('published.notice')
        .selectAll()
        .where('notice_id', '=', noticeOf(small, id))
        .executeTakeFirstOrThrow();
    const hanging = await sheet();
    expect(JSON.parse(hanging.rows)).toEqual([
      { label: '户主姓名', value: '欧***名' },
      { label: '家里几口人', value: '3' },
      { label: '村民组', value: '九九组' },
      { label: '保障类别', value: '城市低保' },
      { label: '每月发多少（元）', value: '876.54 元' },
    ]);
    expect(hanging).toMatchObject({ title: '欧***名', state: 'open', from_day: '2026-03-10', until_day: '2026-03-17' });
    await small.days(8);
    expect(await sheet()).toMatchObject({ title: '低保申请', state: 'over', rows: '[]' });
    expect((await rowsOf('published.')).filter((row) => row.includes('九九组') || row.includes('欧***名'))).toEqual([]);
  });

  it('cannot be followed from a notice or a number to a case', async () => {
    await small.county.sequencer.settle();
    const notices = await engine.database().app.selectFrom('mq.notice').select(['notice_id', 'case_id']).execute();
    const files = await engine.database().app.selectFrom('mq.case_file').select(['number', 'case_id']).execute();
    const open = await rowsOf('published.');
    const entries = await rowsOf('mq.ledger_entry');
    const holding = (rows: readonly string[], text: string) => rows.filter((row) => row.includes(text)).map((row) => row.split(' ')[0]);
    expect(notices.length).toBeGreaterThan(1);
    for (const { notice_id: notice } of notices) {
      expect(holding(entries, notice)).toEqual([]);
      const elsewhere = holding(open, notice).filter((table) => table !== 'published.notice' && table !== 'published.objection');
      expect(elsewhere).toEqual([]);
    }
    for (const { number, case_id: id } of files) {
      expect(holding(open, id)).toEqual([]);
      expect(holding(entries, number)).toEqual([]);
      expect(holding(open, number)).toEqual(['published.case_stage']);
      // The entry's payload hash confirms no guess: with everything but the salt known it is another one.
      const opening = await engine
        .database()
        .app.selectFrom('mq.event')
        .select(['payload'])
        .where('stream_id', '=', id)
        .where('seq', '=', 1)
        .executeTakeFirstOrThrow();
      const { salt, ...guessed } = JSON.parse(opening.payload) as { salt: string };
      expect(Buffer.from(salt, 'base64url')).toHaveLength(16);
      const hash = createHash('sha256').update(JSON.stringify(guessed)).digest('hex');
      expect(holding(entries, hash)).toEqual([]);
      expect(holding([...open, ...entries], salt)).toEqual([]);
    }
  });

  it('is not to be counted out of small groups', async () => {
    const weeks = () => engine.database().published.selectFrom('published.act_week').select(['item_code', 'acts']).execute();
    const totals = () => engine.database().published.selectFrom('published.act_count').selectAll().execute();
    const mine = await engine.database().app.selectFrom('mq.act_week').select(['item_code', 'acts']).execute();
    expect(mine.some((row) => row.acts < 10)).toBe(true);
    for (const row of await weeks()) expect(row.acts).toBeGreaterThanOrEqual(10);
    expect(await totals()).toMatchObject([{ item_code: 'V-FW-01', smaller_groups: true }]);
    for (const row of await totals()) expect(row.acts).toBeGreaterThanOrEqual(10);
  });

  it('can be erased: nothing opens it, the book holds, proofs verify, a rebuild works', async () => {
    const [id] = cases;
    if (id === undefined) throw new Error('no case');
    const { services } = small;
    await small.county.sequencer.settle();
    const place = { kind: 'case', id, seq: 1 };
    const before = await receiptOf(services, small.county.sequencer.log, place);
    services.keys.streams.erase(`case/${id}`);
    const loaded = await small.load(id);
    expect(loaded.values).toMatchObject({ erased: true });
    expect([...loaded.values.latest, ...loaded.values.byEvent]).toEqual([]);
    expect(await verifyDatabase({ ...services, directory: small.ledger })).toMatchObject({ sound: true, erasedStreams: 1 });
    const log = {
      origin: services.about.ledgerOrigin,
      key: ed25519Verifier(logKeyOf(services.about.ledgerOrigin, services.keys.ledgerSeed)),
    };
    const after = await receiptOf(services, small.county.sequencer.log, place);
    for (const receipt of [before, after]) {
      const verified = verifyReceipt(receipt.proof ?? '', Buffer.from(receipt.entryBase64, 'base64'), { log });
      expect(verified).toMatchObject({ index: before.index });
    }
    const out = mkdtempSync(join(tmpdir(), 'mingquan-export-'));
    try {
      await exportLog(services, join(out, 'log'));
      expect(await auditLog({ kind: 'directory', path: join(out, 'log') })).toMatchObject({ sound: true });
    } finally {
      rmSync(out, { recursive: true, force: true });
    }
    expect(await rebuildProjections(services, small.installation.library.words)).toMatchObject({ erased: 1 });
    expect((await rowsOf('mq.case_file')).filter((row) => row.includes('欧***名'))).toHaveLength(cases.length - 1);
    expect((await small.load(id)).state).toMatchObject({ status: 'ended', result: 'approve' });
  });
});

/** A whole life of several cases: an end, an objection answered, one held, one withdrawn, one refused attempt. */
async function liveThrough(small: SmallCounty): Promise<readonly CaseId[]> {
  const whole = await aidCaseAt(small, 'end');
  const answered = await aidCaseAt(small, 'notice');
  const object = async (id: CaseId) => {
    const asked = { commandId: newId(), owner: 'citizen', bodyHash: 'x' };
    const slip = await raiseObjection(small.services, {
      ...asked,
      noticeId: noticeOf(small, id),
      text: objectionText,
      channel: 'web',
      who: 'citizen',
    });
    if (isRefusal(slip)) throw new Error(slip.refused);
    return slip.objection;
  };
  const objection = await object(answered);
  await small.act(answered, {
    who: 'town-head',
    wish: { do: 'answer-objection', objection, outcome: 'upheld' },
    values: { answer: '属实，重查' },
  });
  const atVisit = await aidCaseAt(small, 'visit');
  await small.tryAct(atVisit, { who: 'visitor-kin', wish: { do: 'take-step', node: 'visit', outcome: 'seen' } });
  const withdrawn = await aidCaseAt(small, 'opinion');
  await small.act(withdrawn, { who: 'citizen', wish: { do: 'withdraw-case' } });
  const far = await small.open({ who: 'officer-far', unit: 'SX-B-01' });
  await small.jobs();
  return [whole, answered, atVisit, withdrawn, far];
}
