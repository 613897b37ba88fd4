import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { riskTag } from '../../core/chart/layout/risk-piece.ts';
import type { Scene } from '../../core/chart/layout/scene.ts';
import { textPiece } from '../../core/chart/layout/text-piece.ts';
import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';
import { qrOf } from '../../server/platform/qr.ts';
import { frozenItemView, itemView } from '../../server/public/item-view.ts';
import { codeOf, cut, darkShare, pagesOfPdf, pictureOf } from '../../testkit/printed-sheet.ts';
import { itemView as exampleView } from '../../web/pages/examples/item-views.ts';
import { bookletOf } from '../../web/pages/poster/booklet.ts';
import { paperInks } from '../../web/pages/poster/inks.ts';
import { itemOnA3, itemOnA4 } from '../../web/pages/poster/item-sheets.ts';
import { longImage } from '../../web/pages/poster/long-image.ts';
import { speechOf } from '../../web/ui/messages/speech.tsx';
import { pdfOf } from './pdf-pen.ts';
import { pngOf } from './png-pen.ts';
import { svgOf } from './svg-pen.ts';

const fontFile = 'web/fonts/noto-sans-sc.otf';
const font = new Uint8Array(readFileSync(fontFile));
const speech = speechOf('zh-CN', '2026-11-25T02:00:00Z');
const address = 'https://qingxi.example.gov.cn/i/T-03?p=2f43ccaa';
const view = viewOf('T-03');

function viewOf(code: string) {
  const library = readLibrary(libraryRoot());
  const version = library.items.find(({ item }) => item.code === code);
  if (version === undefined) throw new Error(`${code} is not in the library`);
  const around = { ...exampleView, current: true, others: [], ledgerIndex: 1 };
  const item = itemView(version, frozenItemView(version, library.laws, '2026-11-25'), around);
  return { item, qr: qrOf(address), county: '清溪县', demo: true, missing: [] };
}

function printed(sheets: Iterable<Scene>, bookmarks: readonly { readonly title: string; readonly sheet: number }[] = []) {
  return { title: '村里修路补钱', sheets, inks: paperInks, bookmarks };
}

function pageCount(pdf: Uint8Array): number {
  return (
    Buffer.from(pdf)
      .toString('latin1')
      .match(/\/Type \/Page\b/g)?.length ?? 0
  );
}

describe('the QR code of each form opens the address', () => {
  test('on A4 and A3, read from a picture of the sheet', () => {
    for (const { sheets } of [itemOnA4(view, speech), itemOnA3(view, speech)])
      for (const sheet of sheets) expect(codeOf(pictureOf(pngOf(sheet, paperInks, { fontFile, scale: 2 })))).toBe(address);
  });

  test('on the long picture, which is 1,080 pixels wide', () => {
    const picture = pictureOf(pngOf(longImage(view, speech), paperInks, { fontFile }));
    expect(picture.width).toBe(1_080);
    const end = cut(picture, { x: 0, y: picture.height - 1_200 }, { width: picture.width, height: 1_200 });
    expect(codeOf(end)).toBe(address);
  });

  test('on the pages of a PDF, read as a printer draws them', async () => {
    const pages = pagesOfPdf(await pdfOf(printed(itemOnA4(view, speech).sheets), font), 120);
    expect(pages?.map((page) => codeOf(page)) ?? [address, address]).toEqual([address, address]);
  });
});

describe('a PDF', () => {
  test('has one page for each sheet, bookmarks, and the same bytes for the same sheets', async () => {
    const { sheets } = itemOnA4(view, speech);
    const [once, again] = [await pdfOf(printed(sheets), font), await pdfOf(printed(sheets), font)];
    expect(pageCount(once)).toBe(2);
    expect(Buffer.from(once).equals(Buffer.from(again))).toBe(true);
    expect(pageCount(await pdfOf(printed(itemOnA3(view, speech).sheets), font))).toBe(1);
  });

  test('of a booklet has all its pages and an outline', async () => {
    const book = bookletOf(
      { unit: '柳溪镇', county: '清溪县', demo: true, day: '2026-11-25', qr: qrOf(address), items: [view, view] },
      speech,
    );
    const told: number[] = [];
    const pdf = await pdfOf(printed(book.sheets(), book.bookmarks), font, (done) => told.push(done));
    expect(pageCount(pdf)).toBe(book.pages);
    expect(told.at(-1)).toBe(book.pages);
    expect(Buffer.from(pdf).toString('latin1')).toContain('/Outlines');
  });

  test('has no code of its own and nothing that opens anything, whatever the names', async () => {
    const hostile = { ...view, item: { ...view.item, plainName: ') /JavaScript (app.alert(1)) <script>', lead: ')>>endobj' } };
    const text = Buffer.from(await pdfOf(printed(itemOnA4(hostile, speech).sheets), font)).toString('latin1');
    expect(text).not.toMatch(/\/(JavaScript|JS|OpenAction|Launch|URI|EmbeddedFile)\b/);
    expect(text).not.toContain(')>>endobj');
  });
});

test('markup in a name is text in the drawing', () => {
  const hostile = { ...view, item: { ...view.item, plainName: '<script>alert("1")</script>&amp;' } };
  const svg = itemOnA4(hostile, speech)
    .sheets.map((sheet) => svgOf(sheet, paperInks))
    .join('');
  expect(svg).not.toContain('<script');
  expect(svg).toContain('&#60;script&#62;');
});

test('risk levels differ without colour: by word, by bars, by fill and border', () => {
  const shares = (['high', 'middle', 'low'] as const).map((level) => {
    const { width, piece } = riskTag(level, '风险', 40);
    const picture = pictureOf(pngOf({ width: width + 20, height: piece.height + 20, marks: piece.draw(10, 10) }, paperInks, { fontFile }));
    return darkShare(picture);
  });
  const [high = 0, middle = 0, low = 0] = shares;
  expect(high).toBeGreaterThan(middle * 1.5);
  expect(middle).toBeGreaterThan(low * 1.25);
});

test('both pens draw words as wide as the layout counts them', () => {
  const [words] = textPiece([{ text: '村里修路Wi，12' }], { size: 100, width: 2_000 }).draw(0, 0);
  if (words?.kind !== 'words') throw new Error('no words');
  const scene = {
    width: 1_400,
    height: 140,
    marks: [
      { kind: 'box', x: words.x + words.width, y: 0, width: 1, height: 140, card: false, radius: 0, fill: 'ink', stroke: null },
      words,
    ],
  } as const;
  const picture = pictureOf(pngOf(scene, paperInks, { fontFile }));
  const behind = Math.ceil(words.x + words.width) + 2;
  expect(darkShare(cut(picture, { x: behind, y: 0 }, { width: picture.width - behind, height: 140 }))).toBe(0);
  expect(darkShare(cut(picture, { x: behind - 30, y: 0 }, { width: 28, height: 140 }))).toBeGreaterThan(0);
});
