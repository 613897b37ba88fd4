import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';

import type { ItemView } from '../../../contract/public-views.ts';
import type { PosterView } from '../../../contract/poster.ts';
import type { Scene } from '../../../core/chart/layout/scene.ts';
import { libraryRoot, readLibrary } from '../../../server/library/read-library.ts';
import { qrOf } from '../../../server/platform/qr.ts';
import { frozenItemView, itemView } from '../../../server/public/item-view.ts';
import { stepList } from '../../../contract/steps/step-list.ts';
import { blocks, chartOfBlock } from '../../../testkit/random-chart.ts';
import { faultsOfScene } from '../../../testkit/scene-laws.ts';
import { speechOf } from '../../ui/messages/speech.tsx';
import { itemView as exampleView } from '../examples/item-views.ts';
import { bookletOf } from './booklet.ts';
import { itemInBooklet, itemOnA3, itemOnA4 } from './item-sheets.ts';
import { longImage } from './long-image.ts';

const speech = speechOf('zh-CN', '2026-11-25T02:00:00Z');
const library = readLibrary(libraryRoot());
const views = library.items.map((version) =>
  posterOf(
    itemView(version, frozenItemView(version, library.laws, '2026-11-25'), { ...exampleView, current: true, others: [], ledgerIndex: 1 }),
  ),
);

function posterOf(item: ItemView): PosterView {
  const qr = qrOf(`https://qingxi.example.gov.cn/i/${item.code}?p=${item.version.hash.slice(0, 8)}`);
  return { item, qr, county: '清溪县', demo: true, missing: [] };
}

function faults(sheets: readonly Scene[]): readonly string[] {
  return sheets.flatMap((sheet) => faultsOfScene(sheet));
}

type Forms = {
  readonly a4: ReturnType<typeof itemOnA4>;
  readonly a3: ReturnType<typeof itemOnA3>;
  readonly long: Scene;
  readonly booklet: readonly Scene[];
};

function draw(view: PosterView): Forms {
  const booklet = itemInBooklet(view, speech, (at) => String(at)).sheets;
  return { a4: itemOnA4(view, speech), a3: itemOnA3(view, speech), long: longImage(view, speech), booklet };
}

function allSheets({ a4, a3, long, booklet }: Forms): readonly Scene[] {
  return [...a4.sheets, ...a3.sheets, long, ...booklet];
}

describe.each(views)('$item.code version $item.version.number', (view) => {
  let forms: Forms;
  beforeAll(() => {
    forms = draw(view);
  });

  test('has no word outside its place, nothing outside the sheet, no cards or words on each other', () => {
    expect(faults(allSheets(forms))).toEqual([]);
  });

  test('is one A4 sheet or two by design, in type of 9.5 points at least; every further sheet says which it is', () => {
    const { sheets, plan } = forms.a4;
    expect(sheets).toHaveLength(plan.sheets);
    expect(plan.sheets).toBeLessThanOrEqual(2);
    expect(plan.size).toBeGreaterThanOrEqual(9.5);
    if (plan.sheets === 2) for (const [at, sheet] of sheets.entries()) expect(textOf(sheet)).toContain(`第${String(at + 1)}张，共2张`);
  });

  test('is one A3 sheet in type that is no smaller than on A4', () => {
    expect(forms.a3.sheets).toHaveLength(1);
    expect(forms.a3.plan.size).toBeGreaterThanOrEqual(forms.a4.plan.size);
  });

  test('names every step of a normal case on every form, and every step at all', () => {
    for (const text of [forms.a4.sheets, forms.a3.sheets, [forms.long]].map((sheets) => sheets.map(textOf).join('')))
      for (const step of view.item.steps) expect(text).toContain(step.plainName.replace(/\s/g, ''));
  });

  test('says version, first day and check code on every sheet, and its QR code is 20 mm wide at least', () => {
    const { number, hash } = view.item.version;
    for (const sheet of allSheets(forms)) {
      expect(textOf(sheet)).toMatch(new RegExp(`第${String(number)}版，\\d{4}年\\d+月\\d+日起执行`));
      expect(textOf(sheet)).toContain(hash.slice(0, 8));
      const [code, ...more] = sheet.marks.filter((mark) => mark.kind === 'code');
      expect(more).toEqual([]);
      const pattern = ((code?.size ?? 0) * ((code?.modules ?? 0) - 8)) / (code?.modules ?? 1);
      expect(pattern).toBeGreaterThanOrEqual((20 * 72) / 25.4);
    }
  });
});

