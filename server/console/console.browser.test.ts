import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { axeFindings, chromiumPath, launchBrowser, warnWithoutBrowser } from '../../testkit/browser/chromium.ts';
import { type People, peopleOf } from '../../testkit/browser/people.ts';
import { serveDemo, type ServedDemo } from '../../testkit/browser/served-demo.ts';
import { listShapes } from '../../testkit/list-import/list-shapes.ts';

warnWithoutBrowser('the desk');

const desk = { viewport: { width: 1280, height: 900 } };

/** The desk as a compiler and the leading-group office use it, over the real interface. */
describe.skipIf(chromiumPath === undefined)('the desk', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let people: People;
  let compiler: Page;
  const broken: string[] = [];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
    people = peopleOf(browser, demo.site);
    compiler = await people.official('yd-compiler', desk);
    compiler.on('pageerror', (error) => broken.push(error.message));
    compiler.on('response', (answer) => answer.status() >= 400 && broken.push(`${String(answer.status())} ${answer.url()}`));
  }, 240_000);
  afterAll(async () => {
    await people.close();
    await browser.close();
    await demo.stop();
  }, 60_000);

  const openFirst = async (): Promise<void> => {
    await compiler.goto('/console');
    await compiler.locator('tbody a[href*="/console/items/"]').first().click();
    await compiler.getByLabel('领域', { exact: true }).waitFor();
  };

  test('a compiler finds the list of his unit, and is told what each item lacks', async () => {
    await compiler.goto('/console');
    await compiler.locator('tbody a[href*="/console/items/"]').first().waitFor();
    expect(await compiler.textContent('h1')).toContain('微权力清单');
    expect(await compiler.textContent('main table')).toMatch(/六项都齐|还缺/);
    expect(await axeFindings(compiler)).toEqual([]);
  });

  test('a field is saved when it is left, and stands there after a reload', async () => {
    await openFirst();
    await compiler.getByLabel('领域', { exact: true }).fill('社会救助（试）');
    await compiler.getByLabel('子项', { exact: true }).focus();
    await compiler.getByText('“领域”已保存。').waitFor();
    await compiler.reload();
    await compiler.getByLabel('领域', { exact: true }).waitFor();
    expect(await compiler.getByLabel('领域', { exact: true }).inputValue()).toBe('社会救助（试）');
    expect(await axeFindings(compiler)).toEqual([]);
  });

  test('the chart stands as a list of steps, and names people and steps in what it finds', async () => {
    await openFirst();
    await compiler.getByRole('tab', { name: /流程图/ }).click();
    await compiler.locator('.desk-nodes li').first().waitFor();
    expect(await compiler.locator('.desk-nodes > li').count()).toBeGreaterThan(3);
    expect(await compiler.textContent('.desk-chart')).not.toMatch(/[0-9a-f]{32}|village\.|town\./);
  });

  test('a file is read, looked at, taken in and taken back', async () => {
    const [shape] = listShapes;
    if (shape === undefined) throw new Error('no fixture');
    await compiler.goto('/console');
    await compiler.getByRole('link', { name: '从表格、文档导入' }).click();
    const buffer = Buffer.from(await shape.bytes());
    await compiler.locator('input[type=file]').setInputFiles({ name: shape.file, mimeType: 'application/octet-stream', buffer });
    await compiler.getByRole('button', { name: /全部导入/ }).click();
    await compiler.getByText(/：已导入/).waitFor();
    await compiler.getByRole('button', { name: '整批撤回' }).click();
    await compiler.getByText(/：整批撤回了/).waitFor();
    expect(await compiler.getByRole('button', { name: '整批撤回' }).count()).toBe(0);
  });

  test('chosen rows are submitted with one press, and what could not be done is told row by row', async () => {
    await compiler.goto('/console');
    const rows = compiler.locator('tbody tr.ant-table-row');
    await rows.first().waitFor();
    const drafts = rows.filter({ hasText: '在写' });
    expect(await drafts.count()).toBeGreaterThan(1);
    const names = await Promise.all([0, 1].map((at) => drafts.nth(at).locator('a').first().innerText()));
    for (const name of names) await compiler.getByLabel(`选 ${name}`, { exact: true }).check();
    await compiler.getByText('选了 2 项（在写 2）').waitFor();
    expect(await axeFindings(compiler)).toEqual([]);
    await compiler.getByRole('button', { name: '交审（2 项）' }).click();
    await compiler.getByText('办成 2 项。').waitFor();
    for (const name of names)
      await rows
        .filter({ has: compiler.getByRole('link', { name, exact: true }) })
        .getByText('已交，等分审')
        .waitFor();
  });

  test('what was put up is on record at the desk, and on a phone in front of the board', async () => {
    await compiler.goto('/console');
    await compiler.getByRole('link', { name: '张贴登记' }).click();
    await compiler.getByText('没有要换、要取的。').waitFor();
    await compiler.getByLabel('挂在哪里').fill('镇政府公开栏');
    await compiler.getByRole('button', { name: '记下来' }).click();
    await compiler.getByText(/公开栏“镇政府公开栏”，第 \d+ 版/).waitFor();
    expect(await axeFindings(compiler)).toEqual([]);
    const item = await compiler.locator('tbody a[href^="/i/"]').first().getAttribute('href');
    const phone = compiler;
    await phone.setViewportSize({ width: 390, height: 844 });
    await phone.goto('/work/posters');
    expect(await axeFindings(phone)).toEqual([]);
    const hash = /校验码 ([0-9a-f]{8})/.exec(await (await phone.request.get(`${item ?? ''}/speech.txt`)).text())?.[1] ?? '';
    await phone.goto(`/work/posters?i=${item?.slice(3) ?? ''}&p=${hash}`);
    await phone.getByText('这张海报是现行的。').waitFor();
    await phone.getByLabel('挂在哪里', { exact: false }).fill('镇政府门口墙上');
    await phone.getByRole('button', { name: '挂上了' }).click();
    await phone.getByRole('button', { name: /取下了：.*镇政府门口墙上/ }).waitFor();
    expect(await axeFindings(phone)).toEqual([]);
    expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
    await phone.getByRole('button', { name: /取下了：.*镇政府门口墙上/ }).click();
    await phone.waitForURL(/work\/posters/);
    expect(await phone.getByRole('button', { name: /镇政府门口墙上/ }).count()).toBe(0);
    await compiler.setViewportSize(desk.viewport);
  });

  test('the dossier of a round is offered where there is a round', async () => {
    await compiler.goto('/console');
    await compiler.getByRole('button', { name: '审核材料' }).click();
    await compiler.getByText('同一份文件传两次，不会多出来').waitFor();
    expect(await compiler.getByRole('link', { name: '下载审核材料（Word）' }).getAttribute('href')).toMatch(
      /^\/api\/v1\/desk\/units\/.+\/dossier$/,
    );
    expect(await axeFindings(compiler)).toEqual([]);
  });

  test('the office sees the programme, and nothing broke on the way', async () => {
    const office = await people.official('lx-head', desk);
    await office.goto('/console/programme');
    await office.locator('tbody tr.ant-table-row').first().waitFor();
    expect(await office.locator('tbody tr.ant-table-row').count()).toBeGreaterThan(10);
    expect(await axeFindings(office)).toEqual([]);
    expect(broken).toEqual([]);
  });
});
