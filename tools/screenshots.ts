import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startDemo } from '../testkit/browser/started-demo.ts';
import { launchBrowser } from '../testkit/browser/chromium.ts';
import { peopleOf } from '../testkit/browser/people.ts';
import { fillFields } from '../testkit/browser/work-pages.ts';

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
  await printed(await people.citizen());
  const officer = await people.official('yd01-aid-officer');
  await officer.goto('/work/start/V-FW-01');
  await fillFields(officer, 'main form', {
    'f.household-head': '示例户',
    'f.id-number': '000000197001010019',
    'f.persons': '3',
    'f.village-group': '2 组',
    'f.monthly-income': '600',
    'f.hardship': 'illness',
    'f.phone': '00001234567',
    'f.kin-of-official': 'no',
  });
  await officer.click('main form button[type=submit]');
  const casePath = new URL(officer.url()).pathname.replace(/\/receipt$/, '');
  const clerk = await people.official('yd-aid-clerk-1');
  await clerk.goto(casePath);
  await clerk.screenshot({ path: join(folder, 'case-phone.png') });
  await people.close();
} finally {
  await browser.close();
  await demo.stop();
}

/** The A4 sheet as a picture, at a size that a reader of the README can follow. */
async function printed(page: Awaited<ReturnType<ReturnType<typeof peopleOf>['citizen']>>): Promise<void> {
  const work = mkdtempSync(join(tmpdir(), 'mq-sheet-'));
  try {
    await page.goto('/i/V-FW-01');
    writeFileSync(join(work, 'sheet.pdf'), await page.pdf({ preferCSSPageSize: true, printBackground: true }));
    execFileSync('pdftoppm', ['-r', '80', '-gray', '-png', '-singlefile', join(work, 'sheet.pdf'), join(folder, 'item-a4')]);
  } finally {
    rmSync(work, { recursive: true });
  }
}
