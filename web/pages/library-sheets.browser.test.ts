import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ItemView } from '../../contract/public-views.ts';
import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';
import { frozenItemView, itemView } from '../../server/public/item-view.ts';
import { chromiumPath, launchBrowser, warnWithoutBrowser } from '../../testkit/browser/chromium.ts';
import { publicFrame } from './examples/frames.ts';
import { itemView as exampleView } from './examples/item-views.ts';
import { itemPage } from './public/item-page.tsx';

warnWithoutBrowser('printed sheets of the library');

/** Where the sheets go when somebody wants to look: MINGQUAN_SHOTS=<folder>. */
const shots = process.env['MINGQUAN_SHOTS'];

/** The library's items as a citizen sees them, with the surroundings of the example. */
const views: readonly ItemView[] = libraryViews();

function libraryViews(): readonly ItemView[] {
  const library = readLibrary(libraryRoot());
  return library.items.map((version) => {
    const frozen = frozenItemView(version, library.laws, '2026-11-23');
    return itemView(version, frozen, {
      unit: exampleView.unit,
      current: true,
      restraint: { persons: 9, posts: 8 },
      others: [],
      ledgerIndex: 1,
      activity: exampleView.activity,
      notices: exampleView.notices,
      qr: exampleView.qr,
    });
  });
}

test('the library has items to print', () => {
  expect(views.length).toBeGreaterThanOrEqual(5);
});

test.each(views)('$code version $version.number weighs at most 15 KB compressed', (view) => {
  expect(gzipSync(itemPage(publicFrame, view), { level: 9 }).length).toBeLessThanOrEqual(15 * 1024);
});

test('only services say where to apply', () => {
  const says = (code: string): boolean | undefined => {
    const view = views.find((one) => one.code === code);
    return view === undefined ? undefined : itemPage(publicFrame, view).includes('href="#apply"');
  };
  expect(['V-FW-01', 'T-07', 'B-03', 'V-JC-01', 'T-03'].map(says)).toEqual([true, true, true, false, false]);
});

describe.skipIf(chromiumPath === undefined)('printed sheets', () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await browser.newPage();
    if (shots !== undefined) mkdirSync(shots, { recursive: true });
  });
  afterAll(async () => {
    await browser.close();
  });

  test.each(views)('$code version $version.number fits on one A4', async (view) => {
    for (const display of ['normal', 'elder'] as const) {
      await page.setContent(itemPage({ ...publicFrame, display }, view));
      const path = shots === undefined ? {} : { path: join(shots, `sheet-${view.code}-${view.version.number}-${display}.pdf`) };
      const pdf = await page.pdf({ preferCSSPageSize: true, ...path });
      const pages = [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page(?![s\w])/g)].length;
      expect(pages, display).toBe(1);
    }
  });
});
