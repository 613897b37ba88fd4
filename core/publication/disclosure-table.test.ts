import { expect, it } from 'vitest';

import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';
import { disclosureTable } from './disclosure-table.ts';

const library = readLibrary(libraryRoot());
const items = library.items.map(({ item }) => item);
const table = disclosureTable(items, { unit: '梅岭镇', laws: library.laws, on: '2026-03-02' });

it('has the fixed headings in two rows, every column under one of them', () => {
  const [upper = [], lower = []] = table.rows;
  expect(upper.filter((text) => text !== null)).toEqual([
    ...['序号', '公开事项', '公开内容（要素）', '公开依据', '公开时限', '公开主体', '公开渠道和载体', '公开对象', '公开方式', '公开层级'],
  ]);
  expect(lower.filter((text) => text !== null)).toEqual([
    ...['一级事项', '二级事项', '全社会', '特定群体', '主动', '依申请公开', '县级', '乡级', '村级'],
  ]);
  const covered = table.merges.flatMap(({ fromRow, fromColumn, toRow, toColumn }) =>
    Array.from({ length: (toRow - fromRow + 1) * (toColumn - fromColumn + 1) }, (_, at) => [
      fromRow + Math.floor(at / (toColumn - fromColumn + 1)),
      fromColumn + (at % (toColumn - fromColumn + 1)),
    ]),
  );
  // Blocks never overlap, and the upper row is covered whole.
  expect(new Set(covered.map(String)).size).toBe(covered.length);
  expect(covered.filter(([row]) => row === 1)).toHaveLength(table.widths.length);
});

it('has one row for each item, with the laws of its level and one tick for its level', () => {
  const rows = table.rows.slice(table.headingRows);
  expect(rows).toHaveLength(items.length);
  for (const [at, row] of rows.entries()) {
    const item = items[at];
    expect(row).toHaveLength(table.widths.length);
    expect(row.slice(0, 3)).toEqual([at + 1, item?.category, item?.name]);
    expect(row.slice(-3)).toEqual(['county', 'town', 'village'].map((level) => (level === item?.level ? '√' : null)));
    expect(row[4]).toMatch(item?.level === 'village' ? /村民委员会组织法.*条号待核/ : /《政府信息公开条例》.*第20条/);
  }
});
