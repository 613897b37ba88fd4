import { createServer, type Server } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { dayOf } from '../core/kernel/day.ts';
import { chromiumPath, launchBrowser, pagesOf, warnWithoutBrowser } from '../testkit/browser/chromium.ts';
import { peopleOf, signInByPages, type People } from '../testkit/browser/people.ts';
import { runMingquan, startDemo, type StartedDemo } from '../testkit/browser/started-demo.ts';
import { act, fillFields, moveClock, refusalOf, sendForged } from '../testkit/browser/work-pages.ts';
import { generateCounty } from './demo/generate-county.ts';
import { qrOf } from './platform/qr.ts';

warnWithoutBrowser('the tour');

/** The tour of the README, in order, against the product as a user starts it. Each test goes on where the one before stopped. */
describe.skipIf(chromiumPath === undefined)('the tour', () => {
  let demo: StartedDemo;
  let browser: Browser;
  let people: People;
  let taken: Server;
  const home = householdWithKin();
  const tour = { caseId: '', number: '', secret: '', notice: '' };

  beforeAll(async () => {
    taken = createServer();
    const port = await new Promise<number>((resolve) => {
      taken.listen(0, '127.0.0.1', () => {
        const address = taken.address();
        resolve(typeof address === 'object' && address !== null ? address.port : 0);
      });
    });
    [demo, browser] = await Promise.all([startDemo(port), launchBrowser()]);
    people = peopleOf(browser, demo.site);
  }, 120_000);
  afterAll(async () => {
    await people.close();
    await browser.close();
    await demo.stop();
    taken.close();
  }, 60_000);

  const official = (login: string): Promise<Page> => people.official(login);
  const at = (node: string) => ({ caseId: tour.caseId, node });
  const acts = async (page: Page): Promise<number> => {
    await page.goto('/i/V-FW-01');
    return Number(/\d+/.exec((await page.textContent('#lately .num b')) ?? '')?.[0] ?? Number.NaN);
  };

  test('a taken port is left alone, and the next free one is printed', () => {
    const { out, err } = demo.said();
    expect(err).toMatch(/port taken, using the next free one/);
    expect(out).toContain(`${demo.site}/work`);
    expect(out).toContain('yd-visit-officer-3');
  });

  test('a second start on the same data is refused and names the living process', async () => {
    const second = await runMingquan(['start'], demo.dataDir);
    expect(second.code).not.toBe(0);
    expect(second.err).toContain(String(demo.pid));
  });

  test.each([
    ['by characters', '低保'],
    ['by the initials of its pinyin', 'dbsq'],
  ])('1 a citizen finds the item %s, without scripts', async (_way, word) => {
    const page = await people.citizen({ javaScriptEnabled: false });
    await page.goto('/');
    await page.fill('[name=q]', word);
    await page.click('form[role=search] button, .search button');
    await page.click('main a[href="/i/V-FW-01"]');
    expect(await page.textContent('h1')).toBe('低保申请');
  });

  test('1 a citizen finds the item by its unit', async () => {
    const page = await people.citizen();
    await page.goto('/');
    await page.click('main a[href="/u/QX-YD"]');
    await page.click('main a[href="/u/QX-YD-01"]');
    await page.click('main a[href="/i/V-FW-01"]');
    expect(await page.textContent('h1')).toBe('低保申请');
  });

  test('1 the item page says who, how long, what to bring, every step, what is forbidden, recourse, basis and version', async () => {
    const page = await people.citizen();
    await page.goto('/i/V-FW-01');
    for (const part of ['.four', '#need', '#steps', '#forbidden', '#lately', '#notices', '#law', '#apply', '.poster-qr svg']) {
      expect(await page.locator(part).count(), part).toBe(1);
    }
    expect(await page.textContent('aside')).toMatch(/不服怎么办.*12388/s);
    expect(await page.textContent('.meta')).toMatch(/编号 V-FW-01.*正在执行.*第 1 版/s);
    const visit = page.locator('.flow > li', { hasText: '两个人上门看' });
    expect(await visit.textContent()).toMatch(/入户调查员，2 人一起.*10 个工作日内.*高风险/s);
    expect(await page.locator('.flow > .side').count()).toBeGreaterThan(0);
    expect(await page.locator('.flow > .side ol').first().isVisible()).toBe(false);
    await page.locator('.flow > .side summary').first().click();
    expect(await page.locator('.flow > .side ol').first().isVisible()).toBe(true);
  });

  test('1 elder mode stays on the next page and can be left', async () => {
    const page = await people.citizen();
    await page.goto('/i/V-FW-01');
    await page.click('.tools a');
    expect(await page.getAttribute('html', 'class')).toContain('elder');
    expect(new URL(page.url()).pathname).toBe('/i/V-FW-01');
    await page.goto('/notices');
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('24px');
    await page.click('.tools a');
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('18px');
  });

  test('1 the item prints on exactly one A4 in type of at least 7.5 pt', async () => {
    const page = await people.citizen();
    await page.goto('/i/V-FW-01');
    expect(pagesOf(await page.pdf({ preferCSSPageSize: true }))).toBe(1);
    await page.emulateMedia({ media: 'print' });
    const points = await page.evaluate(
      () => (Number.parseFloat(getComputedStyle(document.querySelector('.facts dd') ?? document.body).fontSize) * 72) / 96,
    );
    expect(points).toBeGreaterThanOrEqual(7.5);
  });

  test('2 a village clerk signs in on a phone with a second factor and starts a case with at most eight fields', async () => {
    const before = await acts(await people.citizen());
    const page = await people.citizen();
    await signInByPages(page, 'yd01-aid-officer');
    expect(new URL(page.url()).pathname).toBe('/work');
    await page.locator('a[href="/work/start"]:visible').first().click();
    await page.click('a[href="/work/start/V-FW-01"]');
    expect(await page.locator('main form .field').count()).toBeLessThanOrEqual(8);
    const values = {
      'f.household-head': home.name,
      'f.persons': '三个',
      'f.village-group': '2 组',
      'f.monthly-income': '900',
      'f.hardship': 'illness',
      'f.phone': '00001234567',
      'f.kin-of-official': 'yes',
    };
    await fillFields(page, 'main form', { ...values, 'f.id-number': home.identityNumber });
    await page.click('main form button');
    expect(await page.textContent('.summary')).toContain('家里几口人');
    expect(await page.inputValue('[name="f.household-head"]')).toBe(home.name);
    expect(await page.inputValue('[name="f.persons"]')).toBe('三个');
    await page.fill('[name="f.persons"]', '3');
    await page.click('main form button');
    const slip = (await page.textContent('.slip')) ?? '';
    tour.number = /\d{4,}-?\d+/.exec(slip)?.[0] ?? '';
    tour.secret = (await page.locator('.slip .big').last().textContent())?.trim() ?? '';
    expect(slip).toContain(tour.number);
    const code = qrOf(`${demo.site}/r/${tour.number}/${tour.secret.replaceAll(' ', '')}`);
    expect(await page.locator('.slip svg path').last().getAttribute('d')).toBe(code.path);
    tour.caseId = /\/work\/cases\/([^/]+)$/.exec((await page.getAttribute('main a.btn.p', 'href')) ?? '')?.[1] ?? '';
    await expect.poll(async () => acts(await people.citizen()), { timeout: 5_000, interval: 200 }).toBe(before + 1);
  });
});

/** A household of the first village, to which the third visitor of the town is related. */
function householdWithKin(): { readonly name: string; readonly identityNumber: string; readonly relation: string } {
  const county = generateCounty('qingxi', dayOf(Date.now()));
  const village = county.organisation.units.find((unit) => unit.code === 'QX-YD-01');
  const household = county.households.find((candidate) => candidate.village === village?.id);
  const kin = county.kinOfApplicants.find((candidate) => candidate.household === household?.id);
  if (household === undefined || kin === undefined) throw new Error('the invented county has lost its kin');
  return { name: household.head.name, identityNumber: household.head.identityNumber, relation: kin.relation };
}
