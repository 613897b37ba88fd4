import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { libraryRoot, readLibrary } from '../../../server/library/read-library.ts';
import { randomListItems } from '../../../testkit/list-export/random-items.ts';
import type { ListItem } from '../list-import/list-item.ts';
import { readList } from '../list-import/read-list.ts';
import { layoutOf, type ListLayout, powerListLayout, riskTableLayout } from './list-layout.ts';
import { publishedItem } from './published-item.ts';
import { type WrittenList, writeList } from './write-list.ts';

const library = readLibrary(libraryRoot());
const published = library.items.map(({ item }) => publishedItem(item, library.laws, '2026-03-02'));

const perRisk: ListLayout = [
  { heading: '序号', field: 'ignore' },
  { heading: '职权名称', field: 'name' },
  { heading: '风险环节', field: 'stage' },
  { heading: '风险表现', field: 'risks.what' },
  { heading: '风险等级', field: 'risks.level' },
  { heading: '防范措施', field: 'risks.prevention' },
  { heading: '责任人', field: 'risks.owner' },
];
const layouts = { powerListLayout, riskTableLayout, perRisk };

/** What the import makes of the written table. */
function readBack({ headings, rows, merges }: WrittenList): readonly ListItem[] {
  const sheet = [headings, ...rows].map((row, at) => ({
    row: at + 1,
    cells: new Map(row.flatMap((value, column) => (value === null ? [] : [[column + 1, { kind: 'text', text: String(value) }] as const]))),
  }));
  return readList([{ name: '', rows: sheet, merges }]).items;
}

describe('a list that is written', () => {
  it('keeps every text of every item of the library', () => {
    expect(published.length).toBeGreaterThanOrEqual(6);
    for (const { risks, responsibilities, basis } of published)
      expect([risks, responsibilities, basis].map((list) => list.length > 0)).toEqual([true, true, true]);
    for (const layout of Object.values(layouts)) expect(writeList(published, layout).lost).toEqual([]);
    const [duties, risks] = [readBack(writeList(published, powerListLayout)), readBack(writeList(published, riskTableLayout))];
    for (const [at, item] of published.entries()) {
      const { code, name, powerType, basis, responsibilities, accountability } = item;
      expect(duties[at]).toMatchObject({ code, name, powerType, basis, responsibilities, accountability });
      expect(risks[at]).toMatchObject({ name, risks: item.risks });
    }
  });

  it('writes levels as counts, phases before the colon and numbered texts in one cell', () => {
    const [first] = published.filter(({ risks }) => risks.length > 2);
    const [row = []] = writeList(first === undefined ? [] : [first], riskTableLayout).rows;
    expect(row[2]).toBe(first?.risks.length);
    expect(row[3]).toMatch(/^1\.[^：\n]+风险：.+\n2\.[^：\n]+风险：/);
    expect(row[4]).toMatch(/^(\d[高中低])+$/);
    expect(row[5]).toMatch(/^1\..+\n2\./);
  });

  it('loses nothing of ordinary texts', () => {
    fc.assert(
      fc.property(randomListItems('ordinary'), (items) => {
        for (const layout of Object.values(layouts)) expect(writeList(items, layout).lost).toEqual([]);
      }),
    );
  });

  it('names each text that does not come back, whatever the texts hold', () => {
    let lost = 0;
    fc.assert(
      fc.property(randomListItems('nasty'), (items) => {
        const list = writeList(items, powerListLayout);
        const back = readBack(list);
        lost += list.lost.length;
        const named = new Set(list.lost.map(({ name }) => name));
        for (const [at, item] of items.entries()) {
          if (named.has(item.name)) continue;
          const { basis, responsibilities, accountability, powerType, code } = item;
          expect(back[at]).toMatchObject({ basis, responsibilities, accountability, powerType, code });
        }
      }),
      { numRuns: 150 },
    );
    expect(lost).toBeGreaterThan(0);
  });

  it('keeps texts with numbers of their own apart by another way of numbering', () => {
    const accountability = ['超过期限的。2.没有说明理由的', '3个工作日内没有答复的', '（1）收了钱的；（2）收了礼的'];
    const [item] = published;
    const list = writeList(item === undefined ? [] : [{ ...item, accountability }], powerListLayout);
    expect(list.lost).toEqual([]);
    expect(readBack(list)[0]?.accountability).toEqual(accountability);
  });

  it('goes back under the headings it was read from', () => {
    const layout = layoutOf({
      mapping: [
        { heading: '编 号', field: 'code' },
        { heading: '职权名称', field: 'name' },
        { heading: '责任岗位', field: 'posts' },
        { heading: '禁止行为', field: 'forbidden' },
        { heading: '办理时限', field: 'limit' },
        { heading: '备注', field: 'remark' },
      ],
    });
    const current = [...new Map(published.map((item) => [item.code, item])).values()];
    const items = current.map((item, at) => ({
      ...item,
      remark: `第${String(at)}件`,
      other: [{ heading: '办理时限', field: 'limit' as const, text: `${String(at + 1)}个工作日` }],
    }));
    const list = writeList(items, layout);
    expect(list.headings).toEqual(layout.map(({ heading }) => heading));
    expect(list.lost).toEqual([]);
    expect(readBack(list).map(({ posts, forbidden, remark, other }) => ({ posts, forbidden, remark, other }))).toEqual(
      items.map(({ posts, forbidden, remark, other }) => ({ posts, forbidden, remark, other })),
    );
  });
});
