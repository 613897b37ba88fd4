import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { layoutOf, powerListLayout, riskTableLayout } from '../../core/catalogue/list-export/list-layout.ts';
import { publishedItem } from '../../core/catalogue/list-export/published-item.ts';
import type { ListItem, ListReading } from '../../core/catalogue/list-import/list-item.ts';
import { readList } from '../../core/catalogue/list-import/read-list.ts';
import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';
import { randomListItems } from '../../testkit/list-export/random-items.ts';
import { inventedItems } from '../../testkit/list-import/invented-items.ts';
import { listShapes } from '../../testkit/list-import/list-shapes.ts';
import { riskShapes } from '../../testkit/list-import/risk-shapes.ts';
import { parseDocument } from '../docx/parse-document.ts';
import { readListFile } from '../list-import/read-list-file.ts';
import { parseWorkbook } from '../xlsx/parse-workbook.ts';
import { defaultCaps } from '../xlsx/workbook.ts';
import { tableOfList, writeListFile } from './write-list-file.ts';

const library = readLibrary(libraryRoot());
const published = library.items.map(({ item }) => publishedItem(item, library.laws, '2026-03-02'));
const about = { creator: '清溪县', day: '2026-03-02' };
const formats = ['xlsx', 'docx'] as const;

function ok<T extends object>(value: T | Refusal): T {
  if (isRefusal(value)) throw new Error(JSON.stringify(value));
  return value;
}

async function throughFile(
  format: 'docx' | 'xlsx',
  list: { readonly layout: typeof powerListLayout; readonly items: readonly ListItem[] },
): Promise<ListReading> {
  const bytes = await writeListFile(format, { title: '梅岭镇权责清单', note: '梅岭镇　2026年3月2日', ...list }, about);
  return ok(await readListFile({ name: `清单.${format}`, bytes }));
}

/** The same without threads: the readers themselves. */
async function throughReader(
  format: 'docx' | 'xlsx',
  list: { readonly layout: typeof powerListLayout; readonly items: readonly ListItem[] },
): Promise<ListReading> {
  const bytes = await writeListFile(format, { title: '清单', note: '2026年3月2日', ...list }, about);
  const { sheets } = ok(format === 'xlsx' ? parseWorkbook(bytes, defaultCaps) : parseDocument(bytes, defaultCaps));
  return readList(sheets);
}

describe.each(formats)('a list written as %s', (format) => {
  it('comes back whole from our own import, for every item of the library', async () => {
    const duties = await throughFile(format, { layout: powerListLayout, items: published });
    const risks = await throughFile(format, { layout: riskTableLayout, items: published });
    expect(duties.items).toHaveLength(published.length);
    // Two versions of one item in one list are asked about; nothing else is.
    expect(new Set([...duties.findings, ...risks.findings].map(({ code }) => code))).toEqual(new Set(['duplicate-item']));
    for (const [at, item] of published.entries()) {
      const { code, name, subItem, powerType, basis, responsibilities, accountability } = item;
      expect(duties.items[at]).toMatchObject({ code, name, subItem, powerType, basis, responsibilities, accountability });
      expect(risks.items[at]).toMatchObject({ name, risks: item.risks });
    }
  });

  it('comes back whole for random lists, where it does not say otherwise', async () => {
    await fc.assert(
      fc.asyncProperty(randomListItems('nasty'), async (items) => {
        const lost = new Set(tableOfList({ title: '', note: '', layout: powerListLayout, items }).lost.map(({ name }) => name));
        const back = await throughReader(format, { layout: powerListLayout, items });
        expect(back.items.length).toBe(items.length);
        for (const [at, item] of items.entries()) {
          if (lost.has(item.name)) continue;
          const { basis, responsibilities, accountability } = item;
          expect(back.items[at]).toMatchObject({ basis, responsibilities, accountability });
        }
      }),
      { numRuns: 25 },
    );
  });

  it('is the same file for the same content', async () => {
    const list = { title: '清单', note: '', layout: powerListLayout, items: published };
    const [first, second] = [await writeListFile(format, list, about), await writeListFile(format, list, about)];
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true);
  });

  it.each([...listShapes, ...riskShapes].filter(({ title }) => !/form with one item/.test(title)))(
    'goes back under the headings of $title',
    async ({ file, bytes }) => {
      const read = ok(await readListFile({ name: file, bytes: await bytes() }));
      const [table] = read.tables;
      if (table === undefined) throw new Error('no table');
      const items = read.items.slice(0, 30);
      const back = await throughReader(format, { layout: layoutOf(table), items });
      expect(back.tables[0]?.mapping.map(({ field }) => field)).toEqual(table.mapping.map(({ field }) => field));
      const told = (list: readonly ListItem[]) => list.map(({ sheet: _sheet, rows: _rows, ...rest }) => rest);
      expect(told(back.items)).toEqual(told(items));
    },
  );
});

describe('a text that looks like a formula or like markup', () => {
  const hostile = ['=1+1', '+86', '-2', '@甲', '\tx', '\rx', '<script>alert(1)</script>', '&lt;', ']]>', '"', '甲\u0001乙', '\ud800'];

  it('is text in every cell of an xlsx, and the file is whole', async () => {
    const items = inventedItems(hostile.length);
    const [base] = published;
    if (base === undefined) throw new Error('no item');
    const named = items.map((_, at) => ({ ...base, code: `C-${String(at)}`, name: `${hostile[at] ?? ''}` }));
    const bytes = await writeListFile('xlsx', { title: '=清单', note: '+1', layout: powerListLayout, items: named }, about);
    const { sheets } = ok(parseWorkbook(bytes, defaultCaps));
    const cells = sheets.flatMap((sheet) => sheet.rows.flatMap(({ cells: row }) => [...row.values()]));
    expect(cells.length).toBeGreaterThan(hostile.length * 6);
    expect(cells.filter((cell) => 'formula' in cell)).toEqual([]);
    expect(cells.map(({ text }) => text)).toEqual(expect.arrayContaining(['=1+1', '@甲', '<script>alert(1)</script>', '甲\u0001乙']));
  });

  it('is text in every cell of a docx, and the file is well-formed', async () => {
    const [base] = published;
    if (base === undefined) throw new Error('no item');
    const named = hostile.map((name, at) => ({ ...base, code: `C-${String(at)}`, name }));
    const bytes = await writeListFile('docx', { title: '<w:p>', note: '&', layout: powerListLayout, items: named }, about);
    const { sheets } = ok(parseDocument(bytes, defaultCaps));
    const texts = sheets.flatMap((sheet) => sheet.rows.flatMap(({ cells: row }) => [...row.values()].map(({ text }) => text)));
    expect(texts).toEqual(expect.arrayContaining(['=1+1', '<script>alert(1)</script>', '&lt;', ']]>', '甲乙']));
  });
});
