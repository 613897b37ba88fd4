import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { isRefusal } from '../../core/kernel/outcome.ts';
import { BrowserAtDoor } from '../../testkit/browser-at-door.ts';
import { type CountyAtDoor, openCountyAtDoor } from '../../testkit/county-at-door.ts';
import { emptyTables } from '../../testkit/database/empty-tables.ts';
import { openPreparedEmbedded } from '../../testkit/database/kept-database.ts';
import type { Database } from '../platform/database/open-database.ts';
import { type App, buildApp } from '../platform/http/app.ts';
import { reads, writes } from '../platform/http/policy.ts';
import { usualLimits } from '../platform/http/limits.ts';
import { hiddenFields } from '../platform/http/form.ts';
import { z } from 'zod';
import { createAccount, type Credentials } from './create-account.ts';
import { SessionReader } from './read.ts';
import { resetAccount } from './reset-account.ts';
import { sessionRoutes } from './routes.ts';
import { totpCode } from './totp.ts';

const minute = 60_000;
const password = '七只蓝猫在雨天过河去了';
const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

let database: Database;
let county: CountyAtDoor;
let app: App;
let account: Credentials;

beforeAll(async () => {
  database = await openPreparedEmbedded();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyTables(database);
  await open({});
});
afterEach(async () => {
  await app.close();
  county.close();
});

async function open(wish: Parameters<typeof openCountyAtDoor>[1]): Promise<void> {
  county = await openCountyAtDoor(database, wish);
  const { services } = county;
  const sessions = new SessionReader(services);
  app = await buildApp({
    services,
    findSession: (token) => sessions.find(token),
    countToDo: () => Promise.resolve(2),
    logLevel: 'silent',
    limits: { ...usualLimits, door: { max: 1_000, windowMs: minute } },
    routes: [
      (own) =>
        sessionRoutes(own, { services, sessions, demoAccounts: () => Promise.resolve([{ login: 'clerk', password, who: '经办员' }]) }),
      (own) => {
        own.get('/work', { config: reads('official') }, (_request, reply) => reply.send('work'));
        own.post('/work/start', { config: writes('official'), schema: { body: z.strictObject(hiddenFields) } }, (_request, reply) =>
          reply.send('written'),
        );
      },
    ],
  });
  account = credentials(await createAccount(services, { login: 'clerk', person: county.persons.clerk, fixed: { password, totpSecret } }));
}

async function reopen(wish: Parameters<typeof openCountyAtDoor>[1]): Promise<void> {
  await app.close();
  county.close();
  await emptyTables(database);
  await open(wish);
}

function credentials(made: Credentials | { readonly refused: string }): Credentials {
  if (isRefusal(made)) throw new Error(made.refused);
  return made as Credentials;
}

async function firstFactor(browser: BrowserAtDoor, login = 'clerk', given = password) {
  await browser.get('/work/sign-in');
  return browser.post('/work/sign-in', { login, password: given });
}

async function signedIn(): Promise<BrowserAtDoor> {
  const browser = new BrowserAtDoor(app);
  await firstFactor(browser);
  await browser.get('/work/second-factor');
  const answer = await browser.post('/work/second-factor', { code: totpCode(totpSecret, county.now()) });
  expect(answer.headers.location).toBe('/work');
  return browser;
}

