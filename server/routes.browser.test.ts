import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { isRefusal } from '../core/kernel/outcome.ts';
import { applicants, application } from '../testkit/browser/applicants.ts';
import { axeFindings, chromiumPath, launchBrowser, layoutFindings, pagesOf, warnWithoutBrowser } from '../testkit/browser/chromium.ts';
import { crawl, fits, type Visited } from '../testkit/browser/crawl.ts';
import { type Cookie, peopleOf, type People, sessionOf } from '../testkit/browser/people.ts';
import { serveDemo, type ServedDemo } from '../testkit/browser/served-demo.ts';
import { fillFields, press } from '../testkit/browser/work-pages.ts';
import { listRoutes } from '../testkit/list-routes.ts';
import { resetAccount } from './session/reset-account.ts';

warnWithoutBrowser('all routes');

const officials = [
  'yd01-aid-officer',
  'yd-aid-clerk-1',
  'yd-aid-head',
  'mz-aid-clerk-1',
  'jw-conduct-officer-1',
  'yd01-secretary',
  'yd-compiler',
] as const;
type Eye = (typeof officials)[number] | 'anonymous' | 'half' | 'must-change' | 'holder';

/** Every GET route of the running application: nothing is linked that does not exist, nothing is unreadable, nothing is heavy. */
describe.skipIf(chromiumPath === undefined)('all routes', () => {
  let demo: ServedDemo;
  let browser: Browser;
  let people: People;
  const cookies = new Map<Eye, Cookie>();
  const seen = new Map<Eye, readonly Visited[]>();

  beforeAll(async () => {
    [demo, browser] = await Promise.all([serveDemo(), launchBrowser()]);
    people = peopleOf(browser, demo.site);
    for (const [number, login] of officials.entries()) cookies.set(login, await sessionOf(demo.site, { login, number: 20 + number }));
    cookies.set('half', await sessionOf(demo.site, { login: 'yd-archivist', number: 30, half: true }));
    const fresh = await resetAccount(demo.composed.services, { login: 'yd03-clerk' });
    if (isRefusal(fresh)) throw new Error(fresh.refused);
    cookies.set('must-change', await sessionOf(demo.site, { login: 'yd03-clerk', number: 31, password: fresh.password }));
    const receipt = await openCase(people);
    const notice = /\/notices\/[\w-]{16}/.exec(await (await fetch(`${demo.site}/notices`)).text())?.[0] ?? '';
    const api = [
      '/api/v1/items',
      '/api/v1/items/V-FW-01',
      '/api/v1/units',
      '/api/v1/units/QX-YD',
      '/api/v1/notices',
      `/api/v1${notice}`,
      `/api/v1/progress/${receipt.number}`,
    ];
    const machine = ['/healthz', '/readyz', '/checkpoint', '/log.vkey', '/tile/0/000', ...api];
    // That a public address answers everybody alike, byte for byte, is proved in authorisation.test.ts: one eye is enough for it.
    const known = new Set<string>();
    const look = async (eye: Eye, starts: readonly string[]) => {
      const pages = await crawl(demo.site, { starts, cookie: cookieOf(eye), known });
      for (const { path, status } of pages) if (eye === 'anonymous' && status < 400 && !path.startsWith('/work')) known.add(path);
      seen.set(eye, pages);
    };
    await look('anonymous', [
      '/',
      `/?q=${encodeURIComponent('低保')}`,
      '/?q=zzz',
      '/i/V-FW-01?v=1',
      `/r/${receipt.number}`,
      `/r/${receipt.number}/${receipt.secret}`,
      ...machine,
    ]);
    for (const login of officials)
      await look(login, ['/work', ...(login === 'yd01-aid-officer' ? [receipt.path] : login === 'yd-compiler' ? ['/work/posters'] : [])]);
    await look('half', ['/work/second-factor']);
    await look('must-change', ['/work/password']);
  }, 300_000);
  afterAll(async () => {
    await people.close();
    await browser.close();
    await demo.stop();
  }, 60_000);

  const cookieOf = (eye: Eye): string | null => {
    const cookie = cookies.get(eye);
    return cookie === undefined ? null : `${cookie.name}=${cookie.value}`;
  };
  const all = (): readonly (Visited & { readonly eye: Eye })[] =>
    [...seen].flatMap(([eye, pages]) => pages.map((page) => ({ ...page, eye })));
  const patterns = (): readonly string[] =>
    // The desk's application asks its own interface, which no page links; its matrix and its browser test stand beside it.
    listRoutes(demo.composed.app.printRoutes({ commonPrefix: false })).flatMap((route) =>
      route.startsWith('GET /') && !/^GET \/(?:api\/v1\/desk|console.)/.test(route) ? [route.slice(4)] : [],
    );

  test('every route of the application was reached, and answered', () => {
    const reached = all().filter((page) => page.status < 400);
    const list = patterns();
    expect(list.length).toBeGreaterThan(30);
    expect(list.filter((pattern) => !reached.some((page) => fits(pattern, page.path)))).toEqual([]);
  });

  test('nothing is linked that does not exist, for anybody', () => {
    expect(all().length).toBeGreaterThan(150);
    expect(
      all()
        .filter((page) => page.status >= 400)
        .map((page) => `${page.eye}: ${page.path} answers ${String(page.status)}, linked from ${page.from ?? 'nowhere'}`),
    ).toEqual([]);
  });

  test('every answer carries the headers of the wall, and no page of officials is stored', () => {
    const wall = [
      'content-security-policy',
      'x-content-type-options',
      'x-frame-options',
      'referrer-policy',
      'permissions-policy',
      'cross-origin-opener-policy',
    ];
    for (const page of all()) {
      expect(
        wall.filter((name) => !page.headers.has(name)),
        page.path,
      ).toEqual([]);
      if (page.path.startsWith('/work') || fits('/r/:number/:secret', page.path))
        expect(page.headers.get('cache-control'), page.path).toBe('no-store');
    }
  });

  test('item pages weigh at most 15 KB compressed, all public pages 30 KB', () => {
    const pages = (seen.get('anonymous') ?? []).filter((page) => page.type.startsWith('text/html'));
    const tooHeavy = pages.filter((page) => page.gzipBytes > (page.path.startsWith('/i/') ? 15 : 30) * 1024);
    expect(tooHeavy.map((page) => `${page.path} ${String(page.gzipBytes)}`)).toEqual([]);
  });

  test('an item page is complete in one request', async () => {
    const page = await people.citizen();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.resourceType()));
    await page.goto('/i/V-FW-01', { waitUntil: 'networkidle' });
    expect(asked.filter((type) => type !== 'script')).toEqual(['document']);
  });

  test('every item prints on one A4, in normal and elder mode', async () => {
    const page = await people.citizen();
    const items = (seen.get('anonymous') ?? []).filter((one) => /^\/i\/[^?/]+$/.test(one.path));
    expect(items.length).toBeGreaterThanOrEqual(5);
    for (const mode of ['normal', 'elder']) {
      await page.goto(`/display?mode=${mode}&back=%2F`);
      for (const { path } of items) {
        await page.goto(path);
        expect(pagesOf(await page.pdf({ preferCSSPageSize: true })), `${path} ${mode}`).toBe(1);
      }
    }
  });

  test('every kind of page is without axe violations and sideways scrolling: 320 and 1280 px, normal and elder, screen and print', async () => {
    const found: string[] = [];
    const samples = samplesOf(all(), patterns());
    expect(samples.length).toBeGreaterThanOrEqual(25);
    for (const eye of new Set(samples.map((sample) => sample.eye))) {
      const page = await people.citizen();
      const cookie = cookies.get(eye);
      if (cookie !== undefined) await page.context().addCookies([{ ...cookie, url: demo.site }]);
      for (const mode of ['normal', 'elder'] as const) {
        await page.goto(`/display?mode=${mode}&back=%2F`);
        for (const { path } of samples.filter((sample) => sample.eye === eye)) found.push(...(await lookAt(page, path, mode)));
      }
    }
    expect(found).toEqual([]);
  }, 300_000);
});

