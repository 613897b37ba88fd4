import { afterEach, beforeEach, expect, it } from 'vitest';
import type { z } from 'zod';

import type { deskImport, deskImports } from '../../contract/desk-import.ts';
import type { deskItem } from '../../contract/desk-item.ts';
import type { deskList } from '../../contract/desk-list.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { bodyOf, type DeskClient, openDesk } from '../../testkit/desk/desk-client.ts';

type Import = z.output<typeof deskImport>;

const rows = [
  ['序号', '权力事项', '编码', '权力类型', '责任岗位', '表现形式', '等级', '防控措施', '老办法'],
  ['1', '用章管理', 'A-01', '其他', '镇长', '1.受理风险：不登记。', '高', '两人在场。', '口头说'],
  ['2', '合同签订', 'A-02', '其他', '镇长', '1.审查风险：偏向一家。', '中', '法规岗先看。', '口头说'],
  ['3', '公务接待', 'A-03', '其他', '办公室', '1.超标准。', '低', '月底公开。', ''],
];
const file = (table: readonly (readonly string[])[] = rows): Uint8Array =>
  Buffer.from(table.map((row) => row.join(',')).join('\n'), 'utf8');

describeOnBothEngines('a list file at the desk', (engine) => {
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

  const upload = async (bytes = file()): Promise<Import> => {
    const answer = await desk.upload('compiler', '/units/SX-A/imports?name=list.csv', bytes);
    expect(answer.statusCode, answer.body).toBe(200);
    return bodyOf<Import>(answer);
  };
  const act = async (id: string, verb: string, body: object = {}): Promise<Import> => {
    const answer = await desk.post('compiler', `/imports/${id}/${verb}`, body);
    expect(answer.statusCode, answer.body).toBe(200);
    return bodyOf<Import>(answer);
  };
  const list = async (): Promise<z.output<typeof deskList>> => bodyOf(await desk.get('compiler', '/units/SX-A/items'));

  it('shows how it was understood, takes another meaning of a column, and comes into the list in parts', async () => {
    const read = await upload();
    expect(read).toMatchObject({ state: 'read', counts: { items: 3, again: 0, made: 0 } });
    const odd = read.tables[0]?.columns.find(({ heading }) => heading === '老办法');
    expect(odd).toMatchObject({ field: 'other', samples: ['口头说'] });
    const mapped = await act(read.id, 'mapping', { mapping: [{ table: 0, column: odd?.column ?? 0, field: 'remark' }] });
    expect(mapped.tables[0]?.columns.find(({ heading }) => heading === '老办法')).toMatchObject({ field: 'remark' });
    const applied = await act(read.id, 'apply', { items: [0, 2] });
    expect(applied).toMatchObject({ state: 'applied', counts: { items: 3, made: 2 } });
    const { rows: shown } = await list();
    expect(shown.map(({ name }) => name)).toEqual(['公务接待', '用章管理']);
    const stamp: z.output<typeof deskItem> = bodyOf(
      await desk.get('compiler', `/items/${shown.find(({ code }) => code === 'A-01')?.id ?? ''}`),
    );
    expect(stamp).toMatchObject({
      fields: { remark: '口头说', posts: ['镇长'], risks: [{ stage: '受理', level: 'high', what: '不登记。', prevention: '两人在场。' }] },
      history: [{ kind: 'item-added', sentence: '从文件导入。' }],
    });
    expect((await desk.post('compiler', `/imports/${read.id}/apply`, { items: 'all' })).statusCode).toBe(409);
  });

  it('tells what the list has already, changes it when asked, and goes back as a whole but for what was worked on since', async () => {
    await act((await upload()).id, 'apply', { items: 'all' });
    const second = await upload(file(rows.map((row) => row.map((cell) => (cell === '镇长' ? '副镇长' : cell)))));
    expect(second.counts).toMatchObject({ items: 3, again: 3 });
    expect((await act(second.id, 'apply', { items: 'all', again: 'change' })).counts).toMatchObject({ made: 2 });
    const ids = (await list()).rows.map(({ id }) => id);
    const posts = async () =>
      Promise.all(ids.map(async (id) => bodyOf<z.output<typeof deskItem>>(await desk.get('compiler', `/items/${id}`)).fields.posts));
    expect((await posts()).flat().toSorted()).toEqual(['办公室', '副镇长', '副镇长'].toSorted());
    await act(second.id, 'undo');
    expect((await posts()).flat().toSorted()).toEqual(['办公室', '镇长', '镇长'].toSorted());
  });

  it('removes what it made when it is undone, and names what it had to leave', async () => {
    const read = await upload();
    await act(read.id, 'apply', { items: 'all' });
    const [first] = (await list()).rows;
    await desk.post('compiler', `/items/${first?.id ?? ''}/fields`, { base: 1, fields: { lead: '写过了。' } });
    const undone = await act(read.id, 'undo');
    expect(undone).toMatchObject({ state: 'undone', kept: [{ id: first?.id }] });
    expect((await list()).rows.map(({ id }) => id)).toEqual([first?.id]);
    const events = await small.services.database.app
      .selectFrom('mq.event')
      .select('type')
      .where('stream_kind', '=', 'list-import')
      .execute();
    expect(events.map(({ type }) => type).toSorted()).toEqual(['list-import-undone', 'list-imported']);
    const all: z.output<typeof deskImports> = bodyOf(await desk.get('compiler', '/units/SX-A/imports'));
    expect(all.imports).toMatchObject([{ id: read.id, state: 'undone', counts: { items: 3, made: 3 } }]);
  });

  it('keeps nothing of a file that could do harm, and is nobody else’s', async () => {
    const bad = await upload(Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(500, 7)]));
    expect(bad).toMatchObject({ state: 'refused', items: [], refusal: { sentence: expect.stringMatching(/xlsx/) as string } });
    expect(await small.services.database.app.selectFrom('mq.list_import').select('file').executeTakeFirstOrThrow()).toMatchObject({
      file: expect.objectContaining({ length: 0 }) as Uint8Array,
    });
    const good = await upload();
    for (const who of ['compiler-far', 'legal', 'office-head', 'clerk']) {
      expect((await desk.get(who, `/imports/${good.id}`)).statusCode).toBe(404);
      expect((await desk.post(who, `/imports/${good.id}/apply`, { items: 'all' })).statusCode).toBe(404);
      expect((await desk.upload(who, '/units/SX-A/imports?name=x.csv', file())).statusCode).toBe(404);
    }
    expect((await desk.post('compiler', '/units/SX-A/imports?name=x.csv', { a: 1 })).statusCode).toBe(400);
  });
});
