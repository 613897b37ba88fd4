import type { LightMyRequestResponse as Response } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { gunzipSync } from 'node:zlib';

import { official, openAppAtDoor, routesAtDoor } from '../../../testkit/app-at-door.ts';
import { BrowserAtDoor } from '../../../testkit/browser-at-door.ts';
import { type CountyAtDoor, openCountyAtDoor } from '../../../testkit/county-at-door.ts';
import { emptyTables } from '../../../testkit/database/empty-tables.ts';
import { openPreparedEmbedded } from '../../../testkit/database/kept-database.ts';
import type { Database } from '../database/open-database.ts';
import { type App, type AppOptions, buildApp } from './app.ts';
import { usualLimits } from './limits.ts';
import { reads, writes } from './policy.ts';

let database: Database;
let county: CountyAtDoor;
let app: App;

async function open(wish: Partial<AppOptions> = {}, about: Parameters<typeof openCountyAtDoor>[1] = {}): Promise<void> {
  county = await openCountyAtDoor(database, about);
  app = await openAppAtDoor(county.services, wish);
}

async function reopen(wish: Partial<AppOptions>, about: Parameters<typeof openCountyAtDoor>[1] = {}): Promise<void> {
  await close();
  await emptyTables(database);
  await open(wish, about);
}

async function close(): Promise<void> {
  await app.close();
  county.close();
}

beforeAll(async () => {
  database = await openPreparedEmbedded();
});
afterAll(() => database.close());
beforeEach(async () => {
  await emptyTables(database);
  await open();
});
afterEach(close);

const get = (url: string, headers: Readonly<Record<string, string>> = {}) =>
  app.inject({ method: 'GET', url, headers: { accept: 'text/html', ...headers } });
const asOfficial = (session: string) => ({ cookie: `mq_session=${session}` });

function expectWall(answer: Response): void {
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  expect(answer.headers['x-content-type-options']).toBe('nosniff');
  expect(answer.headers['x-frame-options']).toBe('DENY');
  expect(answer.headers['referrer-policy']).toBe('no-referrer');
  expect(answer.headers['cache-control']).toBeDefined();
}

describe('default deny', () => {
  test('every route of the running application names a policy', async () => {
    const seen: string[] = [];
    await reopen({
      routes: [
        (own) => {
          own.addHook('onRoute', (route) => {
            expect(route.config?.policy, route.url).toBeDefined();
            seen.push(route.url);
          });
          routesAtDoor(own);
        },
      ],
    });
    expect(seen.length).toBeGreaterThan(15);
  });

  const planted = (plant: (own: App) => void) =>
    buildApp({
      services: county.services,
      findSession: () => Promise.resolve(undefined),
      countToDo: () => Promise.resolve(0),
      routes: [plant],
      logLevel: 'silent',
    });

  test('a route without a policy stops the start', async () => {
    await expect(planted((own) => void own.get('/planted', () => 'open'))).rejects.toMatchObject({
      code: 'route-without-policy',
      facts: { route: '/planted' },
    });
  });

  test('a route that takes an input without a schema stops the start', async () => {
    const posting = planted((own) => void own.post('/planted', { config: writes('citizen') }, () => 'open'));
    await expect(posting).rejects.toMatchObject({ code: 'route-without-schema' });
    const reading = planted((own) => void own.get('/planted/:id', { config: reads('public') }, () => 'open'));
    await expect(reading).rejects.toMatchObject({ code: 'route-without-schema' });
  });
});

