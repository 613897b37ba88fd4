import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { isRefusal } from '../../core/kernel/outcome.ts';
import { aidCaseAt } from '../../testkit/county/aid-case.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { openDesk } from '../../testkit/desk/desk-client.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { verifyDatabase } from '../ledger/verify-database.ts';
import { rebuildProjections } from '../administration/rebuild-projections.ts';
import { ledgerFolder } from '../open-county.ts';
import { eraseCase } from './erase-case.ts';
import { erasedTitle } from './mark-erased.ts';
import { receiptSecretOf } from './receipt-secret.ts';

describeOnBothEngines('an erasure', (engine) => {
  let small: SmallCounty;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
  });
  afterEach(() => small.close());

  const numberOf = async (caseId: string): Promise<string> => {
    const { app } = small.services.database;
    return (await app.selectFrom('mq.case_file').select('number').where('case_id', '=', caseId).executeTakeFirstOrThrow()).number;
  };
  const erase = async (number: string) => eraseCase(small.services, { number, ground: 'retention-over', paper: '石审〔2036〕7号' });

  it('leaves the course, the proofs and the number of an ended case, and nobody can open its values', async () => {
    const { services } = small;
    const caseId = await aidCaseAt(small, 'end');
    const number = await numberOf(caseId);
    const before = await small.load(caseId);
    expect(before.values.latest.size).toBeGreaterThan(3);
    expect(await erase(number)).toEqual({ number });
    const after = await small.load(caseId);
    expect([after.values.erased, after.values.latest.size]).toEqual([true, 0]);
    expect(after.state).toEqual(before.state);
    const { app } = services.database;
    const told = app.selectFrom('mq.case_file').select(['title', 'applicant_key']).where('case_id', '=', caseId);
    expect(await told.execute()).toEqual([{ title: erasedTitle, applicant_key: null }]);
    await small.county.sequencer.settle();
    const folder = { ...services, directory: ledgerFolder(small.installation.settings) };
    expect(await verifyDatabase(folder)).toMatchObject({ sound: true, erasedStreams: 1 });
    const ordered = app.selectFrom('mq.event').select(['type', 'payload']).where('stream_kind', '=', 'erasure');
    expect(await ordered.execute()).toMatchObject([{ type: 'case-erased' }]);
    expect(JSON.stringify(await ordered.execute())).toContain('石审〔2036〕7号');
    await rebuildProjections(services, small.installation.library.words);
    expect(await told.execute()).toEqual([{ title: erasedTitle, applicant_key: null }]);
    expect(await erase(number)).toMatchObject({ refused: 'case-erased' });
  });

  it('leaves pages that still tell the course, to the holder of the receipt and to who may see the case', async () => {
    const caseId = await aidCaseAt(small, 'end');
    const number = await numberOf(caseId);
    const desk = await openDesk(small);
    try {
      const { app } = desk.served;
      const { cookie } = await desk.session('clerk');
      const receipt = `/r/${number}/${receiptSecretOf(small.services.keys, caseId)}`;
      const pages = [receipt, `/r/${number}`, `/progress?number=${number}`, `/work/cases/${caseId}`];
      const read = async () => Promise.all(pages.map((url) => app.inject({ url, headers: { accept: 'text/html', cookie } })));
      const before = await read();
      expect(isRefusal(await erase(number))).toBe(false);
      const after = await read();
      expect(after.map(({ statusCode }) => statusCode)).toEqual(before.map(({ statusCode }) => statusCode));
      expect(after[0]?.statusCode).toBe(200);
      expect(before[3]?.body.includes(erasedTitle)).toBe(false);
      expect(after[3]?.body.includes(erasedTitle)).toBe(true);
    } finally {
      await desk.close();
    }
  });

  it('is refused while the case runs, and for a number that nobody has', async () => {
    const number = await numberOf(await aidCaseAt(small, 'visit'));
    expect(await erase(number)).toMatchObject({ refused: 'case-not-ended' });
    expect(await erase('XX-26-00001-A')).toMatchObject({ refused: 'case-unknown' });
    expect(await small.services.database.app.selectFrom('mq.event').select('seq').where('stream_kind', '=', 'erasure').execute()).toEqual(
      [],
    );
  });

  it('that was cut off behind its order is finished by giving it again, with one order', async () => {
    const caseId = await aidCaseAt(small, 'visit');
    await small.act(caseId, { who: 'citizen', wish: { do: 'withdraw-case' } });
    const number = await numberOf(caseId);
    const { services } = small;
    vi.spyOn(services.keys.streams, 'erase').mockImplementationOnce(() => {
      throw new Error('cut off');
    });
    await expect(erase(number)).rejects.toThrow('cut off');
    expect((await small.load(caseId)).values.erased).toBe(false);
    expect(isRefusal(await erase(number))).toBe(false);
    expect((await small.load(caseId)).values.erased).toBe(true);
    expect(await services.database.app.selectFrom('mq.event').select('seq').where('stream_kind', '=', 'erasure').execute()).toHaveLength(1);
  });
});
