import { afterEach, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';

import { deskArticles, deskLook } from '../../contract/desk-chart.ts';
import type { deskDifference } from '../../contract/desk-difference.ts';
import type { deskItem } from '../../contract/desk-item.ts';
import { deskTemplate, deskTemplates } from '../../contract/desk-template.ts';
import type { Chart } from '../../core/chart/chart.ts';
import { chartOf, end, start, task } from '../../testkit/chart-builder.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';

type Done = { readonly id: string; readonly version: number };
type Item = z.output<typeof deskItem>;

describeOnBothEngines('the chart editor', (engine) => {
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

  const add = async (body: object): Promise<Done> => {
    const answer = await desk.post('compiler', '/units/SX-A/items', body);
    expect(answer.statusCode, answer.body).toBe(200);
    return bodyOf<Done>(answer);
  };
  const item = async (id: string): Promise<Item> => bodyOf<Item>(await desk.get('compiler', `/items/${id}`));

  it('looks at a chart that is typed without keeping it, plays the run that shows why it does not work, and offers articles to cite', async () => {
    const { id, version } = await add({ fields: { name: '用章管理' } });
    const look = async (chart: Chart) => deskLook.parse(bodyOf(await desk.post('compiler', `/items/${id}/look`, { chart })));
    // One way forks into two, and both come to the same end.
    const torn = chartOf(
      [start, task('a', ['town.head']), task('b', ['town.head']), task('c', ['town.head']), end('end', 'approve')],
      ['start a', 'a b', 'a c', 'b end', 'c end'],
    );
    const wrong = await look(torn);
    expect(wrong.findings.some(({ severity }) => severity === 'error')).toBe(true);
    expect(wrong.run?.map(({ node }) => node)).toEqual(['start', 'a', 'b', 'end']);
    expect(wrong.run?.at(-1)?.waiting).toEqual(['c']);
    const [first, second] = torn.nodes;
    if (first === undefined || second === undefined) throw new Error('the chart has lost its steps');
    const straight = chartOf([first, second, end('end', 'approve')], ['start a', 'a end']);
    expect((await look(straight)).run).toBeNull();
    expect(await item(id)).toMatchObject({ version, chart: { chart: null } });

    const laws = async (query: string) => deskArticles.parse(bodyOf(await desk.get('compiler', `/articles?${query}`)));
    const found = await laws(`search=${encodeURIComponent('行政许可')}`);
    expect(found.total).toBeGreaterThan(0);
    expect(found.articles.every(({ title, gist }) => `${title}${gist}`.includes('行政许可'))).toBe(true);
    const [one] = found.articles;
    expect((await laws(`ids=${encodeURIComponent(one?.id ?? '')},no-law%231`)).articles).toMatchObject([
      one ?? {},
      { id: 'no-law#1', state: 'unknown' },
    ]);
  });

  it('offers templates, adopts one with its lineage, tells local differences, and refuses a code twice', async () => {
    const offered = deskTemplates.parse(bodyOf(await desk.get('compiler', `/units/SX-A/templates?search=${encodeURIComponent('低保')}`)));
    expect(offered.templates.map(({ code }) => code)).toContain('V-FW-01');
    const one = deskTemplate.parse(bodyOf(await desk.get('compiler', '/units/SX-A/templates/V-FW-01')));
    expect(one.chart.nodes.length).toBeGreaterThan(5);
    expect((await desk.get('compiler', '/units/SX-A/templates/NO-01')).statusCode).toBe(404);
    const { id } = await add({ adopt: 'V-FW-01' });
    expect((await item(id)).lineage).toMatchObject({ code: 'V-FW-01', from: null, newer: null, local: [] });
    const again = await desk.post('compiler', '/units/SX-A/items', { adopt: 'V-FW-01' });
    expect([again.statusCode, bodyOf(again)['code']]).toEqual([409, 'desk-code-taken']);
    const taken = deskTemplates.parse(bodyOf(await desk.get('compiler', '/units/SX-A/templates?search=V-FW-01')));
    expect(taken.templates[0]?.own).toMatchObject({ id });
    const { chart } = (await item(id)).chart;
    const nodes = chart?.nodes.map((node) => (node.type === 'notice' ? { ...node, days: node.days + 3 } : node));
    await desk.post('compiler', `/items/${id}/chart`, { base: 1, chart: { kind: 'own', chart: { ...chart, nodes } } });
    const local = (await item(id)).lineage?.local ?? [];
    expect(local.length).toBeGreaterThan(0);
    expect(local.every((sentence) => /公示天数 \d+→\d+。$/.test(sentence))).toBe(true);
    const difference: z.output<typeof deskDifference> = bodyOf(await desk.get('compiler', `/items/${id}/difference?from=1`));
    const days = ({ before, after }: typeof difference.charts, of: 'before' | 'after') =>
      (of === 'before' ? before : after)?.nodes.flatMap((node) => (node.type === 'notice' ? [node.days] : []));
    expect(days(difference.charts, 'after')).toEqual(days(difference.charts, 'before')?.map((count) => count + 3));
    // The chart of a template alone, and only of one that is published.
    const bare = await add({ fields: { name: '照图办' } });
    const adopt = (hash: string) =>
      desk.post('compiler', `/items/${bare.id}/chart`, { base: 1, chart: { kind: 'adopted', code: 'V-FW-01', hash } });
    expect((await adopt('0'.repeat(64))).statusCode).toBe(404);
    expect((await adopt(one.hash)).statusCode).toBe(200);
    expect((await item(bare.id)).lineage).toMatchObject({ code: 'V-FW-01', local: [] });
  });

  it('shows a draft as its public page in a frame without rights and as marked sheets, to who may see it', async () => {
    const { id } = await add({ adopt: 'V-FW-01', fields: { code: 'A-09', lead: '草稿里的话。' } });
    const page = await desk.get('compiler', `/items/${id}/preview`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('草稿里的话。');
    expect(page.body).toContain('这是草稿，还没有公布。');
    expect(page.body).not.toMatch(/<script|正在执行|a4\.pdf/);
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toMatch(/default-src 'none'.*frame-ancestors 'self'.*sandbox$/);
    expect(policy).not.toMatch(/script-src|unsafe/);
    expect(page.headers['cache-control']).toBe('no-store');
    for (const who of ['compiler-far', 'legal', 'office-head']) {
      expect((await desk.get(who, `/items/${id}/preview`)).statusCode, who).toBe(404);
      expect((await desk.get(who, `/items/${id}/preview/a4.pdf`)).statusCode, who).toBe(404);
    }
    for (const form of ['a4', 'a3']) {
      const sheet = await desk.get('compiler', `/items/${id}/preview/${form}.pdf`);
      expect(sheet.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    }
    expect((await desk.served.app.inject({ url: '/i/SX-A-A-09', headers: { accept: 'text/html' } })).statusCode).toBe(404);
  });
});