/** All text of a sheet, spaces aside. */
function textOf({ marks }: Scene): string {
  return marks
    .flatMap((mark) => (mark.kind === 'words' ? [mark.text] : []))
    .join('')
    .replace(/\s/g, '');
}

describe('whatever an item holds', () => {
  const odd = fc.oneof(
    fc.constantFrom(
      '<script>alert(1)</script>',
      'x'.repeat(60),
      '（（（《《',
      '，，，，，，，，',
      '𠮷野家',
      '1234567890123456789012345678901234567890',
      '第 2 步\n\t再看',
      '',
    ),
    fc.string({ maxLength: 60, unit: 'grapheme' }),
    fc.string({ maxLength: 60, unit: fc.constantFrom(...'村里修路，。（）《》12a ') }),
  );

  test('random charts with odd names keep to their places', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(
        blocks,
        fc.array(odd, { minLength: 6, maxLength: 6 }),
        (block, [name = '', who = '', what = '', note = '', label = '', bring = '']) => {
          const chart = chartOfBlock(block);
          const steps = stepList({ chart, cite: () => [] }).map((step, at) => ({
            ...step,
            plainName: at % 2 === 0 ? name : `${step.plainName}${note}`,
            who: at % 3 === 0 ? who : step.who,
            branches: step.branches.map((branch) => ({ ...branch, label: `${branch.label}${label}` })),
            risks: at % 2 === 0 ? [{ level: 'high' as const, what, prevention: note, forbidden: [] }] : [],
          }));
          const item = { ...exampleView, plainName: name, lead: what, steps, materials: [{ what: bring, note }], forbidden: [what, label] };
          expect(faults(allSheets(draw(posterOf(item)))).filter((fault) => !fault.startsWith('a line begins'))).toEqual([]);
        },
      ),
      { numRuns: 25 },
    );
  });

  test('an item of two hundred steps takes more sheets and loses none', () => {
    const steps = Array.from({ length: 200 }, (_, at) => ({
      ...exampleView.steps[0],
      number: at + 1,
      plainName: `第${String(at)}件`,
      branches: [],
      after: null,
    }));
    const view = posterOf({ ...exampleView, steps: steps as ItemView['steps'] });
    const { sheets } = itemOnA4(view, speech);
    expect(faults(sheets)).toEqual([]);
    expect(sheets.map(textOf).join('')).toContain('第199件');
  });
});

test('a booklet numbers its pages, lists every item with the page on which it begins, and each begins on a page of its own', () => {
  const book = bookletOf(
    { unit: '柳溪镇', county: '清溪县', demo: true, day: '2026-11-25', qr: qrOf('https://qingxi.example.gov.cn/u/1'), items: views },
    speech,
  );
  const sheets = [...book.sheets()];
  expect(sheets).toHaveLength(book.pages);
  expect(faults(sheets)).toEqual([]);
  expect(book.bookmarks).toHaveLength(views.length + 1);
  // Cover first, then the contents, as many pages as the list needs, up to the first item.
  const contents = sheets.slice(1, book.bookmarks[1]?.sheet).map(textOf).join('');
  for (const { title, sheet } of book.bookmarks.slice(1)) {
    const [code = '', name = ''] = title.split(' ');
    const page = sheets[sheet];
    expect(page === undefined ? '' : textOf(page)).toContain(name);
    expect(contents).toContain(code);
    expect(page === undefined ? '' : textOf(page)).toContain(`第${String(sheet + 1)}页，共${String(book.pages)}页`);
  }
});
