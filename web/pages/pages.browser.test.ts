import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PageFrame } from '../../contract/page-frame.ts';
import { readingSheet, styleSheet } from '../ui/style/style-sheet.ts';
import { createHash } from 'node:crypto';
import { exampleQr } from '../ui/qr-code/examples.tsx';
import { chromiumPath, launchBrowser, pagesOf, warnWithoutBrowser } from '../../testkit/browser/chromium.ts';
import { pageExamples } from './examples/all-pages.ts';

warnWithoutBrowser('pages in the browser');

/** Where pictures go when somebody wants to look: MINGQUAN_SHOTS=<folder>. */
const shots = process.env['MINGQUAN_SHOTS'];
/** Only the example of this name, for quick looks. */
const only = process.env['MINGQUAN_SHOTS_OF'];
const examples = pageExamples.filter((example) => only === undefined || example.name === only);

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const styleHashes = [styleSheet, readingSheet].map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`).join(' ');
const policy = `default-src 'none'; style-src ${styleHashes}; img-src 'self'; form-action 'self'; base-uri 'none'`;

type Look = { readonly width: number; readonly display: PageFrame['display'] };
const looks: readonly Look[] = [
  { width: 320, display: 'normal' },
  { width: 390, display: 'normal' },
  { width: 1280, display: 'normal' },
  { width: 320, display: 'elder' },
  { width: 390, display: 'elder' },
  { width: 1280, display: 'elder' },
  { width: 320, display: 'elder-large' },
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
      for (const look of looks) {
        const place = `${example.name} ${look.width} ${look.display}`;
        const blocked = await show(example.draw(look.display), look.width);
        found.push(...blocked.map((text) => `${place}: ${text}`));
        // The engine's injection is not bound by the page's policy.
        await page.evaluate(axeSource);
        found.push(...(await axeFindings()).map((text) => `${place}: ${text}`));
        found.push(...(await layoutFindings(look)).map((text) => `${place}: ${text}`));
        if (shots !== undefined) await page.screenshot({ path: join(shots, `${place.replaceAll(' ', '-')}.png`), fullPage: true });
      }
      expect(found).toEqual([]);
    }, 120_000);
  });

  /** Axe over the page with all details open, so that folded text is checked too. */
  async function axeFindings(): Promise<readonly string[]> {
    return page.evaluate(async (tags) => {
      for (const element of document.querySelectorAll('details')) element.open = true;
      const engine = Reflect.get(window, 'axe') as {
        run: (root: Document, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
      const result = await engine.run(document, { runOnly: { type: 'tag', values: tags } });
      for (const element of document.querySelectorAll('details')) element.open = false;
      return result.violations.map((violation) => `${violation.id} ${violation.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    }, axeTags);
  }

  /** Sideways scrolling, targets below 48 px (60 px in elder mode), text below 16 px (20 px). */
  async function layoutFindings(look: Look): Promise<readonly string[]> {
    return page.evaluate((elder) => {
      const lines: string[] = [];
      const wide = document.documentElement.scrollWidth;
      if (wide > window.innerWidth) lines.push(`scrolls sideways: ${wide} > ${window.innerWidth}`);
      const least = elder ? 60 : 48;
      const targets = document.querySelectorAll(
        'a,button,summary,select,textarea,input:not([type=hidden]):not([type=radio]):not([type=checkbox]),label.opt',
      );
      for (const target of targets) {
        const box = target.getBoundingClientRect();
        const style = getComputedStyle(target);
        const inSentence = style.display === 'inline';
        if (box.height > 0 && !inSentence && box.height < least - 1 && !target.classList.contains('skip'))
          lines.push(`target ${box.height}px: ${target.outerHTML.slice(0, 90)}`);
      }
      return lines;
    }, look.display !== 'normal');
  }

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
