import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { axeFindings, chromiumPath, launchBrowser, layoutFindings, warnWithoutBrowser } from '../../testkit/browser/chromium.ts';
import { type People, peopleOf } from '../../testkit/browser/people.ts';
import { serveDemo, type ServedDemo } from '../../testkit/browser/served-demo.ts';

warnWithoutBrowser('laws at the desk');

const desk = { viewport: { width: 1280, height: 900 } };

/** The register and revisions as the office, a compiler and a citizen use them. */
describe.skipIf(chromiumPath === undefined)('laws at the desk', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let people: People;
  let office: Page;
  let compiler: Page;

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
    people = peopleOf(browser, demo.site);
    office = await people.official('lx-head', desk);
    compiler = await people.official('yd-compiler', desk);
  }, 240_000);
  afterAll(async () => {
    await people.close();
    await browser.close();
    await demo.stop();
  }, 60_000);

  test('the office sees the register, finds the county rule and what it recorded about it', async () => {
    await office.goto('/console/laws');
    await office.getByLabel('按名称、机关、文号找').fill('机关内部事务');
    await office.getByRole('link', { name: /清溪县机关内部事务管理办法/ }).waitFor();
    expect(await axeFindings(office)).toEqual([]);
    await office.getByRole('link', { name: /清溪县机关内部事务管理办法/ }).click();
    await office.getByRole('heading', { name: '记过什么' }).waitFor();
    expect(await office.textContent('main')).toMatch(/条号待核[\s\S]*修改条文 第5条/);
    expect(await axeFindings(office)).toEqual([]);
  });

  test('with the keyboard alone: a change is looked at before it is recorded, and opens tasks', async () => {
    await office.goto('/console/laws/qingxi-inner-affairs');
    await office.getByLabel('第几条，只写数字；全文就空着').focus();
    await office.keyboard.type('8');
    for (const text of ['2027-01-01', '集体定，写明理由。']) {
      await office.keyboard.press('Tab');
      await office.keyboard.type(text);
    }
    await office.keyboard.press('Tab');
    await office.keyboard.press('Tab');
    await office.keyboard.type('县政府公报');
    await office.keyboard.press('Tab');
    await office.keyboard.press('Enter');
    await office.getByRole('heading', { name: '墙上的图' }).waitFor();
    const record = office.getByRole('button', { name: /记下，并开出 \d+ 项修订任务/ });
    await office.getByLabel('各单位到哪天办完（如 2026-12-31）').fill('1999-01-01');
    await record.press('Enter');
    await office.getByText('期限不对').waitFor();
    expect(await axeFindings(office)).toEqual([]);
    const due = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);
    await office.getByLabel('各单位到哪天办完（如 2026-12-31）').fill(due);
    await record.press('Enter');
    await office.getByText('2027-01-01起').waitFor();
  });

  test('a compiler settles a task of his unit with a reason', async () => {
    await compiler.goto('/console/revisions');
    const waiting = compiler.getByRole('listitem').filter({ has: compiler.getByRole('button', { name: '看过，不用改' }) });
    await waiting.first().waitFor();
    const before = await waiting.count();
    expect(await waiting.first().getByRole('button').isDisabled()).toBe(true);
    await waiting.first().getByRole('textbox').fill('逐条对照过，做法没有变。');
    await waiting.first().getByRole('button').press('Enter');
    await compiler
      .getByText(`一共 ${String(before - 1)} 项`, { exact: false })
      .first()
      .waitFor();
    expect(await waiting.count()).toBe(before - 1);
    expect(await axeFindings(compiler)).toEqual([]);
  });

  test.each([320, 1280])('anybody reads how the bases stand, at %i pixels and without scripts', async (width) => {
    const context = await browser.newContext({
      baseURL: demo.site,
      javaScriptEnabled: false,
      viewport: { width, height: 900 },
      locale: 'zh-CN',
    });
    const page = await context.newPage();
    await page.goto('/laws');
    expect(await page.textContent('main')).toMatch(/现行有效[\s\S]*条号待核[\s\S]*年度修订[\s\S]*还有 \d+ 项在看/);
    await page
      .getByRole('link', { name: /清溪县机关内部事务管理办法/ })
      .first()
      .click();
    expect(await page.textContent('main')).toContain('登记本每季公开一次');
    await context.close();
    const scripted = await browser.newContext({ baseURL: demo.site, viewport: { width, height: 900 }, locale: 'zh-CN' });
    const looked = await scripted.newPage();
    for (const path of ['/laws', '/laws/qingxi-inner-affairs']) {
      await looked.goto(path);
      expect([...(await axeFindings(looked)), ...(await layoutFindings(looked, false))], path).toEqual([]);
    }
    await scripted.close();
  });
});
