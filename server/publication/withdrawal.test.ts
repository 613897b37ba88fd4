import { afterEach, beforeEach, expect, it } from 'vitest';

import { isRefusal } from '../../core/kernel/outcome.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { type DeskActs, deskActs } from '../../testkit/desk/desk-acts.ts';
import { type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';
import { rebuildProjections } from '../administration/rebuild-projections.ts';
import { verifyItems } from '../ledger/verify-items.ts';
import { FaultList } from '../ledger/database-fault.ts';
import { publishDay } from './publish-day.ts';

const dayMs = 86_400_000;
const plain = {
  ...{ code: 'A-01', plainName: '盖章', category: '日常管理类', powerType: '其他', content: '盖公章。', lead: '来盖章。' },
  ...{ posts: ['town.head'], basis: [{ id: 'administrative-licensing-2019#32', text: '' }], forbidden: ['空白纸上盖章'] },
  recourse: [{ to: '镇纪委', how: '打电话' }],
};

describeOnBothEngines('what is withdrawn, and what begins later', (engine) => {
  let small: SmallCounty;
  let desk: DeskClient;
  let acts: DeskActs;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    desk = await openDesk(small);
    acts = deskActs(desk);
  });
  afterEach(async () => {
    await desk.close();
    await small.close();
  });

  const page = async (url: string): Promise<string> => (await desk.served.app.inject({ url, headers: { accept: 'text/html' } })).body;
  const days = async (count: number): Promise<void> => {
    small.clock.pass(count * dayMs, 'legal');
    await publishDay(desk.served.services);
    await small.county.refreshItems();
  };
  const ownItem = async (): Promise<string> => {
    const id = await acts.add({ adopt: 'V-FW-01', fields: { code: 'A-03', plainName: '本镇低保', lead: '本镇的低保。' } });
    const { chart } = (await acts.item('compiler', id)).chart;
    await acts.act('compiler', id, 'chart', { chart: { kind: 'own', chart } });
    return id;
  };

  it('an own chart ends everywhere: the page says why, from when and what now, and no case begins; those that run go on', async () => {
    const id = await ownItem();
    await acts.publish(id);
    await small.county.refreshItems();
    const running = await small.open({ item: 'SX-A-A-03' });
    const hash = (await acts.item('compiler', id)).versions[0]?.hash ?? '';
    expect(await page(`/i/SX-A-A-03?p=${hash.slice(0, 8)}`)).toContain('这张海报是现行的');
    expect(await page('/?q=本镇低保')).toContain('/i/SX-A-A-03');
    await acts.act('office-head', id, 'withdraw', { reason: '并入县里的低保' });
    await small.county.refreshItems();
    const told = await page(`/i/SX-A-A-03?p=${hash.slice(0, 8)}`);
    for (const sought of ['2026年3月2日 起撤下了', '并入县里的低保', '已经受理的，照原来的办完', '这张该取下来'])
      expect(told).toContain(sought);
    expect(told).not.toContain('正在执行');
    expect(await page('/?q=本镇低保')).not.toContain('/i/SX-A-A-03');
    expect(await page('/u/SX-A/A-03')).toContain('并入县里的低保');
    for (const url of ['/open/items.json', '/open/items.csv', '/api/v1/items']) expect(await page(url), url).not.toContain('SX-A-A-03');
    const feed = await page('/feed.atom');
    expect(feed).toContain('本镇低保：不再执行');
    expect(feed).toContain('并入县里的低保');
    expect(
      (await desk.served.app.inject({ url: '/work/start/SX-A-A-03', headers: { cookie: (await desk.session('officer')).cookie } }))
        .statusCode,
    ).toBe(404);
    await expect(small.tryOpen({ item: 'SX-A-A-03' })).rejects.toThrow('no item');
    const { state } = await small.load(running);
    expect(state).toMatchObject({ status: 'open', version: hash });
    await small.step(running, 'clerk', 'accept', 'accepted');
    // The book has it, and the rows can be made anew from it.
    const faults = new FaultList();
    await verifyItems(small.services.database.app, small.services.county, faults);
    expect(faults.listed).toEqual([]);
    await rebuildProjections(small.services, small.installation.library.words);
    expect(await page('/i/SX-A-A-03')).toContain('并入县里的低保');
    expect(await page('/?q=本镇低保')).not.toContain('/i/SX-A-A-03');
  });

  it('an adopted item ends in the unit that withdraws it and below, and begins there again when it is published again', async () => {
    const id = await acts.add({ adopt: 'V-FW-01', fields: { code: 'A-02' } });
    await acts.publish(id);
    await acts.act('office-head', id, 'withdraw', { reason: '本镇暂停受理' });
    await small.county.refreshItems();
    const opens = async (unit: string, who: string) => !isRefusal(await small.tryOpen({ unit, who }));
    expect([await opens('SX-A-01', 'officer'), await opens('SX-B-01', 'officer-far')]).toEqual([false, true]);
    expect(await page('/i/V-FW-01')).toContain('正在执行');
    await acts.act('compiler', id, 'revise', { reason: '恢复受理' });
    await acts.publish(id);
    await small.county.refreshItems();
    expect(await opens('SX-A-01', 'officer')).toBe(true);
  });

  it('a version of a later day is shown with its day, and begins then', async () => {
    const id = await ownItem();
    await acts.publish(id, '2026-03-10');
    await small.county.refreshItems();
    expect(await page('/u/SX-A')).toContain('2026年3月10日起');
    expect(await page('/i/SX-A-A-03')).toContain('这一版从 2026年3月10日 起执行');
    await expect(small.tryOpen({ item: 'SX-A-A-03' })).rejects.toThrow('no item');
    await days(8);
    expect(await page('/i/SX-A-A-03')).toContain('正在执行');
    expect(await page('/u/SX-A')).not.toContain('2026年3月10日起');
    expect(isRefusal(await small.tryOpen({ item: 'SX-A-A-03' }))).toBe(false);
  });

  it('the entry in force stays until the day of the next, which takes its place', async () => {
    const id = await acts.add({ fields: { name: '用章管理', ...plain } });
    await acts.publish(id);
    await acts.act('compiler', id, 'revise', { reason: '改一句' });
    await acts.act('compiler', id, 'fields', { fields: { lead: '带上介绍信来盖章。' } });
    await acts.publish(id, '2026-03-10');
    const before = await page('/u/SX-A/A-01');
    expect(before).toContain('从 2026年3月10日 起换成第 2 版');
    expect([before.includes('来盖章。'), before.includes('带上介绍信')]).toEqual([true, false]);
    await days(7);
    expect(await page('/u/SX-A/A-01')).not.toContain('带上介绍信');
    await days(1);
    const after = await page('/u/SX-A/A-01');
    expect([after.includes('带上介绍信来盖章。'), after.includes('起换成第')]).toEqual([true, false]);
    // What is withdrawn has nothing to come either.
    await acts.act('compiler', id, 'revise', { reason: '再改' });
    await acts.publish(id, '2026-04-01');
    await acts.act('office-head', id, 'withdraw', { reason: '不办了' });
    await days(30);
    const gone = await page('/u/SX-A/A-01');
    expect([gone.includes('不办了'), gone.includes('镇纪委（打电话）'), gone.includes('2026年3月10日')]).toEqual([true, true, true]);
  });
});
