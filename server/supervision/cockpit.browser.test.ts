import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { axeFindings, chromiumPath, launchBrowser, warnWithoutBrowser } from '../../testkit/browser/chromium.ts';
import { type People, peopleOf, phone } from '../../testkit/browser/people.ts';
import { serveDemo, type ServedDemo } from '../../testkit/browser/served-demo.ts';
import { letAlertDaysPass } from './let-alert-days-pass.ts';
import { watchCounty } from './watch-county.ts';

warnWithoutBrowser('the cockpit');

const desk = { viewport: { width: 1280, height: 900 } };

/** The supervisor's screens over the demo county, at a desk and on a phone. */
describe.skipIf(chromiumPath === undefined)('the cockpit', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let people: People;
  let leader: Page;
  const broken: string[] = [];
  const loaded = new Map<string, Promise<Buffer>>();

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
    // What the running county asks is asked before anything is counted.
    await watchCounty(demo.composed.services);
    while ((await letAlertDaysPass(demo.composed.services)) > 0);
    people = peopleOf(browser, demo.site);
    leader = await people.official('jw-leader', desk);
    leader.on('pageerror', (error) => broken.push(error.message));
    leader.on('response', (answer) => {
      if (answer.status() >= 400 && answer.url().includes('/api/')) broken.push(`${String(answer.status())} ${answer.url()}`);
      if (answer.url().includes('/console/assets/')) loaded.set(answer.url(), answer.body());
    });
    // The first load reads and compiles every script once; what follows is the screens.
    await leader.goto('/console/supervision');
    await leader.getByRole('heading', { level: 1, name: /今天要您定的/ }).waitFor({ timeout: 60_000 });
  }, 240_000);
  afterAll(async () => {
    await people.close();
    await browser.close();
    await demo.stop();
  }, 60_000);

  const overflow = (page: Page): Promise<number> => page.evaluate('document.documentElement.scrollWidth - innerWidth');
  const seen = async (page: Page): Promise<void> => {
    expect(await axeFindings(page)).toEqual([]);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
  };

  test('says first what is to be decided, and weighs little', async () => {
    await leader.goto('/console/supervision');
    await leader.getByRole('heading', { level: 1, name: /今天要您定的 \d+ 件/ }).waitFor();
    expect(await leader.locator('.sv-first > li').count()).toBeGreaterThanOrEqual(3);
    expect(await leader.textContent('main')).toMatch(/截至 .*登记数据截至 \d{4}-/);
    await seen(leader);
    const bodies = await Promise.all([...loaded.values()]);
    const bytes = bodies.reduce((sum, one) => sum + gzipSync(one).length, 0);
    expect(bytes).toBeGreaterThan(50_000);
    expect(bytes / 1024).toBeLessThanOrEqual(400);
  });

  test('opens behind each number a list as long as the number says', async () => {
    await leader.goto('/console/supervision');
    await leader.locator('.sv-tile').first().waitFor();
    const links = await leader.locator('.sv-tile[href*="/alerts"], .sv-chip[href*="topic="]').all();
    const told = await Promise.all(
      links.map(async (link) => ({ to: (await link.getAttribute('href')) ?? '', number: await link.locator('b').innerText() })),
    );
    expect(told.length).toBeGreaterThan(6);
    for (const { to, number } of told) {
      await leader.goto(to);
      await leader.getByRole('heading', { level: 1 }).waitFor();
      expect(await leader.textContent('h1'), to).toContain(` ${number} 件`);
      expect(await leader.locator('.sv-list > li').count(), to).toBe(Number(number));
    }
    await seen(leader);
  });

  test('leads with one press from the screen to the act, and shows rule, rows, people and relations', async () => {
    await leader.goto('/console/supervision');
    await leader.locator('.sv-first .sv-do').first().click();
    await leader.getByRole('button', { name: /交给第二个人看|定下来/ }).waitFor();
    for (const name of ['用的规则', '看过的记录', '经手的岗位', '流程图上的位置', '记录之间的关系', '经过'])
      expect(await leader.getByRole('heading', { name }).count(), name).toBe(1);
    await seen(leader);
  });

  test('draws the chart of a running case with its step in a frame', async () => {
    await leader.goto('/console/supervision/alerts?list=open&topic=R');
    await leader.locator('.sv-open').first().click();
    const drawn = leader.locator('img.sv-chart');
    await drawn.waitFor();
    expect(await drawn.getAttribute('alt')).toMatch(/红框标出的一步是“.+”/);
    // The picture comes after the words.
    await expect
      .poll(() => leader.evaluate<number>("document.querySelector('img.sv-chart').naturalHeight"), { timeout: 20_000 })
      .toBeGreaterThan(200);
    await seen(leader);
  });

  test('tries a value of a rule and shows what it changes', async () => {
    await leader.goto('/console/supervision/rules');
    await leader.getByRole('link', { name: /^S01 / }).click();
    await leader.getByLabel('改成', { exact: true }).first().waitFor();
    await seen(leader);
    await leader.getByLabel('改成', { exact: true }).first().fill('B06|B03');
    await leader.getByRole('button', { name: '试算' }).click();
    await leader.getByText(/算完了/).waitFor({ timeout: 60_000 });
    expect(await leader.textContent('main')).toMatch(/不再问的 [1-9]\d* 件/);
    await seen(leader);
  });

  test('stands on a phone as well, and without scripts', async () => {
    const small = await people.citizen({ ...phone, javaScriptEnabled: true });
    const cookies = await leader.context().cookies();
    await small.context().addCookies(cookies);
    for (const path of ['/console/supervision', '/console/supervision/funnels', '/console/supervision/late']) {
      await small.goto(path);
      await small.getByRole('heading', { level: 1 }).waitFor();
      await seen(small);
    }
    await small.goto('/console/supervision');
    await small.locator('.sv-first .sv-do').first().click();
    await small.getByRole('button', { name: /交给第二个人看|定下来/ }).waitFor();
    await seen(small);
    const plain = await people.citizen({ ...phone, javaScriptEnabled: false });
    await plain.context().addCookies(cookies);
    await plain.goto('/work/today');
    expect(await plain.textContent('h1')).toMatch(/今天要您定的 \d+ 件/);
    const first = await plain.locator('nav.chips a').nth(1).innerText();
    await plain.locator('nav.chips a').nth(1).click();
    expect(await plain.locator('.work-card').count()).toBe(Number(/\d+$/.exec(first.trim())?.[0]));
  });

  test('shows a resident team its bureaus alone, and nothing broke on the way', async () => {
    const team = await people.official('jw-resident-officer-1', desk);
    await team.goto('/console/supervision');
    await team.getByRole('heading', { level: 1 }).waitFor();
    expect(await team.locator('.sv-chip[href*="place="]').allInnerTexts()).toEqual([expect.stringContaining('民政局')]);
    await seen(team);
    expect(broken).toEqual([]);
  });
});
