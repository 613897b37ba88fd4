import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumPath, launchBrowser, warnWithoutBrowser } from '../../testkit/browser/chromium.ts';
import { inventedReceipt } from '../../testkit/ledger/invented-receipt.ts';
import { publicFrame } from '../pages/examples/frames.ts';
import { progressView } from '../pages/examples/public-views.ts';
import { progressPage } from '../pages/public/progress-page.tsx';

warnWithoutBrowser('islands in the browser');

/** Builds one island as bin/build.js does. */
async function islandCode(name: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: { write: false, target: 'es2017', modulePreload: false, rollupOptions: { input: join(import.meta.dirname, `${name}.ts`) } },
  });
  const outputs = Array.isArray(result) ? result : 'output' in result ? [result] : [];
  const chunks = outputs.flatMap((one) => one.output).filter((part) => part.type === 'chunk');
  return chunks.map((chunk) => chunk.code).join('');
}

describe.skipIf(chromiumPath === undefined)('islands in the browser', () => {
  let browser: Browser;
  let page: Page;
  const code = new Map<string, string>();

  beforeAll(async () => {
    for (const name of ['verify-receipt', 'page-tools']) code.set(`/assets/${name}.js`, await islandCode(name));
    browser = await launchBrowser();
    page = await browser.newPage();
  });
  afterAll(async () => {
    await browser.close();
  });

  async function show(entryBase64: string): Promise<void> {
    const { detail } = progressView;
    if (detail === null) throw new Error('the example carries the details');
    const receipt = { ...detail.receipt, ...inventedReceipt(11, 29), entryBase64 };
    const html = progressPage({ ...publicFrame, scripts: [...code.keys()] }, { ...progressView, detail: { ...detail, receipt } });
    await page.unrouteAll();
    await page.route('**/*', (route) => {
      const script = code.get(new URL(route.request().url()).pathname);
      if (script !== undefined) return route.fulfill({ body: script, contentType: 'text/javascript' });
      return route.request().resourceType() === 'document'
        ? route.fulfill({
            body: html,
            contentType: 'text/html; charset=utf-8',
            headers: { 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'" },
          })
        : route.fulfill({ status: 404, body: '' });
    });
    await page.goto('http://pages.test/');
    await page.waitForSelector('#receipt-result[data-result]');
  }

  test('a good receipt is checked on the device, without any request', async () => {
    await show(inventedReceipt(11, 29).entryBase64);
    const result = page.locator('#receipt-result');
    expect(await result.getAttribute('data-result')).toBe('good');
    expect(await result.textContent()).toContain('核对通过');
  });

  test('a receipt of another entry is refused with its reason in words', async () => {
    await show(inventedReceipt(12, 29).entryBase64);
    expect(await page.locator('#receipt-result').textContent()).toContain('核对不通过：证明说的是另一条记录');
  });

  test('the page gets a button for printing, and one for reading only where there is a voice', async () => {
    await show(inventedReceipt(11, 29).entryBase64);
    const labels = await page.locator('#tools button').allTextContents();
    const voices = await page.evaluate(() => speechSynthesis.getVoices().filter((voice) => voice.lang.startsWith('zh')).length);
    expect(labels).toEqual(voices > 0 ? ['打印张贴', '朗读'] : ['打印张贴']);
  });

  test('each island weighs at most 20 KB compressed', () => {
    for (const [name, text] of code) expect(gzipSync(text).length, name).toBeLessThanOrEqual(20 * 1024);
  });
});
