import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Page } from 'playwright-core';

import { startDemo } from '../testkit/browser/started-demo.ts';
import { launchBrowser } from '../testkit/browser/chromium.ts';
import { peopleOf } from '../testkit/browser/people.ts';
import { applicants, application } from '../testkit/browser/applicants.ts';
import { fillFields, press } from '../testkit/browser/work-pages.ts';

// Takes the pictures of README.md from a started demo: `npm run screenshots`. Needs a Chromium, a Chinese font and pdftoppm (poppler-utils).
const folder = join(import.meta.dirname, '../docs/screenshots');
mkdirSync(folder, { recursive: true });

const demo = await startDemo(0);
const browser = await launchBrowser();
try {
  const people = peopleOf(browser, demo.site);
  const citizen = await people.citizen();
  await citizen.goto('/i/V-FW-01');
  await citizen.screenshot({ path: join(folder, 'item-phone.png') });
  await citizen.goto('/');
  await citizen.screenshot({ path: join(folder, 'home-phone.png') });
  await citizen.goto('/notices');
  await press(citizen, 'main a[href^="/notices/"]:has-text("*")');
  await citizen.screenshot({ path: join(folder, 'notice-phone.png') });
  const desk = await people.citizen({ viewport: { width: 1280, height: 900 } });
  await desk.goto('/i/V-FW-01#steps');
  await desk.screenshot({ path: join(folder, 'item-desk.png') });
  await printed(await people.citizen());
  const officer = await people.official('yd01-aid-officer');
  await officer.goto('/work/start/V-FW-01');
  const { withoutKin } = applicants();
  await fillFields(officer, 'main form', { ...application(withoutKin.name), 'f.id-number': withoutKin.identityNumber });
  await press(officer, 'main form button');
  await officer.screenshot({ path: join(folder, 'receipt-phone.png') });
  await verified(citizen, `/r/${(await officer.textContent('.slip .big')) ?? ''}/${(await officer.textContent('.slip code')) ?? ''}`);
  const casePath = new URL(officer.url()).pathname.replace(/\/receipt$/, '');
  const clerk = await people.official('yd-aid-clerk-1');
  await clerk.goto(casePath);
  await clerk.screenshot({ path: join(folder, 'case-phone.png') });
  const reviewer = await people.official('lx-reviewer-1');
  await reviewer.goto('/work/restraint');
  await reviewer.screenshot({ path: join(folder, 'restraint-phone.png') });
  await people.close();
} finally {
  await browser.close();
  await demo.stop();
}

/** The receipt's page once its entry is in the ledger and this device has verified it. */
async function verified(page: Page, path: string): Promise<void> {
  for (let tries = 0; tries < 20 && (await page.locator('#receipt-result[data-result=good]').count()) === 0; tries += 1) {
    await page.goto(path);
    await page.waitForTimeout(500);
  }
  await page.locator('#proof').scrollIntoViewIfNeeded();
  await page.locator('#proof').evaluate((element) => element.scrollIntoView({ block: 'end' }));
  await page.screenshot({ path: join(folder, 'progress-phone.png') });
}

/** The A4 sheet as a picture, at a size that a reader of the README can follow. */
async function printed(page: Page): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'mq-sheet-'));
  try {
    await page.goto('/i/V-FW-01');
    writeFileSync(join(work, 'sheet.pdf'), await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    execFileSync('pdftoppm', ['-r', '80', '-gray', '-png', '-singlefile', join(work, 'sheet.pdf'), join(folder, 'item-a4')]);
  } finally {
    rmSync(work, { recursive: true });
  }
}
