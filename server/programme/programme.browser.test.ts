import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { axeFindings, chromiumPath, launchBrowser, warnWithoutBrowser } from '../../testkit/browser/chromium.ts';
import { type People, peopleOf } from '../../testkit/browser/people.ts';
import { serveDemo, type ServedDemo } from '../../testkit/browser/served-demo.ts';

warnWithoutBrowser('the programme');

const wide = { viewport: { width: 1280, height: 900 } };
const narrow = { width: 390, height: 844 };
const screens = {
  '': '编制进度',
  '/bodies': '领导小组',
  '/roadmap': '文件和任务',
  '/meetings': '会议纪要',
  '/coverage': '覆盖情况',
} as const;

/** The programme as the leading-group office and a compiler use it. */
describe.skipIf(chromiumPath === undefined)('the programme at the desk', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let people: People;
  let office: Page;
  const broken: string[] = [];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
    people = peopleOf(browser, demo.site);
    office = await people.official('lx-head', wide);
    office.on('pageerror', (error) => broken.push(error.message));
    office.on('response', (answer) => answer.status() >= 400 && broken.push(`${String(answer.status())} ${answer.url()}`));
  }, 240_000);
  afterAll(async () => {
    await people.close();
    await browser.close();
    await demo.stop();
  }, 60_000);

  const open = async (page: Page, path: string, heading: string): Promise<void> => {
    await page.goto(`/console/programme${path}`);
    await page.getByRole('heading', { level: 1, name: heading }).waitFor();
  };

  test('every screen reads well for everybody, on a desk and on a phone, in both languages', async () => {
    for (const [path, heading] of Object.entries(screens)) {
      await office.setViewportSize(wide.viewport);
      await open(office, path, heading);
      expect(await axeFindings(office), path).toEqual([]);
      await office.setViewportSize(narrow);
      expect(await axeFindings(office), `${path} narrow`).toEqual([]);
      expect(await office.evaluate('document.documentElement.scrollWidth <= innerWidth'), `${path} narrow`).toBe(true);
    }
    await office.setViewportSize(wide.viewport);
    await open(office, '/roadmap', screens['/roadmap']);
    await office.getByRole('link', { name: 'English' }).click();
    await office.getByRole('heading', { level: 1, name: 'Papers and tasks' }).waitFor();
    expect(await office.getAttribute('html', 'lang')).toBe('en');
    expect(await axeFindings(office)).toEqual([]);
    await office.getByRole('link', { name: '中文' }).click();
    await office.getByRole('heading', { level: 1, name: screens['/roadmap'] }).waitFor();
    expect(broken).toEqual([]);
  });

  test('one unit has no leading group; the office sets it, and its public page shows it', async () => {
    await open(office, '/bodies', screens['/bodies']);
    const gap = office.locator('.desk-body').first();
    expect(await gap.locator('summary').textContent()).toContain('还没有领导小组');
    const unit = (await gap.locator('summary strong').textContent()) ?? '';
    await gap.locator('summary').click();
    await gap.getByRole('button', { name: '建起来' }).click();
    const form = gap.getByRole('form');
    await form.getByLabel('文件名称').fill('关于成立微权力工作领导小组的通知');
    await form.getByLabel('文号').fill('试发〔2026〕1号');
    await form.getByLabel('发文单位').fill(unit);
    await form.getByLabel('发文日期').fill('2026-01-05');
    await form.getByLabel('日常工作由谁负责').fill('党政综合办公室');
    await form.getByLabel('岗位 1').selectOption({ index: 1 });
    await form.getByRole('button', { name: '存下' }).click();
    await office.getByText('还没有领导小组').waitFor({ state: 'detached' });
    expect(await office.locator('main').textContent()).toContain('试发〔2026〕1号');
  });

  test('a decision becomes a task, with units and a day', async () => {
    await open(office, '/meetings', screens['/meetings']);
    const before = await office.getByText('条决定还没有变成任务').count();
    await office.getByRole('button', { name: '变成任务' }).first().click();
    const form = office.getByRole('form', { name: '变成任务' });
    await form.getByLabel('期限').fill('2030-01-31');
    await form.getByRole('button', { name: '存下' }).click();
    await form.waitFor({ state: 'detached' });
    expect(before).toBe(1);
    await office.getByText('条决定还没有变成任务').waitFor({ state: 'detached' });
    expect(await office.textContent('main')).toContain('期限 2030-01-31');
  });

  test('a compiler sees his own unit, and pastes its statutory list', async () => {
    const compiler = await people.official('yd-compiler', wide);
    await open(compiler, '/coverage', screens['/coverage']);
    await compiler.getByLabel('编码和名称').fill('QX-1\t印章管理\nQX-2');
    await compiler.getByText('第 2 行没有编码或者名称').waitFor();
    expect(await compiler.getByRole('button', { name: /存下这/ }).isDisabled()).toBe(true);
    await compiler.getByLabel('编码和名称').fill('QX-1\t印章管理\nQX-2\t合同管理');
    await compiler.getByRole('button', { name: '存下这 2 项' }).click();
    await compiler.getByText('现在有 2 项。').waitFor();
    await compiler.getByText('权责清单里有、还没有梳理成微权力的：2').waitFor();
    expect(await axeFindings(compiler)).toEqual([]);
    await compiler.close();
  });
});
