import { afterEach, beforeEach, expect, it } from 'vitest';

import type { DeskLaw, DeskLawAffected, DeskLaws, DeskRevisions, DeskTasks } from '../../contract/desk-law.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { tableRows } from '../../testkit/county/table-rows.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';
import { listRoutes } from '../../testkit/list-routes.ts';
import { verifyDatabase } from '../ledger/verify-database.ts';
import { rebuildProjections } from '../administration/rebuild-projections.ts';
import { newId } from '../platform/random.ts';
import { takeLibrary } from './take-library.ts';

const office = 'office-head';
const seal = {
  id: 'seal-rules',
  title: '石溪县公章管理办法',
  number: '石政发〔2026〕1号',
  issuer: '石溪县人民政府',
  validFrom: '2026-01-01',
  source: '县政府公报',
};
const item = {
  ...{ code: 'A-01', plainName: '盖章', category: '日常管理类', powerType: '其他', content: '盖公章。', lead: '来盖章。' },
  ...{ posts: ['town.head'], forbidden: ['空白纸上盖章'] },
};
const due = '2026-04-30';

describeOnBothEngines('the law register', (engine) => {
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

  const get = async <Body>(who: string, path: string): Promise<Body> => {
    const answer = await desk.get(who, path);
    expect(answer.statusCode, `${path}: ${answer.body}`).toBe(200);
    return bodyOf<Body>(answer);
  };
  const send = async <Body = { readonly id: string; readonly version: number; readonly revision: string | null; readonly tasks: number }>(
    who: string,
    path: string,
    body: object,
  ): Promise<Body> => {
    const answer = await desk.post(who, path, body);
    expect(answer.statusCode, `${path}: ${answer.body}`).toBe(200);
    return bodyOf<Body>(answer);
  };
  const law = () => get<DeskLaw>(office, '/laws/documents/seal-rules');
  const change = async (what: object) =>
    send(office, '/laws/documents/seal-rules/changes', { base: (await law()).version, change: what, due });
  const registered = async (): Promise<void> => {
    await send(office, '/laws', seal);
    await change({ kind: 'article-added', article: '3', from: null, gist: '盖章要登记。', text: '盖章应当登记。', source: '县政府公报' });
    await change({ kind: 'article-added', article: '4', from: null, gist: '两人管章。', text: null, source: '县政府公报' });
  };
  const act = async (who: string, id: string, verb: string, body: object = {}) => {
    const { version } = bodyOf<{ version: number }>(await desk.get(who, `/items/${id}`));
    return desk.post(who, `/items/${id}/${verb}`, { base: version, ...body });
  };
  const ok = async (who: string, id: string, verb: string, body: object = {}): Promise<void> => {
    const answer = await act(who, id, verb, body);
    expect(answer.statusCode, `${verb}: ${answer.body}`).toBe(200);
  };
  const approve = async (id: string): Promise<void> => {
    await ok('compiler', id, 'submit');
    await ok(office, id, 'round', { reviewers: ['legal', 'commission'], due: null });
    await ok('legal', id, 'opinion', { verdict: 'approve' });
    await ok('commission', id, 'opinion', { verdict: 'approve', text: '可以' });
    await ok(office, id, 'close-round');
  };
  const published = async (article = '3', more: object = {}): Promise<string> => {
    const fields = { name: '用章管理', ...item, basis: [{ id: `seal-rules#${article}`, text: '' }], ...more };
    const { id } = await send('compiler', '/units/SX-A/items', { fields });
    await approve(id);
    await ok(office, id, 'publish', { effectiveFrom: '2026-03-02' });
    return id;
  };
  const tasks = (who: string, query = '') => get<DeskTasks>(who, `/laws/tasks${query}`);
  const amendment = {
    kind: 'article-amended',
    article: '3',
    from: '2026-03-10',
    gist: '盖章要两人登记。',
    text: '盖章应当由两人登记。',
    source: '县政府公报第二期',
  };

  it('takes the library in once, goes beyond it, and never guesses what took the place of an article', async () => {
    const before = await get<DeskLaws>(office, '/laws');
    expect(before.documents.length).toBe(small.installation.library.laws.size);
    const again = await takeLibrary(small.services, { laws: small.installation.library.laws, at: small.clock.legalNow() });
    expect(again).toBe(false);
    await registered();
    const after = await get<DeskLaws>(office, '/laws');
    expect(after.documents.length).toBe(before.documents.length + 1);
    expect(after.documents.find(({ id }) => id === 'seal-rules')).toMatchObject({ state: 'in-force', articles: 2, notInHand: 1, cited: 0 });
    expect(after.documents.find(({ id }) => id === 'villagers-committees-2018')).toMatchObject({ state: 'superseded' });
    const { wordings } = await law();
    // shasum -a 256 of the text in UTF-8.
    expect(wordings[0]).toMatchObject({ article: '3', text: '盖章应当登记。', state: 'in-force' });
    expect(wordings[0]?.textHash).toMatch(/^[0-9a-f]{64}$/);
    expect(wordings[1]).toMatchObject({ article: '4', textHash: null, state: 'text-not-in-hand' });
    await send(office, '/laws', { ...seal, id: 'seal-rules-2026', title: '石溪县公章管理规定' });
    const stated = { article: '3', to: 'seal-rules-2026#3', source: '公报后的对照表' };
    const superseded = {
      kind: 'superseded',
      lastDay: '2026-03-31',
      by: 'seal-rules-2026',
      successions: [stated],
      source: '县政府公报第三期',
    };
    const refused = await desk.post(office, '/laws/documents/seal-rules/changes', { base: (await law()).version, change: superseded, due });
    expect(refused.statusCode).toBe(422);
    expect(refused.body).toContain('law-successor-unknown');
    const base = {
      base: 1,
      due,
      change: { kind: 'article-added', article: '3', from: null, gist: '盖章要登记。', text: null, source: '公报' },
    };
    await send(office, '/laws/documents/seal-rules-2026/changes', base);
    await change(superseded);
    const ended = (await law()).wordings;
    expect(ended.map(({ successor }) => successor?.to ?? null)).toEqual(['seal-rules-2026#3', null]);
    const stale = await desk.post(office, '/laws/documents/seal-rules-2026/changes', base);
    expect(stale.body).toContain('changed-meanwhile');
  });

  it('shows what a change affects, records it, and opens one task for each item that a compiler settles with a reason, once', async () => {
    await registered();
    const id = await published();
    const preview = await send<DeskLawAffected>(office, '/laws/documents/seal-rules/preview', { change: amendment });
    expect(preview).toMatchObject({ items: 1, charts: [], units: [{ id: 'SX-A', items: 1, drafts: 0 }] });
    const end = { kind: 'superseded', lastDay: '2026-12-31', by: null, successions: [], source: '公报' };
    const whole = await send<DeskLawAffected>(office, '/laws/documents/collective-organisations-2024/preview', { change: end });
    const [chart] = whole.charts;
    const living = small.services.items.list().find(({ version }) => version.item.code === chart?.code && version.number === chart.number);
    expect(chart?.poster).toBe(living?.version.hash.slice(0, 8));
    const citing = living?.version.item.chart.nodes.filter(
      (node) => 'basis' in node && node.basis.some((one) => one.startsWith('collective-')),
    );
    expect(chart?.steps.map(({ id }) => id)).toEqual(citing?.map(({ id }) => id));
    expect((await tasks('compiler')).total).toBe(0);
    const done = await change(amendment);
    expect(done.tasks).toBe(1);
    const [task] = (await tasks('compiler')).tasks;
    expect(task).toMatchObject({
      item: id,
      state: 'open',
      mine: true,
      due,
      lateDays: 0,
      unit: { id: 'SX-A' },
      cause: { article: '3', day: '2026-03-10' },
    });
    expect((await tasks('compiler-far')).total).toBe(0);
    expect(await tasks('legal', '?scope=all')).toMatchObject({ total: 1, tasks: [{ mine: false }] });
    const path = `/laws/revisions/${done.revision ?? ''}/tasks/${task?.task ?? ''}`;
    expect((await desk.post('compiler', path, { reason: '  ' })).statusCode).toBe(400);
    expect((await desk.post('compiler-far', path, { reason: '看过' })).statusCode).toBe(404);
    expect((await desk.post('legal', path, { reason: '看过' })).statusCode).toBe(403);
    const key = newId();
    const check = () => desk.post('compiler', path, { reason: '本来就是两人登记，不用改。' }, key);
    expect((await check()).statusCode).toBe(200);
    expect((await check()).statusCode).toBe(200);
    expect((await desk.post('compiler-2', path, { reason: '再看一次' })).statusCode).toBe(409);
    const checked = await tasks(office, '?scope=all&state=checked');
    expect(checked).toMatchObject({
      total: 1,
      tasks: [{ checked: { reason: '本来就是两人登记，不用改。', post: expect.any(String) as string } }],
    });
  });

  it('counts a newer version as revised, and tells what is late', async () => {
    await registered();
    const id = await published();
    await change(amendment);
    small.clock.pass(60 * 86_400_000, 'legal');
    expect(await tasks('compiler')).toMatchObject({ total: 1, tasks: [{ lateDays: 1 }] });
    await ok('compiler', id, 'revise', { reason: '条文改了' });
    await ok('compiler', id, 'fields', { fields: { content: '盖公章，两人登记。' } });
    await approve(id);
    await ok(office, id, 'publish', { effectiveFrom: '2026-05-01' });
    expect((await tasks('compiler')).total).toBe(0);
    expect(await get<DeskRevisions>(office, '/laws/revisions')).toMatchObject({
      revisions: [{ byState: { open: 0, revised: 1, checked: 0, withdrawn: 0 }, lateDays: 0 }],
    });
  });

  it('refuses to publish on a basis that is not in force on the effective day or not in hand, but for the named path', async () => {
    await registered();
    await send(office, '/laws', { ...seal, id: 'seal-rules-2026', title: '石溪县公章管理规定' });
    await change({ kind: 'superseded', lastDay: '2026-03-31', by: 'seal-rules-2026', successions: [], source: '县政府公报第三期' });
    const fields = { name: '用章管理', ...item, basis: [{ id: 'seal-rules#3', text: '' }] };
    const { id } = await send('compiler', '/units/SX-A/items', { fields });
    await approve(id);
    const late = await act(office, id, 'publish', { effectiveFrom: '2026-04-01' });
    expect(late.statusCode).toBe(409);
    expect(late.body).toContain('desk-gate-closed');
    await ok(office, id, 'publish', { effectiveFrom: '2026-03-31' });
    expect((await law()).wordings[0]).toMatchObject({ state: 'in-force', successor: null });
    const { id: other } = await send('compiler', '/units/SX-A/items', {
      fields: { ...fields, name: '管章', code: 'A-02', basis: [{ id: 'seal-rules#4', text: '' }] },
    });
    await approve(other);
    expect((await act(office, other, 'publish', { effectiveFrom: '2026-03-02' })).body).toContain('desk-gate-closed');
    await ok(office, other, 'override', { effectiveFrom: '2026-03-02', path: 'text-not-in-hand', reason: '原文还在公报社，拿到就核对。' });
  });

  it('opens one yearly round of everything published; all is made anew from its events, and the ledger covers them', async () => {
    await registered();
    await published();
    const done = await change(amendment);
    const charts = new Set(small.services.items.list().map(({ version }) => version.item.code)).size;
    expect((await desk.post('compiler', '/laws/revisions', { year: 2026, due })).statusCode).toBe(403);
    const round = await send<{ tasks: number }>(office, '/laws/revisions', { year: 2026, due });
    expect(round.tasks).toBe(charts + 1);
    expect((await desk.post('reviewer', '/laws/revisions', { year: 2026, due })).body).toContain('law-round-open');
    expect((await tasks('compiler', '?revision=year-2026')).total).toBe(1);
    expect((await tasks(office, '?revision=year-2026')).total).toBe(charts);
    const [task] = (await tasks('compiler', `?revision=${done.revision ?? ''}`)).tasks;
    await send('compiler', `/laws/revisions/${done.revision ?? ''}/tasks/${task?.task ?? ''}`, { reason: '不用改。' });
    const rows = async () =>
      (await tableRows(small.services.database)).filter((row) => /^(?:published\.(?:law|revision)|mq\.revision)/.test(row));
    const before = await rows();
    expect(before.length).toBeGreaterThan(60);
    await rebuildProjections(small.services, small.installation.library.words);
    expect(await rows()).toEqual(before);
    await small.county.sequencer.settle();
    expect(await verifyDatabase({ ...small.services, directory: small.ledger })).toMatchObject({ sound: true });
  });

  it('is kept by its posts alone: every route, every subject', async () => {
    await registered();
    const added = { base: 2, due, change: { kind: 'article-added', article: '9', from: null, gist: '九', text: null, source: '公报' } };
    const routes: Readonly<Record<string, (who: string) => Promise<number>>> = {
      'GET /laws': async (who) => (await desk.get(who, '/laws')).statusCode,
      'GET /laws/documents/:document': async (who) => (await desk.get(who, '/laws/documents/seal-rules')).statusCode,
      'GET /laws/revisions': async (who) => (await desk.get(who, '/laws/revisions')).statusCode,
      'GET /laws/tasks': async (who) => (await desk.get(who, '/laws/tasks')).statusCode,
      'POST /laws': async (who) => (await desk.post(who, '/laws', seal)).statusCode,
      'POST /laws/documents/:document/preview': async (who) =>
        (await desk.post(who, '/laws/documents/seal-rules/preview', { change: added.change })).statusCode,
      'POST /laws/documents/:document/changes': async (who) =>
        (await desk.post(who, '/laws/documents/seal-rules/changes', { ...added, base: 99 })).statusCode,
      'POST /laws/revisions': async (who) => (await desk.post(who, '/laws/revisions', { year: 2026, due: '2020-01-01' })).statusCode,
      'POST /laws/revisions/:revision/tasks/:task': async (who) =>
        (await desk.post(who, `/laws/revisions/year-2026/tasks/${newId()}`, { reason: '看过' })).statusCode,
    };
    const served = listRoutes(desk.served.app.printRoutes({ commonPrefix: false }))
      .filter((route) => route.includes('/api/v1/desk/laws'))
      .map((route) => route.replace('/api/v1/desk', ''));
    expect(Object.keys(routes).toSorted()).toEqual(served.toSorted());
    const of = async (who: string) => {
      await desk.session(who);
      return Promise.all(Object.values(routes).map((ask) => ask(who)));
    };
    const seeing = [200, 200, 200, 200];
    for (const who of [office, 'reviewer']) expect(await of(who), who).toEqual([...seeing, 409, 200, 409, 422, 404]);
    for (const who of ['compiler', 'compiler-far', 'legal', 'commission', 'village-clerk'])
      expect(await of(who), who).toEqual([...seeing, 403, 403, 403, 403, 404]);
    for (const who of ['clerk', 'expired', 'admin-security'])
      expect(await of(who), who).toEqual([404, 404, 404, 404, 404, 404, 404, 404, 404]);
  });
});
