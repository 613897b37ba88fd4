import { afterEach, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';

import { deskChanged } from '../../contract/desk-item.ts';
import { deskView } from '../../contract/desk.ts';
import type { deskDifference, deskSisters } from '../../contract/desk-difference.ts';
import type { deskItem } from '../../contract/desk-item.ts';
import type { deskList } from '../../contract/desk-list.ts';
import type { deskProgramme } from '../../contract/desk-programme.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { newId } from '../platform/random.ts';

type Done = { readonly id: string; readonly version: number };
type Item = z.output<typeof deskItem>;

const plain = {
  ...{ code: 'A-01', plainName: '盖章', category: '日常管理类', powerType: '其他', content: '盖公章。', lead: '来盖章。' },
  ...{ posts: ['town.head'], basis: [{ id: 'administrative-licensing-2019#32', text: '' }], forbidden: ['空白纸上盖章'] },
};

describeOnBothEngines('the desk', (engine) => {
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

  const add = async (who = 'compiler', unit = 'SX-A', body: object = { fields: { name: '用章管理', ...plain } }): Promise<Done> => {
    const answer = await desk.post(who, `/units/${unit}/items`, body);
    expect(answer.statusCode, answer.body).toBe(200);
    return bodyOf<Done>(answer);
  };
  const item = async (who: string, id: string): Promise<Item> => bodyOf<Item>(await desk.get(who, `/items/${id}`));
  const act = async (who: string, id: string, verb: string, body: object) => {
    const { version } = await item(who, id);
    return desk.post(who, `/items/${id}/${verb}`, { base: version, ...body });
  };
  const ok = async (who: string, id: string, verb: string, body: object = {}): Promise<void> => {
    const answer = await act(who, id, verb, body);
    expect(answer.statusCode, `${verb}: ${answer.body}`).toBe(200);
  };
  const approve = async (id: string): Promise<void> => {
    await ok('compiler', id, 'submit');
    await ok('office-head', id, 'round', { reviewers: ['legal', 'commission'], due: '2026-03-20' });
    await ok('legal', id, 'opinion', { verdict: 'approve' });
    await ok('commission', id, 'opinion', { verdict: 'approve', text: '可以' });
    await ok('office-head', id, 'close-round');
  };

  it('takes an item from its first name to the public list, by four hands', async () => {
    const { id } = await add();
    await approve(id);
    const before = await item('office-head', id);
    expect(before.gate, JSON.stringify(before.gate)).toMatchObject({ open: true });
    await ok('office-head', id, 'publish', { effectiveFrom: '2026-03-02' });
    const after = await item('compiler', id);
    expect(after).toMatchObject({ status: 'published', versions: [{ number: 1, by: { person: 'office-head' } }] });
    expect(after.history.map(({ kind }) => kind)).toEqual([
      ...['item-published', 'round-closed', 'opinion-given', 'opinion-given', 'reviewers-named', 'item-submitted', 'item-added'],
    ]);
    const entries = await small.services.database.published.selectFrom('published.list_entry').selectAll().execute();
    expect(entries).toMatchObject([{ unit_id: 'SX-A', code: 'A-01', name: '用章管理', withdrawn: false }]);
    const page = async (path: string) => desk.served.app.inject({ url: path, headers: { accept: 'text/html' } });
    expect((await page('/u/SX-A')).body).toContain('/u/SX-A/A-01');
    expect((await page('/u/SX-A?q=nothing')).body).not.toContain('/u/SX-A/A-01');
    expect((await page('/u/SX-A/A-01')).body).toContain('空白纸上盖章');
    expect((await page('/u/SX-B/A-01')).statusCode).toBe(404);
    await ok('office-head', id, 'withdraw', { reason: '并入别的事项' });
    expect((await page('/u/SX-A/A-01')).body).toContain('并入别的事项');
    expect(
      await small.services.database.published.selectFrom('published.list_entry').select(['withdrawn', 'body']).execute(),
    ).toMatchObject([{ withdrawn: true, body: expect.stringContaining('并入别的事项') as string }]);
  });

  it('hides drafts from other units and from reviewers, and shows reviewers what was submitted, not what is written since', async () => {
    const { id } = await add();
    for (const who of ['compiler-far', 'legal', 'office-head', 'clerk', 'admin-system']) {
      expect((await desk.get(who, `/items/${id}`)).statusCode, who).toBe(404);
      expect((await desk.post(who, `/items/${id}/fields`, { base: 1, fields: { name: '别的' } })).statusCode, who).toBe(404);
      expect((await desk.get(who, `/items/${id}/difference`)).statusCode, who).toBe(404);
    }
    expect((await desk.get('compiler-far', '/units/SX-A/items')).statusCode).toBe(404);
    expect(bodyOf<z.output<typeof deskList>>(await desk.get('legal', '/units/SX-A/items')).rows).toEqual([]);
    await ok('compiler', id, 'submit');
    await ok('office-head', id, 'round', { reviewers: ['legal'], due: null });
    await ok('legal', id, 'opinion', { verdict: 'return', text: '写清楚' });
    await ok('office-head', id, 'close-round');
    await ok('compiler', id, 'fields', { fields: { name: '偷偷改的名字', lead: '偷偷改的话。' } });
    expect((await desk.get('compiler-far', `/items/${id}`)).statusCode).toBe(404);
    for (const path of [`/items/${id}`, '/units/SX-A/items', `/items/${id}/difference?from=0&to=99`]) {
      const seen = await desk.get('legal', path);
      expect(seen.statusCode).toBe(200);
      expect(seen.body).toContain('用章管理');
      expect(seen.body).not.toContain('偷偷');
    }
    expect(await item('compiler', id)).toMatchObject({ status: 'returned', fields: { name: '偷偷改的名字' } });
  });

  it('merges what two compilers write at once, and keeps what came too late', async () => {
    const { id } = await add();
    const [one, two] = await Promise.all([
      desk.post('compiler', `/items/${id}/fields`, { base: 1, fields: { lead: '甲说。', remark: '甲' } }),
      desk.post('compiler-2', `/items/${id}/fields`, { base: 1, fields: { lead: '乙说。', subItem: '乙' } }),
    ]);
    const answers = [one, two].map((answer) => deskChanged.parse(bodyOf(answer)));
    const late = answers.find(({ conflicts }) => conflicts.length > 0);
    expect(late?.conflicts).toMatchObject([{ field: 'lead', base: '来盖章。', by: { name: expect.stringMatching(/^办事员/) as string } }]);
    const seen = await item('compiler', id);
    expect(seen.fields).toMatchObject({ remark: '甲', subItem: '乙' });
    expect([seen.fields.lead, seen.setAside[0]?.value].toSorted()).toEqual(['乙说。', '甲说。']);
    expect((await desk.post('compiler', `/items/${id}/set-aside/drop`, { base: seen.version, field: 'lead' })).statusCode).toBe(200);
    expect((await item('compiler', id)).setAside).toEqual([]);
  });

  it('has one effect for one key, and refuses the key for another body', async () => {
    const key = newId();
    const body = { fields: { name: '一次' } };
    const first = await desk.post('compiler', '/units/SX-A/items', body, key);
    const again = await desk.post('compiler', '/units/SX-A/items', body, key);
    expect(bodyOf(again)).toEqual(bodyOf(first));
    expect((await desk.post('compiler', '/units/SX-A/items', { fields: { name: '两次' } }, key)).statusCode).toBe(422);
    const { id } = bodyOf<Done>(first);
    const change = newId();
    const wish = { base: 1, fields: { lead: '一。' } };
    const path = `/items/${id}/fields`;
    expect(bodyOf(await desk.post('compiler', path, wish, change))).toMatchObject({ version: 2 });
    expect(bodyOf(await desk.post('compiler', path, wish, change))).toMatchObject({ version: 2, changed: ['lead'] });
    expect(bodyOf<z.output<typeof deskList>>(await desk.get('compiler', '/units/SX-A/items')).total).toBe(1);
  });

  it('carries comments, suggestions that are taken in one act, and returns with reasons', async () => {
    const { id } = await add();
    await ok('compiler', id, 'submit');
    await ok('office-head', id, 'round', { reviewers: ['legal'], due: null });
    const anchor = { field: 'lead' };
    expect((await desk.post('legal', `/items/${id}/comments`, { anchor, text: '说清楚', suggestion: { value: 7 } })).statusCode).toBe(400);
    await desk.post('legal', `/items/${id}/comments`, { anchor, text: '说清楚', suggestion: { value: '来盖公章。' } });
    expect((await desk.post('legal', `/items/${id}/opinion`, { base: 9, verdict: 'return', text: '' })).statusCode).toBe(409);
    await ok('legal', id, 'opinion', { verdict: 'return' });
    await ok('office-head', id, 'close-round', { text: '请改' });
    const returned = await item('compiler', id);
    const thread = returned.threads[0]?.id ?? '';
    expect(returned).toMatchObject({ status: 'returned', threads: [{ state: 'open', suggestion: { value: '来盖公章。' } }] });
    await ok('compiler', id, `comments/${thread}/take`);
    expect(await item('compiler', id)).toMatchObject({ fields: { lead: '来盖公章。' }, threads: [{ state: 'taken' }] });
    expect(bodyOf<z.output<typeof deskDifference>>(await desk.get('compiler', `/items/${id}/difference?from=1`))).toMatchObject({
      sentences: ['一句话说明 来盖章。→来盖公章。'],
    });
  });

  it('keeps authors from reviewing and publishing their own, and unreviewed items from the public', async () => {
    const { id } = await add();
    expect((await act('compiler', id, 'round', { reviewers: ['legal'], due: null })).statusCode).toBe(403);
    await ok('compiler', id, 'submit');
    expect((await act('office-head', id, 'round', { reviewers: ['compiler'], due: null })).statusCode).toBe(422);
    expect((await act('office-head', id, 'publish', { effectiveFrom: '2026-03-02' })).statusCode).toBe(409);
    expect(bodyOf(await act('legal', id, 'publish', { effectiveFrom: '2026-03-02' }))).toMatchObject({ code: 'desk-not-allowed' });
  });

  it('lets a text that is not in hand through on its path only, and says so', async () => {
    const fields = { name: '用章管理', ...plain, basis: [{ id: null, text: '某办法第三条' }] };
    const { id } = await add('compiler', 'SX-A', { fields });
    await approve(id);
    const gate = (await item('office-head', id)).gate;
    expect(gate.closed).toMatchObject([{ code: 'basis-text-not-in-hand', path: 'text-not-in-hand' }]);
    const wish = { effectiveFrom: '2026-03-02', reason: '原文在省厅，已经去函要。' };
    expect(bodyOf(await act('office-head', id, 'publish', { effectiveFrom: '2026-03-02' }))).toMatchObject({ code: 'desk-gate-closed' });
    expect((await act('office-head', id, 'override', { ...wish, path: 'plain-language' })).statusCode).toBe(409);
    await ok('office-head', id, 'override', { ...wish, path: 'text-not-in-hand' });
    const { history } = await item('compiler', id);
    expect(history[0]?.sentence).toContain('原文在省厅');
  });

  it('publishes a chart of the unit’s own, which opens cases in that unit alone and is not publishable unsound', async () => {
    const { id } = await add('compiler', 'SX-A', { adopt: 'V-FW-01', fields: { code: 'A-03', lead: '本镇的低保。' } });
    const { chart } = (await item('compiler', id)).chart;
    const nodes = chart?.nodes ?? [];
    const broken = { ...chart, nodes: nodes.slice(0, 2), edges: [] };
    await ok('compiler', id, 'chart', { chart: { kind: 'own', chart: broken } });
    const wrong = await item('compiler', id);
    expect(wrong.findings.some(({ severity }) => severity === 'error')).toBe(true);
    expect(wrong.gate.closed.find(({ code }) => code === 'unsound')).toMatchObject({ path: null });
    expect(
      (await desk.post('compiler', `/items/${id}/chart`, { base: 2, chart: { kind: 'own', chart: { nodes: [{ id: 'x' }] } } })).statusCode,
    ).toBe(400);
    const own = { ...chart, nodes: nodes.map((node) => (node.type === 'notice' ? { ...node, days: node.days + 3 } : node)) };
    await ok('compiler', id, 'chart', { chart: { kind: 'own', chart: own } });
    const difference: z.output<typeof deskDifference> = bodyOf(await desk.get('compiler', `/items/${id}/difference?from=1`));
    expect(difference.sentences.some((sentence) => /公示天数 \d+→\d+。$/.test(sentence))).toBe(true);
    await approve(id);
    const gate = (await item('office-head', id)).gate;
    const blocked = gate.closed.filter(({ path }) => path !== 'text-not-in-hand');
    expect(blocked, JSON.stringify(blocked)).toEqual([]);
    const wish = { effectiveFrom: '2026-03-02', path: 'text-not-in-hand', reason: '有的条文原文还在核对。' };
    if (gate.open) await ok('office-head', id, 'publish', { effectiveFrom: '2026-03-02' });
    else await ok('office-head', id, 'override', wish);
    const living = desk.served.services.items.findCurrent('SX-A-A-03', '2026-03-02');
    expect(living?.version).toMatchObject({ number: 1, unit: 'SX-A', item: { lead: '本镇的低保。' } });
    expect(living?.version.hash).toBe((await item('compiler', id)).versions[0]?.hash);
    const page = await desk.served.app.inject({ url: '/i/SX-A-A-03', headers: { accept: 'text/html' } });
    expect([page.statusCode, page.body.includes('本镇的低保。')]).toEqual([200, true]);
    const opens = async (unit: string) =>
      isRefusal(await small.tryOpen({ item: 'SX-A-A-03', unit, who: unit === 'SX-A-01' ? 'officer' : 'officer-far' }));
    await small.county.refreshItems();
    expect([await opens('SX-A-01'), await opens('SX-B-01')]).toEqual([false, true]);
  });

  it('adopts a library item with its lineage and chart, judges it with the unit’s staff, and compares sister units', async () => {
    const { id } = await add('compiler', 'SX-A', { adopt: 'V-FW-01', fields: { code: 'A-02' } });
    const adopted = await item('compiler', id);
    expect(adopted).toMatchObject({ lineage: { code: 'V-FW-01' }, chart: { choice: { kind: 'adopted' } } });
    expect(adopted.chart.chart?.nodes.length).toBeGreaterThan(5);
    expect(adopted.aspects.find(({ aspect }) => aspect === 'flow')).toMatchObject({ done: true });
    const other = await add('compiler-far', 'SX-B', { adopt: 'V-FW-01', fields: { lead: '远方的话。' } });
    const sisters = async (): Promise<z.output<typeof deskSisters>> => bodyOf(await desk.get('compiler', `/items/${id}/sisters`));
    // The other unit's draft is not his to see.
    expect((await sisters()).columns).toHaveLength(1);
    await ok('compiler-far', other.id, 'submit');
    expect((await sisters()).columns).toHaveLength(1);
    const shown: z.output<typeof deskSisters> = bodyOf(await desk.get('reviewer', `/items/${other.id}/sisters`));
    expect(shown.columns).toHaveLength(1);
    await ok('compiler', id, 'submit');
    const both: z.output<typeof deskSisters> = bodyOf(await desk.get('reviewer', `/items/${other.id}/sisters`));
    expect(both.columns.map(({ unit }) => unit)).toEqual(['乙溪镇', '甲溪镇']);
    expect(both.rows.find(({ field }) => field === 'lead')).toMatchObject({ same: false });
  });

  it('counts what waits for each, pages and searches a list, and shows the programme', async () => {
    const names = ['低保', '印章', '合同', '补贴', '公开'];
    for (const [at, name] of names.entries())
      await add('compiler', 'SX-A', { fields: { name, code: `A-${at}`, category: at < 2 ? '甲' : '乙' } });
    const list = async (query: string): Promise<z.output<typeof deskList>> =>
      bodyOf(await desk.get('compiler', `/units/SX-A/items?${query}`));
    const first = await list('limit=2');
    expect(first).toMatchObject({
      total: 5,
      categories: [
        { name: '乙', items: 3 },
        { name: '甲', items: 2 },
      ],
    });
    const found: string[] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: z.output<typeof deskList> = await list(`limit=2&cursor=${next}`);
      found.push(...page.rows.map(({ name }) => name));
      next = page.next;
    }
    expect(found.toSorted()).toEqual(names.toSorted());
    expect((await list('search=yz')).rows.map(({ name }) => name)).toEqual(['印章']);
    expect((await list('search=%25')).rows).toEqual([]);
    const id = first.rows[0]?.id ?? '';
    await ok('compiler', id, 'submit');
    const me = async (who: string) => deskView.parse(bodyOf(await desk.get(who, '')));
    expect((await me('office-head')).waiting).toMatchObject({ toName: 1, toReview: 0 });
    await ok('office-head', id, 'round', { reviewers: ['legal'], due: null });
    expect((await me('legal')).waiting).toMatchObject({ toName: 0, toReview: 1 });
    await ok('legal', id, 'opinion', { verdict: 'approve' });
    expect((await me('legal')).waiting).toMatchObject({ toReview: 0 });
    expect((await me('office-head')).waiting).toMatchObject({ toClose: 1 });
    expect((await desk.get('clerk', '')).statusCode).toBe(404);
    const programme: z.output<typeof deskProgramme> = bodyOf(await desk.get('commission', '/programme'));
    expect(programme.units.find(({ id: unit }) => unit === 'SX-A')).toMatchObject({ items: 5, byStatus: { draft: 4, 'in-review': 1 } });
    expect(bodyOf<z.output<typeof deskProgramme>>(await desk.get('compiler', '/programme')).units.map(({ id: unit }) => unit)).toEqual([
      'SX-A',
    ]);
  });
});