describe('signing in', () => {
  test('takes password and code, and only then opens the work', async () => {
    const browser = new BrowserAtDoor(app);
    expect((await browser.get('/work')).headers.location).toBe('/work/sign-in');
    const first = await firstFactor(browser, ' CLERK ');
    expect([first.statusCode, first.headers.location]).toEqual([303, '/work/second-factor']);
    expect((await browser.get('/work')).headers.location).toBe('/work/second-factor');
    await browser.get('/work/second-factor');
    const second = await browser.post('/work/second-factor', { code: totpCode(totpSecret, county.now()) });
    expect(second.headers.location).toBe('/work');
    expect((await browser.get('/work')).body).toBe('work');
  });

  test('gives a cookie that scripts cannot read and other sites cannot send', async () => {
    const answer = await firstFactor(new BrowserAtDoor(app));
    const cookie = answer.cookies.find(({ name }) => name === 'mq_session');
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Strict', path: '/' });
    expect(cookie?.secure).toBeUndefined();
    await reopen({ siteUrl: 'https://example.invalid' });
    const overTls = await firstFactor(new BrowserAtDoor(app));
    expect(overTls.cookies.find(({ name }) => name === 'mq_session')?.secure).toBe(true);
  });

  test('rotates the session at the second factor: the first token is worthless', async () => {
    const browser = new BrowserAtDoor(app);
    await firstFactor(browser);
    const before = browser.cookies.get('mq_session') ?? '';
    await browser.get('/work/second-factor');
    await browser.post('/work/second-factor', { code: totpCode(totpSecret, county.now()) });
    expect(browser.cookies.get('mq_session')).not.toBe(before);
    const old = new BrowserAtDoor(app);
    old.cookies.set('mq_session', before);
    expect((await old.get('/work')).headers.location).toBe('/work/sign-in');
  });

  test('answers an unknown login exactly as a wrong password, with the login kept and the password gone', async () => {
    const known = await firstFactor(new BrowserAtDoor(app), 'clerk', 'nothing like it');
    const unknown = await firstFactor(new BrowserAtDoor(app), 'nobod', 'nothing like it');
    expect([known.statusCode, unknown.statusCode]).toEqual([422, 422]);
    expect(known.body).toContain('用户名或者密码不对');
    expect(known.body).toContain('value="clerk"');
    expect(known.body).not.toContain('nothing like it');
    const plain = (body: string) => body.replace(/name="(csrf|key)" value="[^"]+"/g, '').replace('value="nobod"', 'value="clerk"');
    expect(plain(unknown.body)).toBe(plain(known.body));
  });

  test('refuses a code that was used before', async () => {
    await signedIn();
    const other = new BrowserAtDoor(app);
    await firstFactor(other);
    await other.get('/work/second-factor');
    const again = await other.post('/work/second-factor', { code: totpCode(totpSecret, county.now()) });
    expect(again.statusCode).toBe(422);
    expect(again.body).toContain('验证码不对');
    county.pass(minute);
    const next = await other.post('/work/second-factor', { code: totpCode(totpSecret, county.now()) });
    expect(next.headers.location).toBe('/work');
  });

  test('lets only one of two requests use the same code', async () => {
    const browsers = [new BrowserAtDoor(app), new BrowserAtDoor(app)];
    for (const browser of browsers) {
      await firstFactor(browser);
      await browser.get('/work/second-factor');
    }
    const code = totpCode(totpSecret, county.now());
    const answers = await Promise.all(browsers.map((browser) => browser.post('/work/second-factor', { code })));
    expect(answers.map((answer) => answer.statusCode).toSorted((a, b) => a - b)).toEqual([303, 422]);
  });
});

describe('the lock', () => {
  test('closes an account after five failures within ten minutes, for fifteen, also from elsewhere', async () => {
    const browser = new BrowserAtDoor(app);
    for (let tried = 0; tried < 5; tried += 1) expect((await firstFactor(browser, 'clerk', 'wrong')).statusCode).toBe(422);
    const right = await firstFactor(browser);
    expect(right.statusCode).toBe(429);
    expect(right.headers['retry-after']).toBe('900');
    const elsewhere = new BrowserAtDoor(app);
    await elsewhere.get('/work/sign-in');
    expect((await elsewhere.post('/work/sign-in', { login: 'clerk', password }, { from: '127.0.0.9' })).statusCode).toBe(429);
    county.pass(14 * minute);
    expect((await firstFactor(browser)).statusCode).toBe(429);
    county.pass(1 * minute);
    expect((await firstFactor(browser)).statusCode).toBe(303);
  });

  test('does not close when five failures take longer than ten minutes', async () => {
    const browser = new BrowserAtDoor(app);
    for (let tried = 0; tried < 5; tried += 1) {
      await firstFactor(browser, 'clerk', 'wrong');
      county.pass(2.6 * minute);
    }
    expect((await firstFactor(browser)).statusCode).toBe(303);
  });

  test('closes a source that tries many accounts', async () => {
    const browser = new BrowserAtDoor(app);
    for (let tried = 0; tried < 5; tried += 1) await firstFactor(browser, `login-${tried}`, 'wrong');
    expect((await firstFactor(browser)).statusCode).toBe(429);
    const elsewhere = new BrowserAtDoor(app);
    await elsewhere.get('/work/sign-in');
    expect((await elsewhere.post('/work/sign-in', { login: 'clerk', password }, { from: '127.0.0.9' })).statusCode).toBe(303);
  });

  test('holds against a burst: of twenty guesses at once at most five are tried', async () => {
    const browser = new BrowserAtDoor(app);
    await browser.get('/work/sign-in');
    const answers = await Promise.all(
      Array.from({ length: 20 }, () => browser.post('/work/sign-in', { login: 'clerk', password: 'wrong' })),
    );
    expect(answers.filter((answer) => answer.statusCode === 422).length).toBe(5);
    expect(answers.filter((answer) => answer.statusCode === 429).length).toBe(15);
  });

  test('counts wrong codes too', async () => {
    const browser = new BrowserAtDoor(app);
    await firstFactor(browser);
    await browser.get('/work/second-factor');
    const wrong = totpCode(totpSecret, county.now() + 60 * minute);
    for (let tried = 0; tried < 5; tried += 1) expect((await browser.post('/work/second-factor', { code: wrong })).statusCode).toBe(422);
    expect((await browser.post('/work/second-factor', { code: totpCode(totpSecret, county.now()) })).statusCode).toBe(429);
  });
});

