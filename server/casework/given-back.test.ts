import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';

import { aidCaseAt, noticeOf } from '../../testkit/county/aid-case.ts';
import { BrowserAtDoor } from '../../testkit/browser-at-door.ts';
import { openSmallCounty, type SmallCounty } from '../../testkit/county/small-county.ts';
import { signInAs } from '../../testkit/county/signed-in.ts';
import { describeOnBothEngines } from '../../testkit/database/on-both-engines.ts';
import { type Composed, compose } from '../compose.ts';

const typed = '九九组（写了很久的字）';
const start = '/work/start/V-FW-01';
const application = {
  unit: 'SX-A-01',
  'f.household-head': '某甲',
  'f.id-number': '11010519491231002X',
  'f.persons': '3',
  'f.village-group': typed,
  'f.monthly-income': '900',
  'f.hardship': 'illness',
  'f.phone': '000075319426',
  'f.kin-of-official': 'no',
};
const foreign = { headers: { 'sec-fetch-site': 'cross-site' } };

describeOnBothEngines('what was typed', (engine) => {
  let small: SmallCounty;
  let served: Composed;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    served = await compose(small.installation, () => 'http://localhost', { clockOf: () => small.clock });
    await served.app.ready();
  });
  afterEach(async () => {
    await served.app.close();
    await served.close();
    await small.close();
  });

  /** Signs in, in whatever window: the cookie is the browser's. */
  async function enter(browser: BrowserAtDoor, person: string): Promise<void> {
    const { cookie, csrf } = await signInAs(small, person);
    browser.cookies.set('mq_session', cookie.slice(cookie.indexOf('=') + 1));
    browser.csrf = csrf;
  }
  const idle = () => sql`delete from mq.session`.execute(engine.database().app).then(() => small.clock.pass(1_001));
  const browserOf = async (person: string) => {
    const browser = new BrowserAtDoor(served.app);
    await enter(browser, person);
    return browser;
  };
  /** The fields of the last form in a page, as a browser would send them. */
  const hiddenIn = (body: string) =>
    Object.fromEntries(
      [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
    );

  it('by an official whose session ended meanwhile is sent once more after signing in in another window', async () => {
    const browser = await browserOf('officer');
    const page = await browser.get(start);
    const { key = '' } = hiddenIn(page.body);
    await idle();
    const kept = await browser.post(start, { ...application, key });
    expect(kept.statusCode).toBe(403);
    for (const part of ['您写的都还在这一页', 'target="_blank"', 'href="/work/sign-in"', typed, 'sign-in-needed'])
      expect(kept.body).toContain(part);
    expect(kept.headers['cache-control']).toBe('no-store');
    const fields = hiddenIn(kept.body);
    expect(fields).toEqual({ ...application, key });
    await enter(browser, 'officer');
    // That page cannot know the token of the new session: the form itself comes back, with all that was typed.
    const back = await browser.post(start, { ...fields, csrf: '' });
    expect([back.statusCode, back.body.includes('csrf-failed'), back.body.includes(typed)]).toEqual([403, true, true]);
    expect(hiddenIn(back.body)['key']).toBe(key);
    const sent = await browser.post(start, { ...fields, csrf: browser.csrf });
    expect([sent.statusCode, sent.headers.location]).toEqual([303, expect.stringMatching(/^\/work\/cases\/[^/]+\/receipt$/)]);
  });

  it('is given to nobody else: other sites, programs, and those who may not use the form', async () => {
    const browser = await browserOf('officer');
    await idle();
    const elsewhere = await browser.post(start, application, foreign);
    expect([elsewhere.statusCode, elsewhere.body.includes(typed)]).toEqual([403, false]);
    const program = await browser.post(start, application, { headers: { accept: 'application/json' } });
    expect(program.json()).toMatchObject({ status: 403, code: 'sign-in-needed' });
    await enter(browser, 'archivist');
    expect((await browser.post(start, { ...application, csrf: '' })).statusCode).toBe(404);
    const cases = await engine.database().app.selectFrom('mq.case_file').select('case_id').execute();
    expect(cases).toEqual([]);
  });

  it('in a step comes back with the case when the token is lost, and with a field that is too long', async () => {
    const caseId = await aidCaseAt(small, 'opinion');
    const browser = await browserOf('deputy');
    const path = `/work/cases/${caseId}`;
    const page = await browser.get(path);
    const field = /<textarea[^>]* name="(f\.[^"]+)"/.exec(page.body)?.[1] ?? '';
    expect(field).not.toBe('');
    const url = `${path}/steps/opinion`;
    const lost = await browser.post(url, { csrf: '', outcome: 'pass', [field]: typed });
    expect([lost.statusCode, lost.body.includes('csrf-failed'), lost.body.includes(typed)]).toEqual([403, true, true]);
    const long = await browser.post(url, { outcome: 'pass', [field]: typed + '长'.repeat(4_001) });
    expect([long.statusCode, long.body.includes(typed)]).toEqual([422, true]);
    await idle();
    const ended = await browser.post(url, { outcome: 'pass', [field]: typed });
    expect([ended.statusCode, hiddenIn(ended.body)[field]]).toEqual([403, typed]);
    // Nothing of the case is shown to who is not signed in.
    expect(ended.body).not.toContain(small.services.items.findCurrent('V-FW-01', '2026-03-02')?.version.item.plainName ?? '-');
  });

  it('by a citizen comes back when his token is lost and when it is too long', async () => {
    const notice = noticeOf(small, await aidCaseAt(small, 'notice'));
    const url = `/notices/${notice}/objection`;
    const browser = new BrowserAtDoor(served.app);
    await browser.get(url);
    const lost = await browser.post(url, { csrf: 'x', objection: typed });
    expect([lost.statusCode, lost.body.includes('您写的还在'), lost.body.includes(typed)]).toEqual([403, true, true]);
    const long = await browser.post(url, { objection: typed + '长'.repeat(2_001) });
    expect([long.statusCode, long.body.includes('已经写的都还在'), long.body.includes(typed)]).toEqual([422, true, true]);
    const keyless = await browser.post(url, { key: 'short', objection: typed });
    expect([keyless.statusCode, keyless.body.includes(typed)]).toEqual([400, true]);
    const foreignly = await browser.post(url, { csrf: 'x', objection: typed }, foreign);
    expect([foreignly.statusCode, foreignly.body.includes(typed)]).toEqual([403, false]);
    const { key = '' } = hiddenIn(keyless.body);
    expect((await browser.post(url, { key, objection: typed })).statusCode).toBe(200);
    const helper = await browserOf('officer');
    await helper.get(`/work${url}`);
    const read = await helper.post(`/work${url}`, { csrf: 'x', objection: typed, channel: 'phone', stage: 'read-back' });
    expect([read.statusCode, read.body.includes(typed)]).toEqual([403, true]);
    const clock = await helper.post('/work/clock', { csrf: 'x', days: '7' });
    expect([clock.statusCode, clock.body.includes('value="7"')]).toEqual([403, true]);
  });
});
