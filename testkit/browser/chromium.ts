import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium, type Browser, type Page } from 'playwright-core';

import { skipLoudly } from '../database/demands.ts';

const usualPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];

/** The browser of this machine, or undefined; `MINGQUAN_CHROMIUM` names another. */
export const chromiumPath = process.env['MINGQUAN_CHROMIUM'] ?? usualPaths.find((path) => existsSync(path));

/** Says loudly that a suite is left out. @throws when browser suites are demanded */
export function warnWithoutBrowser(suite: string): void {
  if (chromiumPath === undefined) skipLoudly('browser', `no Chromium is found, set MINGQUAN_CHROMIUM (${suite})`);
}

/** Starts the browser without anything that asks the network. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath ?? '',
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'],
  });
}

/** Number of pages of a PDF, from its page objects. */
export function pagesOf(pdf: Buffer): number {
  return [...pdf.toString('latin1').matchAll(/\/Type\s*\/Page(?![s\w])/g)].length;
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const axeTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Violations of WCAG 2.2 AA and best practice on the page as it stands, everything folded opened; the page is left as it was. On paper nothing is pressed. */
export async function axeFindings(page: Page, media: 'screen' | 'print' = 'screen'): Promise<readonly string[]> {
  // The engine's injection is not bound by the page's policy; it stays until the page is left.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  return page.evaluate(
    async ({ tags, paper }) => {
      const folded = [...document.querySelectorAll('details')].filter((element) => !element.open);
      for (const element of folded) element.open = true;
      const engine = Reflect.get(window, 'axe') as {
        run: (root: Document, options: object) => Promise<{ violations: { id: string; nodes: { html: string }[] }[] }>;
      };
      const result = await engine.run(document, {
        runOnly: { type: 'tag', values: tags },
        resultTypes: ['violations'],
        ...(paper ? { rules: { 'target-size': { enabled: false } } } : {}),
      });
      for (const element of folded) element.open = false;
      return result.violations.map((found) => `${found.id} ${found.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`);
    },
    { tags: axeTags, paper: media === 'print' },
  );
}

/** Sideways scrolling, and targets below 48 px (60 px in elder mode); links inside sentences are no targets. */
export function layoutFindings(page: Page, elder: boolean): Promise<readonly string[]> {
  return page.evaluate(
    (least) => {
      const lines: string[] = [];
      const wide = document.documentElement.scrollWidth;
      if (wide > window.innerWidth) lines.push(`scrolls sideways: ${wide} > ${window.innerWidth}`);
      const selector = 'a,button,summary,select,textarea,input:not([type=hidden]):not([type=radio]):not([type=checkbox]),label.opt';
      for (const target of document.querySelectorAll(selector)) {
        const { height } = target.getBoundingClientRect();
        const inSentence = getComputedStyle(target).display === 'inline';
        if (height > 0 && !inSentence && height < least - 1 && !target.classList.contains('skip')) {
          lines.push(`target ${height}px: ${target.outerHTML.slice(0, 90)}`);
        }
      }
      return lines;
    },
    elder ? 60 : 48,
  );
}
