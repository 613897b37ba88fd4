import fc from 'fast-check';
import { type Kysely, sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';

import type { deskItem } from '../../contract/desk-item.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';
import { libraryRoot, readLibrary } from '../library/read-library.ts';
import type { Schema } from '../platform/database/schema.ts';
import { rebuildProjections } from './rebuild-projections.ts';
import { verifyCounty } from './verify-county.ts';

type Item = z.output<typeof deskItem>;

const { words } = readLibrary(libraryRoot());
const plain = {
  ...{ plainName: '盖章', category: '日常管理类', powerType: '其他', content: '盖公章。', lead: '来盖章。' },
  ...{ posts: ['town.head'], basis: [{ id: 'administrative-licensing-2019#32', text: '' }], forbidden: ['空白纸上盖章'] },
};
const tables = ['mq.list_item', 'mq.list_reviewer', 'published.list_entry'];

async function rowsOf(db: Kysely<Schema>): Promise<readonly string[]> {
  const rows: string[] = [];
  for (const table of tables) {
    const found = await sql<{ line: string }>`select cast(row_to_json(t) as text) as line from ${sql.table(table)} t order by 1`.execute(
      db,
    );
    rows.push(...found.rows.map(({ line }) => `${table} ${line}`));
  }
  return rows;
}

/** What somebody does to one of three items of a list; whatever is refused has no effect. */
const steps = ['publish', 'publish', 'edit', 'share', 'share', 'own-chart', 'withdraw', 'comment', 'submit'] as const;
const histories = fc.array(
  fc.record({ item: fc.nat(2), other: fc.nat(2), step: fc.constantFrom(...steps), word: fc.constantFrom('甲', '乙', '丙') }),
  {
    minLength: 8,
    maxLength: 14,
  },
);

describeOnBothEngines('lists made anew from events', (engine) => {
  let small: SmallCounty;
  let desk: DeskClient;
  let ids: readonly string[];
  let round = 0;
  const db = () => engine.database().app;

  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    desk = await openDesk(small);
    return async () => {
      await desk.close();
      await small.close();
    };
  });

  const item = async (id: string): Promise<Item> => bodyOf<Item>(await desk.get('office-head', `/items/${id}`));
  const mine = async (id: string): Promise<Item> => bodyOf<Item>(await desk.get('compiler', `/items/${id}`));
  const act = async (who: string, id: string, verb: string, body: object = {}) => {
    const { version } = await mine(id);
    return desk.post(who, `/items/${id}/${verb}`, { base: version, ...body });
  };
  const addThree = async (): Promise<void> => {
    round += 1;
    const made: string[] = [];
    for (const at of [0, 1, 2]) {
      const body = { adopt: 'V-FW-01', fields: { ...plain, name: `第${at}项`, code: `R${round}-${at}` } };
      made.push(bodyOf<{ readonly id: string }>(await desk.post('compiler', '/units/SX-A/items', body)).id);
    }
    ids = made;
  };
  /** From wherever the item stands to the public list. */
  const publish = async (id: string): Promise<void> => {
    await act('compiler', id, 'submit');
    await act('office-head', id, 'round', { reviewers: ['legal', 'commission'], due: null });
    for (const who of ['legal', 'commission']) await act(who, id, 'opinion', { verdict: 'approve' });
    await act('office-head', id, 'close-round');
    const wish = { effectiveFrom: '2026-03-02' };
    const done = await act('office-head', id, 'publish', wish);
    if (done.statusCode === 409)
      await act('office-head', id, 'override', { ...wish, path: 'text-not-in-hand', reason: '有的条文原文还在核对，核对完就补上。' });
  };
  const revise = async (id: string): Promise<void> => void (await act('compiler', id, 'revise', { reason: '改一改' }));
  /** The chart with another risk at its first step. */
  const ownChart = async (id: string, word: string) => {
    await revise(id);
    const { chart } = (await mine(id)).chart;
    const risk = { level: 'high', what: `收${word}的好处`, prevention: '两个人看', owner: '站长' };
    const first = chart?.nodes.findIndex((node) => 'risks' in node) ?? -1;
    const nodes = chart?.nodes.map((node, at) =>
      at === first && 'risks' in node ? { ...node, risks: [{ ...node.risks[0], ...risk }] } : node,
    );
    return act('compiler', id, 'chart', { chart: { kind: 'own', chart: { ...chart, nodes } } });
  };
  const take = async ({ item: at, other, step, word }: { item: number; other: number; step: (typeof steps)[number]; word: string }) => {
    const id = ids[at] ?? '';
    const source = ids[other] ?? '';
    if (step === 'publish') return publish(id);
    if (step === 'submit') return act('compiler', id, 'submit');
    if (step === 'withdraw') return act('office-head', id, 'withdraw', { reason: `不办${word}了` });
    if (step === 'comment') return desk.post('legal', `/items/${id}/comments`, { anchor: { field: 'lead' }, text: word });
    if (step === 'own-chart') return ownChart(id, word);
    await revise(id);
    if (step === 'edit') return act('compiler', id, 'fields', { fields: { lead: `来办${word}。`, aliases: [word] } });
    return id === source ? undefined : act('compiler', id, 'chart', { chart: { kind: 'shared', item: source } });
  };
  const report = () => verifyCounty(small.services, small.ledger);

  it('are those that were kept up step by step, whatever was done', { timeout: 240_000 }, async () => {
    let entries = 0;
    let shared = 0;
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        await addThree();
        for (const step of history) await take(step);
        const before = await rowsOf(db());
        entries += before.filter((row) => row.startsWith('published.list_entry')).length;
        shared += before.filter((row) => row.includes('"chart_kind":"shared"')).length;
        await small.county.sequencer.settle();
        expect((await report()).faults).toEqual([]);
        await rebuildProjections(small.services, words);
        expect(await rowsOf(db())).toEqual(before);
      }),
      { numRuns: 4, seed: 20_260_302 },
    );
    expect(entries).toBeGreaterThan(3);
    expect(shared).toBeGreaterThan(1);
  });

  it('show the chart of another item as it was published last, and lead to its page', async () => {
    await addThree();
    const [source = '', other = ''] = ids;
    await ownChart(source, '甲');
    await act('compiler', other, 'chart', { chart: { kind: 'shared', item: source } });
    await publish(other);
    const entry = () =>
      db()
        .selectFrom('published.list_entry')
        .select(['item_code', 'body', 'number'])
        .where('entry_id', '=', other)
        .executeTakeFirstOrThrow();
    // The other's chart is a draft: nothing of it is public.
    expect(await entry()).toMatchObject({ item_code: null, number: 1 });
    expect((await entry()).body).not.toContain('收甲的好处');
    await publish(source);
    expect((await item(source)).status).toBe('published');
    expect(await entry()).toMatchObject({
      item_code: `SX-A-R${round}-0`,
      number: 1,
      body: expect.stringContaining('收甲的好处') as string,
    });
    await ownChart(source, '乙');
    expect((await entry()).body).toContain('收甲的好处');
    await publish(source);
    expect((await entry()).body).toContain('收乙的好处');
    const counted = await db().selectFrom('mq.list_item').select(['risks_high']).where('item_id', 'in', [source, other]).execute();
    expect(new Set(counted.map(({ risks_high }) => risks_high)).size).toBe(1);
    const page = await desk.served.app.inject({ url: `/u/SX-A/R${round}-1`, headers: { accept: 'text/html' } });
    expect(page.body).toContain(`/i/SX-A-R${round}-0`);
  });

  it('are told by table and column where somebody changed them', async () => {
    await addThree();
    const [id = ''] = ids;
    await publish(id);
    await small.county.sequencer.settle();
    expect(await report()).toMatchObject({ sound: true, projections: 4 });
    const changes = {
      'published.list_entry': {
        ...{ name: "'别的'", lead: "'别的'", category: "'别的'", number: '7', effective_from: "'2020-01-01'", withdrawn: 'true' },
        ...{ item_code: "'X'", body: `replace(body, '盖公章', '盖私章')`, words: "'x'", plain_name: "'x'", code: "'x'" },
      },
      'mq.list_item': { status: "'draft'", published: 'null', aspects: "'000000'", risks_high: '99', body: "'{}'", shown_name: "'x'" },
    } as const;
    for (const [table, columns] of Object.entries(changes)) {
      const key = table === 'mq.list_item' ? 'item_id' : 'entry_id';
      for (const [column, value] of Object.entries(columns)) {
        await engine.database().asOwner((session) => session.script(`update ${table} set ${column} = ${value} where ${key} = '${id}'`));
        expect((await report()).faults, `${table}.${column}`).toMatchObject([
          { code: 'projection-differs', table, column, stream: `list-item/${id}` },
        ]);
        await rebuildProjections(small.services, words);
      }
    }
    await engine.database().asOwner((session) => session.script(`delete from published.list_entry where entry_id = '${id}'`));
    expect((await report()).faults).toMatchObject([{ code: 'projection-differs', table: 'published.list_entry' }]);
    await rebuildProjections(small.services, words);
    expect((await report()).faults).toEqual([]);
  });
});
