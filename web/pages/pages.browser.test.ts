import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageFrame } from '../../contract/page-frame.ts';
import { readingSheet, styleSheet } from '../ui/style/style-sheet.ts';
import { createHash } from 'node:crypto';
import { exampleQr } from '../ui/qr-code/examples.tsx';
import { axeFindings, chromiumPath, launchBrowser, layoutFindings, pagesOf, warnWithoutBrowser } from '../../testkit/browser/chromium.ts';
import { pageExamples } from './examples/all-pages.ts';

warnWithoutBrowser('pages in the browser');

/** Where pictures go when somebody wants to look: MINGQUAN_SHOTS=<folder>. */
const shots = process.env['MINGQUAN_SHOTS'];
/** Only the example of this name, for quick looks. */
const only = process.env['MINGQUAN_SHOTS_OF'];
const examples = pageExamples.filter((example) => only === undefined || example.name === only);

const styleHashes = [styleSheet, readingSheet].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
const policy = `default-src 'none'; style-src ${styleHashes}; img-src 'self'; form-action 'self'; base-uri 'none'`;

type Look = { readonly widths: readonly number[]; readonly display: PageFrame['display'] };
const looks: readonly Look[] = [
  { widths: [320, 390, 1280], display: 'normal' },
  { widths: [320, 390, 1280], display: 'elder' },
  { widths: [320], display: 'elder-large' },
];

describe.skipIf(chromiumPath === undefined)('pages in the browser', () => {
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

  /** Serves the page under the strict policy of the server, so that a blocked style shows as a violation. */
  async function show(html: string, width: number): Promise<readonly string[]> {
    const blocked: string[] = [];
    await page.unrouteAll();
    await page.route('**/*', (route) =>
      route.request().resourceType() === 'document'
        ? route.fulfill({ body: html, contentType: 'text/html; charset=utf-8', headers: { 'content-security-policy': policy } })
        : route.fulfill({ status: 404, body: '' }),
    );
    const listen = (message: { text: () => string }): void => {
      if (message.text().includes('Content Security Policy')) blocked.push(message.text());
    };
    page.on('console', listen);
    await page.setViewportSize({ width, height: 844 });
    await page.goto('http://pages.test/');
    page.off('console', listen);
    return blocked;
  }

  describe.each(examples)('$name', (example) => {
    test('has no axe violation and no sideways scrolling in any mode and width', async () => {
      const found: string[] = [];
      for (const { widths, display } of looks) {
        // Pages have no scripts: a page that was made wider is the page that was loaded wide.
        const blocked = await show(example.draw(display), widths[0] ?? 0);
        found.push(...blocked.map((text) => `${example.name} ${display}: ${text}`));
        for (const width of widths) {
          const place = `${example.name} ${width} ${display}`;
          await page.setViewportSize({ width, height: 844 });
          const lines = [...(await axeFindings(page)), ...(await layoutFindings(page, display !== 'normal'))];
          found.push(...lines.map((text) => `${place}: ${text}`));
          if (shots !== undefined) await page.screenshot({ path: join(shots, `${place.replaceAll(' ', '-')}.png`), fullPage: true });
        }
      }
      expect(found).toEqual([]);
    }, 120_000);
  });

  describe('print', () => {
    const sheets = examples.filter((example) => example.name.startsWith('item'));
    test.each(sheets)('$name fits on one A4', async (example) => {
      for (const display of ['normal', 'elder'] as const) {
        await show(example.draw(display), 1280);
        const pdf = await page.pdf({
          preferCSSPageSize: true,
          ...(shots === undefined ? {} : { path: join(shots, `${example.name}-${display}.pdf`) }),
        });
        expect(pagesOf(pdf), `${example.name} ${display}`).toBe(1);
      }
    });

    test('the QR code of the sheet is at least 20 mm wide, its quiet zone not counted', async () => {
      const item = pageExamples.find((example) => example.name === 'item');
      expect(item).toBeDefined();
      await show(item?.draw('normal') ?? '', 1280);
      await page.emulateMedia({ media: 'print' });
      const widthPx = await page.locator('.poster-qr svg').evaluate((element) => element.getBoundingClientRect().width);
      await page.emulateMedia({ media: 'screen' });
      const symbol = (exampleQr.size - 8) / exampleQr.size;
      expect((widthPx / 96) * 25.4 * symbol).toBeGreaterThanOrEqual(20);
    });
  });
});
