import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import type { ListResult } from '../exchange/list-import/list-result.ts';
import { csvOf, xlsxOf } from '../testkit/list-import/write-files.ts';
import { main } from './main.ts';

const head = ['序号', '权力事项', '表现形式', '等级', '防控措施', '责任人'];
const good = ['1', '低保申请', '1.受理风险:不登记；2.审查风险:走过场', '1中1低', '1.登记；2.入户', '王某'];
const bad = ['2', '危房改造', '1.甲；2.乙', '1中2低', '公示', '李某'];

describe('mingquan import-list', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'import-list-'));
  });
  afterEach(async () => await rm(folder, { recursive: true }));

  async function run(...args: readonly string[]) {
    const said = { out: '', err: '' };
    const console = { out: (text: string) => void (said.out += text), err: (text: string) => void (said.err += text), env: {}, folder };
    return { code: await main(['import-list', ...args], console), ...said };
  }

  it('prints the documented shape, members in their order, and 0 when nothing is to be asked', async () => {
    await writeFile(join(folder, 'a.csv'), csvOf([head, good]));
    const { code, out } = await run('a.csv', '--json');
    const result = JSON.parse(out) as ListResult;
    expect(code).toBe(0);
    expect(Object.keys(result)).toEqual(['sheets', 'items', 'errors']);
    expect(result.sheets).toEqual([
      {
        sheet: 'a.csv',
        header_rows: [1],
        mapping: {
          序号: 'ignore',
          权力事项: 'name',
          表现形式: 'risks.what',
          等级: 'risks.level',
          防控措施: 'risks.prevention',
          责任人: 'risks.owner',
        },
      },
    ]);
    expect(result.items).toEqual([
      {
        sheet: 'a.csv',
        rows: [2, 2],
        code: null,
        name: '低保申请',
        sub_item: null,
        power_type: null,
        category: null,
        content: null,
        posts: [],
        basis: [],
        responsibilities: [],
        accountability: [],
        risks: [
          { stage: '受理', level: 'middle', what: '不登记', prevention: '登记', owner: '王某' },
          { stage: '审查', level: 'low', what: '走过场', prevention: '入户', owner: '王某' },
        ],
        forbidden: [],
        remark: null,
      },
    ]);
  });

  it('asks with sheet, row, column letters, code, sentence and value, and ends with 1', async () => {
    await writeFile(join(folder, 'a.csv'), csvOf([head, good, bad]));
    const { code, out } = await run('a.csv', '--json');
    const [error, ...others] = (JSON.parse(out) as ListResult).errors;
    expect([code, others]).toEqual([1, []]);
    expect(error).toMatchObject({ sheet: 'a.csv', row: 3, column: 'D', code: 'level-count-differs', value: '1中2低' });
    expect(error?.message).toContain('等级共 3 个，风险点 2 条');
  });

  it('tells a person the mapping, the items and what to mend', async () => {
    await writeFile(join(folder, 'a.csv'), csvOf([head, good, bad]));
    const { out, err } = await run('a.csv');
    expect(out).toContain('等级 → risks.level');
    expect(out).toContain('2\t\t低保申请\t\t0\t0\t0/1/1/0');
    expect(out).toMatch(/第 3 行\t列 D\t1中2低\t.*逐条填写等级/);
    expect(err).not.toContain('低保申请');
  });

  it('gives the file back with its errors marked, and never over another file', async () => {
    await writeFile(join(folder, 'a.xlsx'), await xlsxOf([{ name: '表', rows: [head, bad] }]));
    expect((await run('a.xlsx', '--marked', 'b.xlsx')).code).toBe(1);
    expect((await readFile(join(folder, 'b.xlsx'))).subarray(0, 2).toString()).toBe('PK');
    const again = await run('a.xlsx', '--marked', 'b.xlsx');
    expect([again.code, again.err]).toEqual([2, expect.stringContaining('文件已存在')]);
  });

  it.each([
    ['b.xls', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'legacy-format', '另存为 .xlsx'],
    ['b.xlsx', new Uint8Array([0x50, 0x4b, 3, 4]), 'not-a-workbook', '不是 xlsx'],
    ['nothing.xlsx', null, 'file-unreadable', '无法读取'],
  ])('refuses %s with a sentence and 2', async (name, bytes, refused, sentence) => {
    if (bytes !== null) await writeFile(join(folder, name), bytes);
    const { code, out, err } = await run(name, '--json');
    expect([code, JSON.parse(out)]).toMatchObject([2, { sheets: [], items: [], errors: [{ code: refused }] }]);
    expect(err).toContain(sentence);
  });

  it('keeps only the items of the wished unit', async () => {
    const rows = [
      ['责任单位', '事项名称', '责任事项'],
      ['民政局', '甲', 'a'],
      ['住建局', '乙', 'b'],
    ];
    await writeFile(join(folder, 'a.csv'), csvOf(rows));
    const { out } = await run('a.csv', '--json', '--unit', '住建局');
    expect((JSON.parse(out) as ListResult).items.map(({ name }) => name)).toEqual(['乙']);
  });
});
