import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { axeFindings, chromiumPath, launchBrowser, warnWithoutBrowser } from '../../testkit/browser/chromium.ts';
import { type People, peopleOf } from '../../testkit/browser/people.ts';
import { serveDemo, type ServedDemo } from '../../testkit/browser/served-demo.ts';

warnWithoutBrowser('the chart editor');

const desk = { viewport: { width: 1280, height: 900 } };
const phone = { width: 390, height: 844 };
const mostOnFirstLoad = 400 * 1024;

/** A compiler draws a chart of seven steps without a pointer, and sees it drawn while he types. */
describe.skipIf(chromiumPath === undefined)('the chart editor', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let people: People;
  let page: Page;
  const broken: string[] = [];

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
    people = peopleOf(browser, demo.site);
    page = await people.official('yd-compiler', desk);
    page.on('pageerror', (error) => broken.push(error.message));
    page.on('response', (answer) => answer.status() >= 400 && broken.push(`${String(answer.status())} ${answer.url()}`));
  }, 240_000);
  afterAll(async () => {
    await people.close();
    await browser.close();
    await demo.stop();
  }, 60_000);

  const key = (name: string) => page.keyboard.press(name);
  /** Goes on with the tab key until the box or button with this name has the focus; never with the pointer. */
  const tabTo = async (name: string | RegExp, back = false): Promise<void> => {
    for (let turn = 0; turn < 120; turn += 1) {
      const here = await page.evaluate(() => {
        const at = document.activeElement;
        if (!(at instanceof HTMLElement)) return '';
        const label = at instanceof HTMLInputElement || at instanceof HTMLSelectElement ? (at.labels?.[0]?.textContent ?? '') : '';
        return (at.getAttribute('aria-label') ?? (label === '' ? at.textContent : label)).trim();
      });
      if (typeof name === 'string' ? here === name : name.test(here)) return;
      await key(back ? 'Shift+Tab' : 'Tab');
    }
    throw new Error(`no way by the keyboard to ${String(name)}`);
  };
  const retype = async (text: string): Promise<void> => {
    await key('Control+a');
    await page.keyboard.type(text);
  };
  /** The box of the step that has the focus already is its plain name; from there downwards. */
  const describeStep = async (step: { readonly name: string; readonly who: string; readonly result: string }): Promise<void> => {
    await retype(step.name);
    await tabTo(`${step.name} 正式名称`);
    await retype(step.name);
    await tabTo(`${step.name} 谁来办（哪一个都行）`);
    await page.keyboard.type(step.who);
    await page.locator('.ant-select-item-option-active', { hasText: step.who }).waitFor();
    await key('Enter');
    await key('Escape');
    await tabTo(`${step.name} 多久办完`);
    await key('ArrowDown');
    await key('ArrowDown');
    await tabTo(`${step.name} 多久办完 多少`);
    await retype('3');
    await tabTo(/第 1 行 结果$/);
    await retype(step.result);
  };
  const addBehind = async (name: string, kind: string): Promise<void> => {
    await tabTo(`在“${name}”后面加……`);
    await key('Enter');
    await tabTo(kind);
    await key('Enter');
    // The new step has the focus in its first box.
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('新的一步 '));
  };

  const beginItem = async (name: string): Promise<void> => {
    await page.goto('/console');
    await page.getByRole('button', { name: '新增一项' }).focus();
    await key('Enter');
    await page.getByLabel('事项名称').waitFor();
    await page.getByLabel('事项名称').focus();
    await page.keyboard.type(name);
    await key('Enter');
    await page.getByRole('tab', { name: '流程图' }).waitFor();
    await page.getByRole('tab', { name: '内容' }).focus();
    await key('ArrowRight');
    await page.getByRole('button', { name: '从头画一张' }).focus();
    await key('Enter');
    await page.locator('#node-apply').waitFor();
  };

  test('seven steps with a branch and a return are drawn by the keyboard alone, and nothing must be mended', async () => {
    await beginItem('村里用车');
    await page.locator('#node-apply .desk-node-parts > summary').focus();
    await key('Enter');
    await tabTo(/这一步叫什么/);
    await describeStep({ name: '说要用车', who: '社会救助经办员', result: '说了' });
    const steps = [
      { name: '看该不该用', who: '社会救助经办员', result: '该用' },
      { name: '派车', who: '社会救助经办员', result: '派了' },
      { name: '出车登记', who: '社会救助经办员', result: '登了' },
      { name: '回来核里程', who: '乡镇(街道)档案员', result: '对得上' },
      { name: '报油费', who: '社会救助经办员', result: '报了' },
      { name: '存档', who: '乡镇(街道)档案员', result: '存了' },
    ];
    let before = '说要用车';
    for (const step of steps) {
      await addBehind(before, '一步');
      await describeStep(step);
      before = step.name;
    }
    expect(await page.locator('.desk-drawing [data-step]').count()).toBeGreaterThanOrEqual(8);

    // A second result, a decision, and the way back.
    await page.locator('#node-step .desk-node-title').focus();
    await tabTo('看该不该用 有哪几种结果（一行一种，头一种是往下走的） 第 1 行 结果');
    await tabTo('加一行');
    await key('Enter');
    await tabTo(/第 2 行 结果$/, true);
    await retype('再说清楚');
    await tabTo('按结果分岔');
    await key('Enter');
    await page.locator('#node-step-q').waitFor();
    await page.locator('#node-step-q .desk-ways select').last().focus();
    await key('Home');
    await page.getByLabel('退回最多几次').waitFor();
    await page.locator('.desk-drawing .branch .back').first().waitFor();

    await page.locator('#node-end-refused .desk-node-title').focus();
    await tabTo('去掉');
    await key('Enter');
    await page.getByText('没有一定要改的地方').waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: '保存流程图' }).focus();
    await key('Enter');
    await page.getByRole('button', { name: '保存流程图' }).waitFor({ state: 'detached' });
    expect(await page.locator('.desk-must').count()).toBe(0);
    expect(await axeFindings(page)).toEqual([]);
    await page.setViewportSize(phone);
    expect(await axeFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(phone.width);
    await page.setViewportSize(desk.viewport);
  });

  test('a step picked in the drawing is picked in the list, and the other way round', async () => {
    await page.locator('.desk-drawing .pick', { hasText: '派车' }).focus();
    await key('Enter');
    await page.locator('.desk-node-picked', { hasText: '派车' }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.closest('.desk-node')?.textContent)).toContain('派车');
    await page.locator('#node-apply .desk-node-title').focus();
    await page.locator('.desk-drawing [data-step=apply].picked').waitFor();
  });

  test('what must be mended stands at the step in the list and in the drawing', async () => {
    await page.locator('#node-apply select').last().focus();
    await key('End');
    await page.locator('.desk-drawing .step-must').first().waitFor({ timeout: 20_000 });
    expect(await page.locator('#node-step .desk-must').count()).toBeGreaterThan(0);
    await page.getByRole('button', { name: '不要这些改动' }).click();
    await page.getByText('没有一定要改的地方').waitFor({ timeout: 20_000 });
  });

  test('a draft is looked at as its page on a phone, compared, and nothing of it is public', async () => {
    await page.getByRole('tab', { name: '看样子' }).click();
    const inside = page.frameLocator('iframe.desk-preview');
    await inside.getByText('这是草稿，还没有公布。').waitFor();
    expect(await inside.locator('h1').textContent()).toBe('村里用车');
    expect(await axeFindings(page)).toEqual([]);
    await page.getByRole('tab', { name: '改了什么' }).click();
    await page.getByRole('heading', { name: '现在的图' }).waitFor();
    expect(await axeFindings(page)).toEqual([]);
  });

  test('a template is found, looked at and adopted; its code is not given twice', async () => {
    const adopt = async (): Promise<void> => {
      await page.goto('/console');
      await page.getByRole('button', { name: '新增一项' }).click();
      await page.getByRole('radio', { name: '照模板' }).check();
      await page.getByLabel('找模板').fill('低保');
      await page.locator('.desk-templates .desk-picked button').first().click();
      await page.locator('.desk-templates .flow').waitFor();
      expect(await axeFindings(page)).toEqual([]);
      await page.getByRole('button', { name: '照它新增一项' }).click();
    };
    await adopt();
    await page.getByText(/照县里的模板“.+”第 1 版写的，没有改过/).waitFor();
    expect(broken).toEqual([]);
    await adopt();
    await page.getByText('这个编码本单位已经用了').waitFor();
  });

  test('the first load of the desk stays within its weight', async () => {
    const fresh = await people.official('yd-compiler', desk);
    const bodies: Promise<Buffer>[] = [];
    const listen = (answer: { url: () => string; body: () => Promise<Buffer> }): void => {
      if (answer.url().includes('/console')) bodies.push(answer.body());
    };
    fresh.on('response', listen);
    await fresh.goto('/console');
    await fresh.locator('tbody a[href*="/console/items/"]').first().waitFor();
    fresh.off('response', listen);
    const bytes = (await Promise.all(bodies)).reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(bytes).toBeGreaterThan(50 * 1024);
    expect(bytes).toBeLessThanOrEqual(mostOnFirstLoad);
  });
});