describe('a session', () => {
  test('ends after fifteen minutes without a request', async () => {
    const browser = await signedIn();
    for (let round = 0; round < 4; round += 1) {
      county.pass(14 * minute);
      expect((await browser.get('/work')).body).toBe('work');
    }
    county.pass(15 * minute);
    expect((await browser.get('/work')).headers.location).toBe('/work/sign-in');
  });

  test('ends after twelve hours however busy', async () => {
    const browser = await signedIn();
    for (let passed = 0; passed < 12 * 60 - 10; passed += 10) {
      county.pass(10 * minute);
      expect((await browser.get('/work')).body).toBe('work');
    }
    county.pass(10 * minute);
    expect((await browser.get('/work')).headers.location).toBe('/work/sign-in');
  });

  test('is gone on the server after signing out', async () => {
    const browser = await signedIn();
    const token = browser.cookies.get('mq_session') ?? '';
    await browser.get('/work/password');
    const page = await browser.get('/work/sign-in');
    expect(page.headers.location).toBe('/work');
    browser.csrf = await csrfOf();
    expect((await browser.post('/work/sign-out', {})).headers.location).toBe('/work/sign-in');
    expect(browser.cookies.has('mq_session')).toBe(false);
    browser.cookies.set('mq_session', token);
    expect((await browser.get('/work')).headers.location).toBe('/work/sign-in');
    expect(await database.app.selectFrom('mq.session').selectAll().execute()).toEqual([]);
  });

  test('is not stored: only the hash of its token is', async () => {
    const browser = await signedIn();
    const rows = await database.app.selectFrom('mq.session').selectAll().execute();
    expect(JSON.stringify(rows)).not.toContain(browser.cookies.get('mq_session'));
  });

  test('ends within a second when the account is frozen', async () => {
    const browser = await signedIn();
    await database.app.updateTable('mq.account').set({ state: 'frozen' }).where('county_id', '=', county.services.county).execute();
    county.pass(1_001);
    expect((await browser.get('/work')).headers.location).toBe('/work/sign-in');
    const refused = await firstFactor(new BrowserAtDoor(app));
    expect([refused.statusCode, refused.body.includes('账号已经停用')]).toEqual([403, true]);
  });
});

async function csrfOf(): Promise<string> {
  return (await database.app.selectFrom('mq.session').select('csrf').executeTakeFirstOrThrow()).csrf;
}

describe('forms of officials', () => {
  test('are refused without the token of the session', async () => {
    const browser = await signedIn();
    for (const csrf of ['', 'x'.repeat(43), `${await csrfOf()}x`]) {
      const answer = await browser.post('/work/start', { csrf });
      expect([answer.statusCode, answer.body.includes('csrf-failed')]).toEqual([403, true]);
    }
    expect((await browser.post('/work/start', { csrf: await csrfOf() })).body).toBe('written');
  });

  test('are refused from another site even with the token', async () => {
    const browser = await signedIn();
    const csrf = await csrfOf();
    for (const headers of [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://evil.invalid' }]) {
      expect((await browser.post('/work/start', { csrf }, { headers })).statusCode).toBe(403);
    }
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: 'null' }, { origin: 'http://localhost:80' }]) {
      expect((await browser.post('/work/start', { csrf }, { headers })).statusCode).toBe(200);
    }
  });

  test('are refused with a page, not a redirect, when the session has ended', async () => {
    const browser = await signedIn();
    county.pass(16 * minute);
    const answer = await browser.post('/work/start', { csrf: await csrfOf() });
    expect([answer.statusCode, answer.body.includes('sign-in-needed')]).toEqual([403, true]);
  });

  test('of the sign-in page need the token of the page, and give the login back', async () => {
    const browser = new BrowserAtDoor(app);
    await browser.get('/work/sign-in');
    const answer = await browser.post('/work/sign-in', { csrf: 'wrong', login: 'clerk', password });
    expect(answer.statusCode).toBe(403);
    expect(answer.body).toContain('csrf-failed');
    expect(answer.body).toContain('value="clerk"');
    expect(answer.body).toContain('name="password" value=""');
  });
});