/** Looks at one page in its widths and media. */
async function lookAt(page: Page, path: string, mode: 'normal' | 'elder'): Promise<readonly string[]> {
  const found: string[] = [];
  const blocked: string[] = [];
  const listen = (message: { readonly text: () => string }): void =>
    void (message.text().includes('Content Security Policy') && blocked.push(message.text()));
  page.on('console', listen);
  await page.setViewportSize({ width: 320, height: 844 });
  await page.goto(path);
  for (const width of [320, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    found.push(...(await axeFindings(page)), ...(await layoutFindings(page, mode === 'elder')));
  }
  await page.emulateMedia({ media: 'print' });
  found.push(...(await axeFindings(page, 'print')).map((text) => `print: ${text}`));
  await page.emulateMedia({ media: 'screen' });
  page.off('console', listen);
  return [...found, ...blocked].map((text) => `${path} ${mode}: ${text}`);
}

/** Pages to look at: of each route and reader the heaviest, because it shows most. */
function samplesOf(
  pages: readonly (Visited & { readonly eye: Eye })[],
  patterns: readonly string[],
): readonly { readonly eye: Eye; readonly path: string }[] {
  const html = pages.filter((page) => page.status === 200 && page.type.startsWith('text/html'));
  return patterns.flatMap((pattern) => {
    const fitting = html.filter((page) => fits(pattern, page.path));
    const eyes = [...new Set(fitting.map((page) => page.eye))].filter((eye) => pattern.startsWith('/work') || eye === 'anonymous');
    // Cases and alerts look different to everybody; other pages of officials do not.
    const shown = pattern === '/work/cases/:id' || pattern === '/work/alerts/:id' ? eyes : eyes.slice(0, 1);
    return shown.flatMap((eye) =>
      fitting
        .filter((page) => page.eye === eye)
        .toSorted((a, b) => b.gzipBytes - a.gzipBytes)
        .slice(0, 1)
        .map(({ path }) => ({ eye, path })),
    );
  });
}

/** A case opened by the pages, for the routes that only its receipt opens. */
async function openCase(people: People): Promise<{ readonly number: string; readonly secret: string; readonly path: string }> {
  const page = await people.official('yd01-aid-officer');
  const { withoutKin } = applicants();
  await page.goto('/work/start/V-FW-01');
  await fillFields(page, 'main form', { ...application(withoutKin.name), 'f.id-number': withoutKin.identityNumber });
  await press(page, 'main form button');
  const [number, secret] = [(await page.textContent('.slip .big')) ?? '', (await page.textContent('.slip code')) ?? ''];
  return { number, secret, path: new URL(page.url()).pathname };
}