describe('policies', () => {
  test.each([
    ['/work/second-factor', 'nobody', '/work/sign-in'],
    ['/work/second-factor', 'half', 200],
    ['/work/second-factor', 'official', 200],
    ['/work/start', 'nobody', '/work/sign-in'],
    ['/work/start', 'half', '/work/second-factor'],
    ['/work/start', 'old', '/work/password'],
    ['/work/start', 'official', 200],
    ['/work/password', 'half', '/work/second-factor'],
    ['/work/password', 'old', 200],
    ['/work/clock', 'nobody', '/work/sign-in'],
    ['/work/clock', 'official', 200],
    ['/page', 'nobody', 200],
  ])('%s for %s: %s', async (url, who, expected) => {
    const answer = await get(url, asOfficial(who));
    if (typeof expected === 'number') expect(answer.statusCode).toBe(expected);
    else expect([answer.statusCode, answer.headers.location]).toEqual([303, expected]);
  });

  test('writing without enough of a session is refused with a page', async () => {
    for (const [who, code] of [
      ['nobody', 'sign-in-needed'],
      ['half', 'second-factor-needed'],
      ['old', 'password-change-needed'],
    ] as const) {
      const answer = await app.inject({
        method: 'POST',
        url: '/work/notices',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...asOfficial(who) },
        payload: `text=x&csrf=${official.csrf}`,
      });
      expect([answer.statusCode, answer.body.includes(code)]).toEqual([403, true]);
    }
  });

  test('the clock exists in a demo county only', async () => {
    await reopen({}, { demo: false });
    expect((await get('/work/clock', asOfficial('official'))).statusCode).toBe(404);
  });

  test('pages of officials say who is signed in and are never stored, public ones say nothing of it', async () => {
    const work = await get('/work/start', asOfficial('official'));
    expect(work.body).toContain('周大力');
    expect(work.body).toContain('溪口县经办员');
    expect(work.body).toContain('待办 3 件');
    expect(work.headers['cache-control']).toBe('no-store');
    expect((await get('/page', asOfficial('official'))).body).not.toContain('周大力');
  });

  test('the route decides what is personal, however its address is written', async () => {
    for (const url of ['/%77ork/start', '/w%6Frk/start', '/w%6Frk/%73tart', '/work/start?x=/page']) {
      const answer = await get(url, asOfficial('official'));
      expect([url, answer.statusCode, answer.headers['cache-control'], answer.headers.etag]).toEqual([url, 200, 'no-store', undefined]);
      expect(answer.body).toContain('周大力');
    }
    expect((await get('/%77ork/start')).headers.location).toBe('/work/sign-in');
    const open = await get('/%70age', asOfficial('official'));
    expect([open.headers['cache-control'], open.body.includes('周大力')]).toEqual(['no-cache', false]);
  });
});