describe('what the demo shows', () => {
  test('is shown to who sits at the machine only', async () => {
    const local = await new BrowserAtDoor(app).get('/work/sign-in');
    expect(local.body).toContain(password);
    const attempts = [
      { headers: { host: 'county.example.invalid' } },
      { headers: { 'x-forwarded-for': '10.0.0.7' } },
      { from: '10.0.0.7' },
    ];
    for (const sent of attempts) expect((await new BrowserAtDoor(app).get('/work/sign-in', sent)).body).not.toContain(password);
    await reopen({ demo: false });
    expect((await new BrowserAtDoor(app).get('/work/sign-in')).body).not.toContain(password);
  });

  test('includes a code that is taken, also twice in a row', async () => {
    for (let round = 0; round < 2; round += 1) {
      const browser = new BrowserAtDoor(app);
      await firstFactor(browser);
      const code = /\b(\d{6})\b/.exec((await browser.get('/work/second-factor')).body.replace(/<style>.*?<\/style>/s, ''))?.[1] ?? '';
      expect((await browser.post('/work/second-factor', { code })).headers.location).toBe('/work');
    }
  });
});

describe('accounts', () => {
  test('begin with a password that must be changed before work', async () => {
    const made = credentials(await createAccount(county.services, { login: 'head', person: county.persons.head }));
    const browser = new BrowserAtDoor(app);
    await firstFactor(browser, 'head', made.password);
    await browser.get('/work/second-factor');
    const answer = await browser.post('/work/second-factor', { code: totpCode(made.totpSecret, county.now()) });
    expect(answer.headers.location).toBe('/work/password');
    expect((await browser.get('/work')).headers.location).toBe('/work/password');
    await browser.get('/work/password');
    const change = (first: string, again = first) => browser.post('/work/password', { password: first, again });
    expect((await change('short')).body).toContain('至少要 10 个字');
    expect((await change(made.password)).body).toContain('不能和现在的密码一样');
    expect((await change('administrator')).body).toContain('太常见');
    expect((await change('nineteen-heads')).body).toContain('不能有用户名');
    expect((await change(password, `${password}。`)).body).toContain('两次写的不一样');
    expect((await change(password)).headers.location).toBe('/work');
    expect((await browser.get('/work')).body).toBe('work');
    expect((await firstFactor(new BrowserAtDoor(app), 'head', made.password)).statusCode).toBe(422);
  });

  test('must get a new password after 180 days', async () => {
    county.pass(181 * 86_400_000);
    const browser = new BrowserAtDoor(app);
    await firstFactor(browser);
    await browser.get('/work/second-factor');
    const answer = await browser.post('/work/second-factor', { code: totpCode(totpSecret, county.now()) });
    expect(answer.headers.location).toBe('/work/password');
  });

  test('exist once per login, for known persons, with plain logins', async () => {
    const { services, persons } = county;
    expect(await createAccount(services, { login: 'clerk', person: persons.head })).toMatchObject({ refused: 'login-taken' });
    expect(await createAccount(services, { login: 'Head Clerk', person: persons.head })).toMatchObject({ refused: 'bad-login' });
    expect(await createAccount(services, { login: 'stranger', person: 'nobody' as typeof persons.head })).toMatchObject({
      refused: 'person-unknown',
    });
    expect(await resetAccount(services, { login: 'nobody' })).toMatchObject({ refused: 'account-unknown' });
  });

  test('are made and reset in the ledger, chained, without names', async () => {
    const browser = await signedIn();
    const reset = credentials(await resetAccount(county.services, { login: 'clerk', by: county.persons.head }));
    county.pass(1_001);
    expect((await browser.get('/work')).headers.location).toBe('/work/sign-in');
    expect((await firstFactor(new BrowserAtDoor(app))).statusCode).toBe(422);
    expect((await firstFactor(new BrowserAtDoor(app), 'clerk', reset.password)).statusCode).toBe(303);
    const events = await database.app.selectFrom('mq.event').selectAll().where('stream_kind', '=', 'account').orderBy('seq').execute();
    expect(events.map(({ seq, type, stream_id }) => [seq, type, stream_id])).toEqual([
      [1, 'account-created', account.accountId],
      [2, 'account-reset', account.accountId],
    ]);
    expect(events.map((event) => event.payload).join()).not.toContain('clerk');
    expect(await database.app.selectFrom('mq.pending_leaf').select('seq').execute()).toHaveLength(2);
  });
});
