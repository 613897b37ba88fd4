import { request } from 'node:http';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';

import { demoPassword } from '../../server/demo/demo-accounts.ts';
import { press } from './work-pages.ts';

/** A phone of the county. */
export const phone: BrowserContextOptions = { locale: 'zh-CN', viewport: { width: 390, height: 844 } };

/** People of the tour, each with a browser of their own. */
export type People = {
  /** Somebody without an account, with a fresh browser. */
  readonly citizen: (options?: BrowserContextOptions) => Promise<Page>;
  /** An official who signed in by the pages; the same page on every call. */
  readonly official: (login: string, options?: BrowserContextOptions) => Promise<Page>;
  readonly close: () => Promise<void>;
};

/** Opens browsers for the people of a started demo. */
export function peopleOf(browser: Browser, site: string): People {
  const contexts: BrowserContext[] = [];
  const officials = new Map<string, Promise<Page>>();
  const citizen = async (options: BrowserContextOptions = {}): Promise<Page> => {
    const context = await browser.newContext({ ...phone, ...options, baseURL: site });
    contexts.push(context);
    context.setDefaultTimeout(8_000);
    return context.newPage();
  };
  const signedIn = async (login: string, options: BrowserContextOptions): Promise<Page> => {
    const page = await citizen(options);
    const value = await sessionOf(site, { login, number: officials.size });
    await page.context().addCookies([{ name: value.name, value: value.value, url: site }]);
    return page;
  };
  return {
    citizen,
    official: (login, options = {}) => {
      const known = officials.get(login) ?? signedIn(login, options);
      officials.set(login, known);
      return known;
    },
    close: async () => {
      for (const context of contexts) await context.close();
    },
  };
}

/** Signs in by the pages: password, then the code that a demo shows. */
export async function signInByPages(page: Page, login: string): Promise<void> {
  await page.goto('/work');
  await page.fill('[name=login]', login);
  await page.fill('[name=password]', demoPassword);
  await press(page, 'main form button');
  const code = /\d{6}/.exec((await page.textContent('.notice-bar')) ?? '')?.[0] ?? '';
  await page.fill('[name=code]', code);
  await press(page, 'main form button');
}

/** A session as the browser keeps it. */
export type Cookie = { readonly name: string; readonly value: string };
/** Who signs in; `number` makes his loopback address, `half` stops before the second factor. */
export type SignIn = { readonly login: string; readonly number: number; readonly password?: string; readonly half?: boolean };

type Answer = { readonly body: string; readonly cookies: readonly Cookie[] };

/**
 * A session made by the same forms without drawing them. Each official comes from a loopback address of his own, because signing in is
 * limited by address, and a county does not sit at one desk.
 */
export async function sessionOf(site: string, who: SignIn): Promise<Cookie> {
  const { login, number, password = demoPassword, half = false } = who;
  const jar = new Map<string, string>();
  const send = async (path: string, form?: Readonly<Record<string, string>>): Promise<Answer> => {
    const answer = await exchange(`${site}${path}`, {
      jar,
      from: `127.0.0.${String(2 + number)}`,
      ...(form === undefined ? {} : { form }),
    });
    for (const { name, value } of answer.cookies) jar.set(name, value);
    return answer;
  };
  const csrfOf = (body: string): string => /name="csrf" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const door = await send('/work/sign-in');
  const first = await send('/work/sign-in', { csrf: csrfOf(door.body), key: keyOf(door.body), login, password });
  const halfway = first.cookies[0];
  if (half && halfway !== undefined) return halfway;
  const second = await send('/work/second-factor');
  const code = /\d{6}(?=<\/b>)/.exec(second.body)?.[0] ?? '';
  const entered = await send('/work/second-factor', { csrf: csrfOf(second.body), key: keyOf(second.body), code });
  const session = entered.cookies[0];
  if (session === undefined) throw new Error(`${login} did not get in`);
  return session;
}

function keyOf(body: string): string {
  return /name="key" value="([^"]+)"/.exec(body)?.[1] ?? '';
}

type Sent = { readonly jar: ReadonlyMap<string, string>; readonly from: string; readonly form?: Readonly<Record<string, string>> };

function exchange(url: string, { jar, from, form }: Sent): Promise<Answer> {
  const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { accept: 'text/html', cookie, ...(form === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' }) };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: form === undefined ? 'GET' : 'POST', headers, localAddress: from }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => (body += text));
      response.on('end', () => resolve({ body, cookies: (response.headers['set-cookie'] ?? []).flatMap(readCookie) }));
    });
    asked.on('error', reject);
    asked.end(form === undefined ? undefined : new URLSearchParams(form).toString());
  });
}

function readCookie(header: string): readonly Cookie[] {
  const [, name, value] = /^([^=]+)=([^;]*)/.exec(header) ?? [];
  return name === undefined || value === undefined || value === '' ? [] : [{ name, value }];
}