describe('every answer', () => {
  test('carries the wall of headers, errors included', async () => {
    const answers = await Promise.all([
      get('/page'),
      get('/missing'),
      get('/fault'),
      get('/bug'),
      get('/refusal'),
      get('/items/%'),
      get('/items/%ff'),
      get(`/items/${'x'.repeat(300)}`),
      get('/work/start'),
      get('/api/v1/thing'),
      get('/api/v1/nothing'),
      get('/api/openapi.json'),
      get('/display?mode=elder'),
      get('/assets/nothing.js'),
      get('/search?q=%00'),
      app.inject({ method: 'HEAD', url: '/page' }),
      app.inject({ method: 'OPTIONS', url: '/page' }),
      app.inject({ method: 'DELETE', url: '/page' }),
      app.inject({ method: 'POST', url: '/plain', payload: '{', headers: { 'content-type': 'application/json' } }),
    ]);
    for (const answer of answers) expectWall(answer);
  });

  test('demands TLS for a year when the site is served over it', async () => {
    expect((await get('/page')).headers['strict-transport-security']).toBeUndefined();
    await reopen({}, { siteUrl: 'https://example.invalid' });
    expect((await get('/missing')).headers['strict-transport-security']).toContain('max-age=31536000');
  });

  test('is compressed when it is text over 1 KB and the asker can read it', async () => {
    const plain = await get('/page');
    const packed = await get('/page', { 'accept-encoding': 'br, gzip' });
    expect(packed.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(packed.rawPayload).toString('utf8')).toBe(plain.body);
    expect(packed.headers.vary).toContain('accept-encoding');
    expect((await get('/page', { 'accept-encoding': 'gzip;q=0' })).headers['content-encoding']).toBeUndefined();
    expect((await get('/items/abc', { 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
  });

  test('of a public page has a strong tag that saves sending it again', async () => {
    for (const encoding of ['identity', 'gzip']) {
      const first = await get('/page', { 'accept-encoding': encoding });
      const etag = String(first.headers.etag);
      expect(etag).toMatch(/^"[^"]+"$/);
      const again = await get('/page', { 'accept-encoding': encoding, 'if-none-match': etag });
      expect([again.statusCode, again.body]).toEqual([304, '']);
    }
    expect((await get('/page', { 'if-none-match': '"other"' })).statusCode).toBe(200);
    expect((await get('/form')).headers.etag).toBeUndefined();
  });
});

describe('faults', () => {
  test('are told without their inside', async () => {
    for (const url of ['/fault', '/bug']) {
      const answer = await get(url);
      expect(answer.statusCode).toBe(500);
      expect(answer.body).toContain('server-fault');
      for (const inner of ['disk-full', '/secret/place', 'inner words', 'Error']) expect(answer.body).not.toContain(inner);
    }
  });

  test('of the database still give a page to an official', async () => {
    await reopen({ countToDo: () => Promise.reject(Object.assign(new Error('away'), { code: 'ECONNREFUSED' })) });
    const answer = await get('/work/start', asOfficial('official'));
    expect([answer.statusCode, answer.body.includes('还没有准备好')]).toEqual([503, true]);
  });
  test.each(['ENOSPC', 'EDQUOT', '53100', 'write-cut-short'])('of a full disk (%s) say so, and that it passes', async (code) => {
    await reopen({ countToDo: () => Promise.reject(Object.assign(new Error('full'), { code })) });
    const answer = await get('/work/start', asOfficial('official'));
    expect([answer.statusCode, answer.body.includes('硬盘满了')]).toEqual([503, true]);
  });
});

describe('what is not there', () => {
  test('answers alike for "not yours", "does not exist" and "no such address"', async () => {
    const headers = asOfficial('official');
    const answers = await Promise.all(
      ['/work/cases/mine', '/work/cases/a-much-longer-id-22ch', '/work/cases/nothing/at/all'].map((url) => get(url, headers)),
    );
    const [first] = answers;
    for (const answer of answers) {
      expect([answer.statusCode, answer.body, answer.headers['content-length']]).toEqual([
        404,
        first?.body,
        first?.headers['content-length'],
      ]);
    }
    const open404 = await Promise.all(['/items/abd', '/items/UPPER', '/nothing'].map((url) => get(url)));
    expect(new Set(open404.map((answer) => `${answer.statusCode} ${answer.body}`)).size).toBe(1);
  });

  test('is told to programs as problem+json', async () => {
    const answer = await get('/api/v1/nothing');
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.json()).toMatchObject({ status: 404, code: 'not-found' });
  });
});

describe('forms of citizens', () => {
  async function filled(): Promise<{ readonly browser: BrowserAtDoor; readonly csrf: string }> {
    const browser = new BrowserAtDoor(app);
    return { browser, csrf: (await browser.get('/form/token')).json<{ csrf: string }>().csrf };
  }

  test('need the token that belongs to the cookie', async () => {
    const { browser, csrf } = await filled();
    expect((await browser.post('/plain', { csrf, text: 'a' })).body).toBe('taken');
    for (const wrong of ['', `${csrf}x`, (await filled()).csrf])
      expect((await browser.post('/plain', { csrf: wrong, text: 'a' })).statusCode).toBe(403);
    browser.cookies.clear();
    expect((await browser.post('/plain', { csrf, text: 'a' })).statusCode).toBe(403);
  });

  test('of another site are refused even with the token', async () => {
    const { browser, csrf } = await filled();
    expect((await browser.post('/plain', { csrf, text: 'a' }, { headers: { 'sec-fetch-site': 'cross-site' } })).statusCode).toBe(403);
    expect((await browser.post('/plain', { csrf, text: 'a' }, { headers: { origin: 'https://evil.invalid' } })).statusCode).toBe(403);
  });

  test('that lost their token are given back with what was typed, but only to this site', async () => {
    const { browser } = await filled();
    const back = await browser.post('/objection', { csrf: '', text: '我写的话' });
    expect(back.statusCode).toBe(403);
    expect(back.json()).toMatchObject({
      values: { text: '我写的话' },
      refusal: { code: 'csrf-failed', now: expect.stringContaining('您写的还在') },
    });
    const foreign = await browser.post('/objection', { csrf: '', text: '我写的话' }, { headers: { 'sec-fetch-site': 'cross-site' } });
    expect([foreign.statusCode, foreign.body.includes('我写的话')]).toEqual([403, false]);
  });

  test('sent twice with one key have one hash; other contents have another', async () => {
    const { browser, csrf } = await filled();
    const key = 'k'.repeat(22);
    const send = async (text: string) => (await browser.post('/objection', { csrf, key, text })).json<Record<string, string>>();
    const [first, again, other] = [await send('a'), await send('a'), await send('b')];
    expect(first).toEqual({ commandId: key, owner: 'citizen', bodyHash: expect.stringMatching(/^[0-9a-f]{64}$/) });
    expect(again).toEqual(first);
    expect(other?.['bodyHash']).not.toBe(first?.['bodyHash']);
    expect((await browser.post('/objection', { csrf, key: 'short', text: 'a' })).json()).toMatchObject({ refused: 'bad-key' });
  });
});

describe('display', () => {
  test('keeps size and language in cookies and comes back', async () => {
    const answer = await get('/display?mode=elder-large&lang=en&back=%2Fi%2FV-1%3Fx%3D1');
    expect([answer.statusCode, answer.headers.location]).toEqual([303, '/i/V-1?x=1']);
    expect(answer.cookies.map(({ name, value }) => `${name}=${value}`)).toEqual(['mq_display=elder-large', 'mq_lang=en']);
    const page = await get('/page', { cookie: 'mq_display=elder-large; mq_lang=en' });
    expect(page.body).toContain('<html lang="en" class="elder xl">');
  });

  test.each([
    'https://evil.invalid/',
    '//evil.invalid/',
    '/\\evil.invalid',
    '\\\\evil.invalid',
    '/%09/evil.invalid',
    'javascript:alert(1)',
    ' //evil.invalid',
    '/\t/evil.invalid',
    '/.//evil.invalid',
    '',
    'page',
  ])('does not lead away to %j', async (back) => {
    const location = String((await get(`/display?mode=normal&back=${encodeURIComponent(back)}`)).headers.location);
    expect(new URL(location, 'http://here.invalid').host).toBe('here.invalid');
    expect(location).toMatch(/^\/(?![/\\])/);
  });

  test('speaks Chinese unless English is wanted first', async () => {
    for (const [header, language] of [
      ['', 'zh-CN'],
      ['en-US,en;q=0.9', 'en'],
      ['zh-CN,en;q=0.9', 'zh-CN'],
      ['fr,en;q=0.5,zh;q=0.8', 'zh-CN'],
      ['de', 'zh-CN'],
      ['en;q=0,zh', 'zh-CN'],
    ] as const) {
      expect((await get('/page', { 'accept-language': header })).body).toContain(`<html lang="${language}"`);
    }
  });
});

describe('limits', () => {
  test('slow down a source that asks too much, not its neighbours', async () => {
    await reopen({ limits: { ...usualLimits, read: { max: 3, windowMs: 60_000 } } });
    const ask = (remoteAddress: string) => app.inject({ method: 'GET', url: '/items/abc', remoteAddress });
    for (let asked = 0; asked < 3; asked += 1) expect((await ask('10.0.0.1')).statusCode).toBe(200);
    const refused = await ask('10.0.0.1');
    expect(refused.statusCode).toBe(429);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expectWall(refused);
    expect((await ask('10.0.0.2')).statusCode).toBe(200);
    for (let asked = 0; asked < 9; asked += 1) expect((await ask('127.0.0.1')).statusCode).toBe(200);
  });

  test('take a whole network of IPv6 for one source, and believe no forwarding header', async () => {
    await reopen({ limits: { ...usualLimits, read: { max: 1, windowMs: 60_000 } } });
    const ask = (remoteAddress: string, headers: Readonly<Record<string, string>> = {}) =>
      app.inject({ method: 'GET', url: '/items/abc', remoteAddress, headers });
    expect((await ask('2001:db8::1')).statusCode).toBe(200);
    expect((await ask('2001:db8:0:0:ffff::2', { 'x-forwarded-for': '10.9.9.9' })).statusCode).toBe(429);
    expect((await ask('2001:db8:0:1::1')).statusCode).toBe(200);
  });

  test('count who stands behind a trusted proxy, and believe no other', async () => {
    await reopen({ limits: { ...usualLimits, read: { max: 1, windowMs: 60_000 } }, trustedProxies: ['10.0.0.2', 'fd00::/8'] });
    const ask = async (remoteAddress: string, source: string) =>
      (await app.inject({ method: 'GET', url: '/items/abc', remoteAddress, headers: { 'x-forwarded-for': source } })).statusCode;
    expect([await ask('10.0.0.2', '203.0.113.9'), await ask('fd00::5', '203.0.113.9')]).toEqual([200, 429]);
    expect([await ask('10.0.0.2', '203.0.113.10'), await ask('::ffff:10.0.0.2', '203.0.113.11')]).toEqual([200, 200]);
    // What the asker wrote himself stands before what the proxy added.
    expect(await ask('10.0.0.2', '127.0.0.1, 203.0.113.9')).toBe(429);
    expect([await ask('10.0.0.3', '203.0.113.12'), await ask('10.0.0.3', '203.0.113.13')]).toEqual([200, 429]);
  });

  test('are tight for what citizens send', async () => {
    await reopen({ limits: { ...usualLimits, citizen: { max: 2, windowMs: 60_000 } } });
    const send = () => app.inject({ method: 'POST', url: '/plain', payload: { text: 'a' } });
    expect([(await send()).statusCode, (await send()).statusCode, (await send()).statusCode]).toEqual([200, 200, 429]);
  });
});

test('the document of the interface names its routes and no page', async () => {
  const paths = Object.keys((await get('/api/openapi.json')).json<{ paths: object }>().paths);
  expect(paths).toEqual(['/api/v1/thing']);
});
