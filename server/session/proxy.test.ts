import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { BrowserAtDoor } from '../../testkit/browser-at-door.ts';
import { type CountyAtDoor, openCountyAtDoor } from '../../testkit/county-at-door.ts';
import { emptyTables } from '../../testkit/database/empty-tables.ts';
import { openPreparedEmbedded } from '../../testkit/database/kept-database.ts';
import type { Database } from '../platform/database/open-database.ts';
import { type App, type AppOptions, buildApp } from '../platform/http/app.ts';
import { createAccount } from './create-account.ts';
import { SessionReader } from './read.ts';
import { sessionRoutes } from './routes.ts';

const password = '七只蓝猫在雨天过河去了';
const totpSecret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP';

let database: Database;
let county: CountyAtDoor;
let app: App;

beforeAll(async () => {
  database = await openPreparedEmbedded();
});
afterAll(() => database.close());
beforeEach(() => open({}));
afterEach(close);

async function open(wish: Parameters<typeof openCountyAtDoor>[1], own: Partial<AppOptions> = {}): Promise<void> {
  await emptyTables(database);
  county = await openCountyAtDoor(database, wish);
  const { services, persons } = county;
  const sessions = new SessionReader(services);
  app = await buildApp({
    services,
    findSession: (token) => sessions.find(token),
    countToDo: () => Promise.resolve(0),
    logLevel: 'silent',
    routes: [(target) => sessionRoutes(target, { services, sessions, demoAccounts: () => Promise.resolve([]) })],
    ...own,
  });
  await createAccount(services, { login: 'clerk', person: persons.clerk, fixed: { password, totpSecret } });
}

async function close(): Promise<void> {
  await app.close();
  county.close();
}

async function reopen(wish: Parameters<typeof openCountyAtDoor>[1], own: Partial<AppOptions> = {}): Promise<void> {
  await close();
  await open(wish, own);
}

test('passwords are not taken over a plain connection from beyond this machine', async () => {
  for (const sent of [{ from: '10.0.0.7' }, { headers: { 'x-forwarded-for': '10.0.0.7' } }]) {
    const answer = await new BrowserAtDoor(app).get('/work/sign-in', sent);
    expect([answer.statusCode, answer.body.includes('plain-http')]).toEqual([403, true]);
  }
  await reopen({ siteUrl: 'https://example.invalid' });
  // Around the TLS proxy, or through one that nobody named: what the county's address says does not encrypt the line.
  for (const headers of [{}, { 'x-forwarded-proto': 'https', 'x-forwarded-for': '10.0.0.8' }] as const) {
    expect((await new BrowserAtDoor(app).get('/work/sign-in', { from: '10.0.0.7', headers })).statusCode).toBe(403);
    const sent = await new BrowserAtDoor(app).post('/work/sign-in', { login: 'clerk', password }, { from: '10.0.0.7', headers });
    expect([sent.statusCode, sent.body.includes('plain-http')]).toEqual([403, true]);
  }
  await reopen({ siteUrl: 'https://example.invalid', demo: false });
  expect((await new BrowserAtDoor(app).get('/work/sign-in')).statusCode).toBe(403);
});

describe('behind a TLS proxy that is named', () => {
  const proxy = '10.0.0.2';
  const through = (source: string, proto = 'https') => ({
    from: proxy,
    headers: { 'x-forwarded-for': source, 'x-forwarded-proto': proto },
  });
  const guess = async (
    sent: { readonly from: string; readonly headers: Readonly<Record<string, string>> },
    given = 'wrong',
    login = 'clerk',
  ) => {
    const browser = new BrowserAtDoor(app);
    await browser.get('/work/sign-in', sent);
    return (await browser.post('/work/sign-in', { login, password: given }, sent)).statusCode;
  };
  beforeEach(() => reopen({ siteUrl: 'https://example.invalid', demo: false }, { trustedProxies: ['10.0.0.0/24'] }));

  test('passwords are taken when it says that the line to it was encrypted, and from nobody else', async () => {
    expect(await guess(through('203.0.113.9'), password)).toBe(303);
    expect(await guess(through('203.0.113.9', 'http'), password)).toBe(403);
    expect(await guess({ ...through('203.0.113.9'), from: '192.0.2.7' }, password)).toBe(403);
    // What the asker wrote himself stands before what the proxy added.
    expect(await guess(through('203.0.113.9', 'https, http'), password)).toBe(403);
  });

  test('five wrong passwords lock the source, not the county', async () => {
    for (let tried = 0; tried < 5; tried += 1) expect(await guess(through('203.0.113.9'), 'wrong', `login-${tried}`)).toBe(422);
    expect(await guess(through('203.0.113.9'), password)).toBe(429);
    expect(await guess(through('203.0.113.10, 203.0.113.9'), password)).toBe(429);
    expect(await guess(through('203.0.113.10'), password)).toBe(303);
  });
});
