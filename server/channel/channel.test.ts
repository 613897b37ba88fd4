import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';

import type { deskChannels, deskPosted } from '../../contract/desk-channel.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { deskActs } from '../../testkit/desk/desk-acts.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';
import { newId } from '../platform/random.ts';

type Channels = z.output<typeof deskChannels>;
const dayMs = 86_400_000;

describeOnBothEngines('what hangs where', (engine) => {
  let small: SmallCounty;
  let desk: DeskClient;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    desk = await openDesk(small);
  });
  afterEach(async () => {
    await desk.close();
    await small.close();
  });

  const hashOf = (code: string): string =>
    desk.served.services.items.list().findLast(({ version }) => version.item.code === code)?.version.hash ?? '';
  const paper = (more: object = {}) => ({
    ...{
      unit: 'SX-A-01',
      code: 'V-FW-01',
      hash: hashOf('V-FW-01').slice(0, 8),
      channel: 'board',
      place: '村委会公开栏',
      on: '2026-03-02',
      proof: '张贴登记 12 号',
    },
    ...more,
  });
  const channels = async (who: string, unit = 'SX-A-01'): Promise<Channels> => {
    const answer = await desk.get(who, `/channels?unit=${unit}`);
    expect(answer.statusCode, answer.body).toBe(200);
    return bodyOf<Channels>(answer);
  };
  const up = async (who: string, more: object = {}, key = newId()): Promise<string> => {
    const answer = await desk.post(who, '/postings', paper(more), key);
    expect(answer.statusCode, answer.body).toBe(200);
    return bodyOf<z.output<typeof deskPosted>>(answer).id;
  };
  const page = async (url: string): Promise<string> => (await desk.served.app.inject({ url, headers: { accept: 'text/html' } })).body;

  it('is on record with unit, place and version, once for one key, and for everybody on the page of the item', async () => {
    const key = newId();
    const id = await up('village-clerk', {}, key);
    expect(await up('village-clerk', {}, key)).toBe(id);
    const { items, tasks } = await channels('compiler', 'SX-A');
    expect(tasks).toEqual([]);
    expect(items.find(({ code }) => code === 'V-FW-01')?.postings).toMatchObject([{ id, place: '村委会公开栏', number: 1, stale: null }]);
    expect(await page('/i/V-FW-01')).toContain('村委会公开栏');
    const again = await desk.post('village-clerk', '/postings', paper());
    expect(bodyOf(again)).toMatchObject({ code: 'posting-same' });
    expect((await desk.post('village-clerk', `/postings/${id}/down`, { on: '2026-03-02', proof: '' })).statusCode).toBe(200);
    expect(await page('/i/V-FW-01')).not.toContain('村委会公开栏');
    expect(bodyOf(await desk.post('village-clerk', `/postings/${id}/down`, { on: '2026-03-02', proof: '' }))).toMatchObject({
      code: 'posting-gone',
    });
    const events = await small.services.database.app
      .selectFrom('mq.event')
      .select('type')
      .where('stream_id', '=', id)
      .orderBy('seq')
      .execute();
    expect(events.map(({ type }) => type)).toEqual(['put-up', 'taken-down']);
  });

  it('becomes a task with a day when a newer version is in force, and is none when it was exchanged', async () => {
    const acts = deskActs(desk);
    const id = await acts.add({ adopt: 'V-FW-01', fields: { code: 'A-03', lead: '本镇的。' } });
    const { chart } = (await acts.item('compiler', id)).chart;
    await acts.act('compiler', id, 'chart', { chart: { kind: 'own', chart } });
    await acts.publish(id);
    const code = 'SX-A-A-03';
    const old = hashOf(code);
    const posted = await up('compiler', { unit: 'SX-A', code, hash: old });
    await acts.act('compiler', id, 'revise', { reason: '改一句' });
    await acts.act('compiler', id, 'fields', { fields: { lead: '本镇的，改过了。' } });
    await acts.publish(id);
    expect((await channels('compiler', 'SX-A')).tasks).toMatchObject([
      { id: posted, number: 1, stale: { why: 'replaced', since: '2026-03-02', due: '2026-03-09', by: 2, late: false } },
    ]);
    expect(bodyOf(await desk.post('compiler', '/postings', paper({ unit: 'SX-A', code, hash: old, place: '别处' })))).toMatchObject({
      code: 'posting-version-unfit',
    });
    small.clock.pass(8 * dayMs, 'legal');
    expect((await channels('compiler', 'SX-A')).tasks).toMatchObject([{ stale: { late: true } }]);
    expect(await up('compiler', { unit: 'SX-A', code, hash: hashOf(code), on: '2026-03-10' })).toBe(posted);
    expect((await channels('compiler', 'SX-A')).tasks).toEqual([]);
    await acts.act('office-head', id, 'withdraw', { reason: '并入别的事项' });
    expect((await channels('compiler', 'SX-A')).tasks).toMatchObject([
      { id: posted, stale: { why: 'withdrawn', since: '2026-03-10', due: '2026-03-17' } },
    ]);
  });

  it('is told and recorded by those who have to do with the unit alone', async () => {
    const id = await up('village-clerk');
    const sees = {
      'village-clerk': 200,
      compiler: 200,
      'office-head': 200,
      commission: 200,
      'compiler-far': 404,
      clerk: 404,
      'admin-system': 404,
      expired: 404,
    };
    for (const [who, status] of Object.entries(sees)) {
      expect((await desk.get(who, '/channels?unit=SX-A-01')).statusCode, who).toBe(status);
      const records = status === 200 && who !== 'commission';
      const down = await desk.post(who, `/postings/${newId()}/down`, { on: '2026-03-02', proof: '' });
      expect(down.statusCode, who).toBe(404);
      const put = await desk.post(who, '/postings', paper({ place: `${who} 的地方` }));
      expect(put.statusCode, `${who}: ${put.body}`).toBe(records ? 200 : 404);
      if (!records) expect((await desk.post(who, `/postings/${id}/down`, { on: '2026-03-02', proof: '' })).statusCode, who).toBe(404);
    }
    expect((await desk.get('village-clerk', '/channels?unit=NOWHERE')).statusCode).toBe(404);
    expect((await channels('village-clerk')).items.flatMap(({ postings }) => postings)).toHaveLength(4);
  });

  it('is in its rows what its events add up to, whatever people press', async () => {
    const places = ['甲处', '乙处'] as const;
    const press = fc.record({ place: fc.constantFrom(...places), up: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(press, { minLength: 1, maxLength: 6 }), async (presses) => {
        const hanging = new Map<string, string>();
        for (const { units, item } of [{ units: 'SX-A-01', item: 'V-FW-01' }]) {
          for (const posting of (await channels('village-clerk')).items.flatMap(({ postings }) => postings))
            await desk.post('village-clerk', `/postings/${posting.id}/down`, { on: '2026-03-02', proof: '' });
          for (const { place, up: isUp } of presses) {
            const id = hanging.get(place);
            const wish = paper({ unit: units, code: item, place });
            const answer = isUp
              ? await desk.post('village-clerk', '/postings', wish)
              : await desk.post('village-clerk', `/postings/${id ?? newId()}/down`, { on: '2026-03-02', proof: '' });
            expect(answer.statusCode === 200).toBe(isUp ? id === undefined : id !== undefined);
            if (answer.statusCode !== 200) continue;
            if (isUp) hanging.set(place, bodyOf<{ id: string }>(answer).id);
            else hanging.delete(place);
          }
        }
        const shown = await small.services.database.published.selectFrom('published.posting').select(['posting_id', 'place']).execute();
        expect(shown.map(({ place, posting_id }) => [place, posting_id]).toSorted()).toEqual([...hanging].toSorted());
      }),
      { numRuns: 6 },
    );
  });
});
