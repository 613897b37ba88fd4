import { randomBytes } from 'node:crypto';
import { createServer, type Server } from 'node:net';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { applicants, application } from '../testkit/browser/applicants.ts';
import { chromiumPath, launchBrowser, pagesOf, warnWithoutBrowser } from '../testkit/browser/chromium.ts';
import { peopleOf, signInByPages, type People } from '../testkit/browser/people.ts';
import { runMingquan, startDemo, type StartedDemo } from '../testkit/browser/started-demo.ts';
import { act, fillFields, moveClock, press, reasonAt, refusalOf, sendForged } from '../testkit/browser/work-pages.ts';
import { qrOf } from './platform/qr.ts';

warnWithoutBrowser('the tour');

/** The tour of the README, in order, against the product as a user starts it. Each test goes on where the one before stopped. */
describe.skipIf(chromiumPath === undefined)('the tour', () => {
  let demo: StartedDemo;
  let browser: Browser;
  let people: People;
  let taken: Server;
  const { withKin: home, withoutKin } = applicants();
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
    await press(page, 'form[role=search] button, .search button');
    await press(page, 'main a[href="/i/V-FW-01"]');
    expect(await page.textContent('h1')).toBe('低保申请');
  });

  test('1 a citizen finds the item by its unit', async () => {
    const page = await people.citizen();
    await page.goto('/');
    await press(page, 'main a[href="/u/QX-YD"]');
    await press(page, 'main a[href="/u/QX-YD-01"]');
    await press(page, 'main a[href="/i/V-FW-01"]');
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
    const visit = page.locator('.flow > li:not(.side)', { hasText: '两个人上门看' });
    expect(await visit.textContent()).toMatch(/入户调查员，2 人一起.*10 个工作日内.*高风险/s);
    expect(await page.locator('.flow > .side').count()).toBeGreaterThan(0);
    expect(await page.locator('.flow > .side ol').first().isVisible()).toBe(false);
    await page.locator('.flow > .side summary').first().click();
    expect(await page.locator('.flow > .side ol').first().isVisible()).toBe(true);
  });

  test('1 elder mode stays on the next page and can be left', async () => {
    const page = await people.citizen();
    await page.goto('/i/V-FW-01');
    await press(page, '.tools a');
    expect(await page.getAttribute('html', 'class')).toContain('elder');
    expect(new URL(page.url()).pathname).toBe('/i/V-FW-01');
    await page.goto('/notices');
    expect(await page.evaluate(() => getComputedStyle(document.body).fontSize)).toBe('24px');
    await press(page, '.tools a');
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
    await press(page, 'a[href="/work/start"]');
    await press(page, 'a[href="/work/start/V-FW-01"]');
    expect(await page.locator('main form .field').count()).toBeLessThanOrEqual(8);
    await fillFields(page, 'main form', { ...application(home.name), 'f.persons': '三个', 'f.id-number': home.identityNumber });
    await press(page, 'main form button');
    expect(await page.textContent('.summary')).toContain('家里几口人');
    expect(await page.inputValue('[name="f.household-head"]')).toBe(home.name);
    expect(await page.inputValue('[name="f.persons"]')).toBe('三个');
    await page.fill('[name="f.persons"]', '3');
    await press(page, 'main form button');
    tour.number = (await page.textContent('.slip .big')) ?? '';
    tour.secret = (await page.textContent('.slip code')) ?? '';
    const code = qrOf(`${demo.site}/r/${tour.number}/${tour.secret}`);
    expect((await page.locator('.slip svg path').last().getAttribute('d')) === code.path).toBe(true);
    tour.caseId = /\/work\/cases\/([^/]+)$/.exec((await page.getAttribute('main a.btn.p', 'href')) ?? '')?.[1] ?? '';
    await expect.poll(async () => acts(await people.citizen()), { timeout: 5_000, interval: 200 }).toBe(before + 1);
  });

  test('5 a step that is not current is refused, whoever asks, and so is somebody else’s post', async () => {
    const clerk = await official('yd-aid-clerk-1');
    await clerk.goto(casePath());
    await sendForged(clerk, `${casePath()}/steps/weigh`, { key: newKey(), 'f.weigh-reason': '材料一致', outcome: 'clear' });
    expect(await refusalOf(clerk)).toBe('step-not-current');
    const starter = await official('yd01-clerk');
    await starter.goto('/work');
    await sendForged(starter, `${casePath()}/steps/accept`, { key: newKey(), outcome: 'accepted' });
    expect([404, 'not-your-post']).toContain((await refusalOf(starter)) ?? 404);
  });

  test('5 the town takes the case in, registers kin, and the county checks income', async () => {
    await act(await official('yd-aid-clerk-1'), at('accept'), { outcome: 'accepted' });
    await act(await official('yd-aid-clerk-1'), at('kin'), { values: { 'f.kin-registered': 'no' } });
    const officer = await official('hd-officer-1');
    await act(officer, at('means'), { values: { 'f.means-finding': '没有查到别的收入。' } });
    await officer.goto(casePath());
    expect(await officer.locator('#act-means form').count()).toBe(0);
  });

  test('3 one visitor alone cannot finish the home visit, and is told why', async () => {
    const page = await official('yd-visit-officer-1');
    await act(page, at('visit'), { outcome: 'seen', values: { 'f.visit-finding': '三间旧房，老人卧床。' } });
    expect(await page.textContent('#act-visit')).toMatch(/已签 1 人，要 2 人/);
    // He may only correct himself to another result; the same result again needs somebody else.
    expect(await page.locator('#act-visit button[name=outcome][value=seen]').count()).toBe(0);
    await sendForged(page, `${casePath()}/steps/visit`, { key: newKey(), outcome: 'seen', 'f.visit-finding': '我再签一次。' });
    expect(await refusalOf(page)).toBe('needs-another-person');
    expect(await page.textContent('main .refusal[role=alert]')).toMatch(/两|2|另/);
  });

  test('3 a relative must withdraw: he sees why, the others see only that he has left, and he sees the case no more', async () => {
    const page = await official('yd-visit-officer-3');
    await page.goto(casePath());
    expect(await reasonAt(page, 'visit')).toBe('actor-is-relative-of-applicant');
    expect(await page.textContent('#act-visit')).toContain('您申报过和申请人是近亲属');
    await page.click('aside summary');
    await press(page, `form[action="${casePath()}/recuse"] button`);
    expect(new URL(page.url()).pathname).toBe('/work');
    const answer = await page.goto(casePath());
    expect(answer?.status()).toBe(404);
    const colleague = await official('yd-visit-officer-2');
    await colleague.goto(casePath());
    expect(await colleague.textContent('aside')).toContain('回避的人');
    expect(await colleague.textContent('main')).not.toContain('和申请人是近亲属');
  });

  test('3 a second visitor, who is no relative, finishes the visit', async () => {
    const page = await official('yd-visit-officer-2');
    await act(page, at('visit'), { outcome: 'seen' });
    expect(await page.locator('#act-visit').count()).toBe(0);
  });

  test('8 two press at once: one wins, the other sees who did what and keeps his text', async () => {
    const [first, second] = [await official('yd-aid-clerk-1'), await official('yd-aid-clerk-2')];
    for (const page of [first, second]) {
      await page.goto(casePath());
      await page.fill('#act-weigh [name="f.weigh-reason"]', `由 ${page === first ? '甲' : '乙'} 写的理由`);
    }
    await Promise.all([first, second].map((page) => press(page, '#act-weigh button[value="clear"]')));
    const told = await Promise.all([first, second].map((page) => refusalOf(page)));
    expect(told.filter((code) => code === null)).toHaveLength(1);
    const [loser, word] = told[0] === null ? [second, '乙'] : [first, '甲'];
    expect(await loser.textContent('main .refusal[role=alert]')).toMatch(/刚才别人先办了.*办了对一对查到的情况/s);
    expect(await loser.content()).toContain(`由 ${word} 写的理由`);
  });

  test('5 the deputy head signs, and the notice appears by itself with masked data only', async () => {
    const deputy = await official('yd-deputy-head');
    await act(deputy, at('opinion'), { outcome: 'pass', values: opinion });
    tour.notice = (await deputy.getAttribute('#notice a[href^="/notices/"]', 'href')) ?? '';
    const page = await people.citizen();
    await page.goto('/notices');
    await press(page, `main a[href="${tour.notice}"]`);
    const shown = `${await page.title()} ${(await page.textContent('body main')) ?? ''}`;
    for (const hidden of [home.name, home.identityNumber, '00001234567', '900', '家人生病', '三间旧房'])
      expect(shown, hidden).not.toContain(hidden);
    expect(await page.textContent('main')).toMatch(/第 1 天 \/ 共 7 天/);
  });

  test('4 a villager objects without signing in and without scripts; what is empty is said, what is typed is kept', async () => {
    const page = await people.citizen({ javaScriptEnabled: false });
    await page.goto(tour.notice);
    await press(page, `a[href="${tour.notice}/objection"]`);
    await press(page, 'main form button');
    expect(await page.textContent('.summary')).toContain('没有写意见');
    await page.fill('[name=objection]', '听说他家去年盖了新房，请再看看。');
    await press(page, 'main form button');
    expect(await page.textContent('.slip .big')).toMatch(/^YY-/);
    await page.goto(tour.notice);
    expect(await page.textContent('main')).toContain('答复之前，这件事不往下办');
    expect(await page.textContent('main')).not.toContain('盖了新房');
  });

  test('8 the same submission sent twice has one effect', async () => {
    const page = await people.citizen();
    await page.goto(`${tour.notice}/objection`);
    const numbers = await page.evaluate(async (path) => {
      const field = (name: string): string => document.querySelector<HTMLInputElement>(`main form [name=${name}]`)?.value ?? '';
      const body = new URLSearchParams({ csrf: field('csrf'), key: field('key'), objection: '再核一下收入。' });
      const send = async () =>
        /YY-[A-Z0-9-]+/.exec(await (await fetch(path, { method: 'POST', body, headers: { accept: 'text/html' } })).text())?.[0];
      return [await send(), await send()];
    }, `${tour.notice}/objection`);
    expect(numbers[0]).toMatch(/^YY-/);
    expect(numbers[1]).toBe(numbers[0]);
  });

  test('4 a helper enters an objection given on paper and reads it back', async () => {
    const page = await official('yd01-clerk');
    await page.goto(`/work${tour.notice}/objection`);
    await fillFields(page, 'main form', { channel: 'paper', objection: '他儿子在县里上班。' });
    await press(page, 'main form button[value=write]');
    expect(await page.textContent('blockquote')).toBe('他儿子在县里上班。');
    await press(page, 'main form button[value=correct]');
    expect(await page.inputValue('[name=objection]')).toBe('他儿子在县里上班。');
    await press(page, 'main form button[value=write]');
    await press(page, 'main form button[value=read-back]');
    expect(await page.textContent('.slip .big')).toMatch(/^YY-/);
  });

  test('4 while objections are open nobody moves the case, even when the period is over', async () => {
    const head = await official('yd-aid-head');
    await moveClock(head, 7);
    await head.goto(casePath());
    expect(await head.textContent('.notice-bar')).toContain('暂停');
    expect(await head.locator('#objections article').count()).toBe(3);
    const county = await official('mz-aid-clerk-1');
    await county.goto('/work');
    await sendForged(county, `${casePath()}/steps/county-clerk`, { key: newKey(), outcome: 'pass', 'f.county-clerk-reason': '符合' });
    expect(await refusalOf(county)).not.toBeNull();
    await head.goto(casePath());
    expect(await head.textContent('.notice-bar')).toContain('暂停');
  });

  test('4 answered by one who did not act before: one objection is right, and the case goes back to be checked anew', async () => {
    const head = await official('yd-aid-head');
    for (const outcome of ['not-upheld', 'not-upheld', 'upheld']) {
      await head.goto(casePath());
      const form = head.locator('#objections form').first();
      await form.locator('[name=answer]').fill(outcome === 'upheld' ? '属实，换人再查。' : '查过了，没有这回事。');
      await Promise.all([head.waitForNavigation(), form.locator(`button[value="${outcome}"]`).click()]);
    }
    const page = await people.citizen();
    await page.goto(tour.notice);
    expect(await page.textContent('main')).toContain('属实，换人再查。');
    await act(head, at('after-objection'), { outcome: 'check-again', values: { 'f.after-objection-reason': '漏问了一家邻居。' } });
  });

  test('5 who visited before may not visit again: separation of duty is named', async () => {
    const page = await official('yd-visit-officer-1');
    await page.goto(casePath());
    expect(await reasonAt(page, 'revisit')).toMatch(/separation-of-duty|must-be-new-persons/);
    await sendForged(page, `${casePath()}/steps/revisit`, { key: newKey(), outcome: 'done', 'f.revisit-finding': '还是我去。' });
    expect(await refusalOf(page)).toMatch(/separation-of-duty|must-be-new-persons/);
    expect(await page.textContent('main .refusal[role=alert]')).toContain('两个人上门看');
  });

  test('5 new visitors go, and the case follows the chart to the payment and its end, without scripts for one of them', async () => {
    await act(await official('yd-village-liaison-1'), at('revisit'), { values: { 'f.revisit-finding': '又问了两家邻居。' } });
    await act(await official('yd-village-liaison-2'), at('revisit'));
    await act(await official('yd-aid-clerk-3'), at('weigh'), { outcome: 'clear', values: { 'f.weigh-reason': '两次看到的一样。' } });
    await act(await official('yd-deputy-head'), at('opinion'), { outcome: 'pass', values: opinion });
    await moveClock(await official('yd-aid-head'), 7);
    await moveClock(await official('yd-aid-head'), 1);
    // An official is a relative of this home, so the county visits it once more with two of its own people.
    await act(await official('mz-inspector-1'), at('county-visit'), { values: { 'f.county-finding': '和镇里看到的一样。' } });
    await act(await official('mz-inspector-2'), at('county-visit'));
    await act(await official('mz-aid-clerk-1'), at('county-clerk'), {
      outcome: 'pass',
      values: { 'f.county-clerk-reason': '材料和公示都看过。' },
    });
    await act(await people.official('mz-aid-head', { javaScriptEnabled: false }), at('county-head'), {
      outcome: 'confirm',
      values: { 'f.county-head-reason': '同意。' },
    });
    await act(await official('yd-aid-clerk-1'), at('tell-approval'));
    await act(await official('cz-payer-1'), at('pay'), { outcome: 'paid', values: { 'f.account': '0000000000000000' } });
    const archivist = await people.official('yd-archivist', { javaScriptEnabled: false });
    await act(archivist, at('archive'));
    expect(await archivist.textContent('.notice-bar')).toContain('已办结');
  });

  test('6 the number alone shows the stage only, the receipt shows the details, without scripts', async () => {
    const page = await people.citizen({ javaScriptEnabled: false });
    await page.goto('/progress');
    await page.fill('[name=number]', tour.number.toLowerCase().replaceAll('-', ' '));
    await press(page, 'main form button');
    expect(new URL(page.url()).pathname).toBe(`/r/${tour.number}`);
    expect(await page.textContent('main')).toContain('已办结');
    expect(await page.content()).not.toContain(home.name.slice(1));
    expect(await page.locator('.done-list').count()).toBe(0);
    await page.goto(`/r/${tour.number}/${tour.secret}`);
    expect(await page.locator('.done-list li').count()).toBeGreaterThan(5);
    expect(await page.locator('a[href$="receipt.tlog-proof"]').count()).toBe(1);
  });

  test('6 a running case shows the days left to who holds the receipt', async () => {
    const clerk = await official('yd01-clerk');
    await clerk.goto('/work/start/V-FW-01');
    await fillFields(clerk, 'main form', { ...application(withoutKin.name), 'f.id-number': withoutKin.identityNumber });
    await press(clerk, 'main form button');
    const number = (await clerk.textContent('.slip .big')) ?? '';
    const secret = (await clerk.textContent('.slip code')) ?? '';
    const page = await people.citizen();
    await page.goto(`/r/${number}/${secret}`);
    expect(await page.textContent('main .due')).toMatch(/还剩 \d+ 个工作日|今天/);
  });

  test('6 the device itself verifies the receipt, and says what is wrong with a changed proof', async () => {
    const page = await people.citizen();
    const path = `/r/${tour.number}/${tour.secret}`;
    await page.goto(path);
    await page.waitForSelector('#receipt-result[data-result]');
    expect(await page.getAttribute('#receipt-result', 'data-result')).toBe('good');
    await page.route(`**${path}`, async (route) => {
      const answer = await route.fetch();
      const body = (await answer.text()).replace(/data-entry="(.)/, (_all, letter: string) => `data-entry="${letter === 'A' ? 'B' : 'A'}`);
      await route.fulfill({ response: answer, body });
    });
    await page.goto(path);
    await page.waitForSelector('#receipt-result[data-result]');
    expect(await page.textContent('#receipt-result')).toMatch(/核对不通过：.+。/);
  });

  test('7 a stranger audits the served ledger', async () => {
    const audit = await runMingquan(['verify', demo.site], demo.dataDir);
    expect(audit.err + audit.out).not.toBe('');
    expect(audit.code).toBe(0);
  });

  const casePath = (): string => `/work/cases/${tour.caseId}`;
});

const opinion = { 'f.aid-class': 'rural', 'f.monthly-amount': '480', 'f.opinion-reason': '情况属实。' };

function newKey(): string {
  return randomBytes(16).toString('base64url');
}
