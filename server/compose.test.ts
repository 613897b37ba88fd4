import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { appendEvents } from '../testkit/append-events.ts';
import { type Hook, hookedDatabase } from '../testkit/county/hooked-database.ts';
import { openSmallCounty, type SmallCounty } from '../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../testkit/database/on-both-engines.ts';
import { type Composed, compose } from './compose.ts';

describeOnBothEngines('a county that is served', (engine) => {
  let small: SmallCounty;
  let served: Composed;
  let hook: Hook;
  beforeEach(async () => {
    hook = () => undefined;
    small = await openSmallCounty(engine.database());
    const settings = { ...small.installation.settings, trustedProxies: ['10.0.0.2'], logLevel: 'error' as const };
    const database = hookedDatabase(engine.database(), (place) => hook(place));
    served = await compose({ ...small.installation, settings, database }, () => 'https://example.invalid', { clockOf: () => small.clock });
  });
  afterEach(async () => {
    hook = () => undefined;
    await served.app.close();
    await served.close();
    await small.close();
  });
  const isReady = async () => (await served.app.inject({ method: 'GET', url: '/readyz' })).statusCode;

  it('believes the proxies of its settings, and no others', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
    const ask = async (remoteAddress: string) =>
      (await served.app.inject({ method: 'GET', url: '/work/sign-in', remoteAddress, headers })).statusCode;
    expect([await ask('10.0.0.2'), await ask('10.0.0.3')]).toEqual([200, 403]);
  });

  it('logs what fails beside the requests: each turn, and the job that orders the ledger', async () => {
    const lines: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
    try {
      hook = () => {
        throw new Error('planted');
      };
      const failed = () =>
        new Set(
          lines
            .map((line) => JSON.parse(line) as { readonly work: string; readonly err: Error })
            .map(({ work, err }) => `${work}: ${err.message}`),
        );
      await expect.poll(failed, { timeout: 10_000 }).toEqual(new Set(['count-acts: planted', 'let-time-pass: planted', 'ledger: planted']));
    } finally {
      write.mockRestore();
    }
  });

  it('is not ready while something waits for the ledger for more than a minute', async () => {
    await expect.poll(isReady, { timeout: 10_000 }).toBe(200);
    // The job stands still; those who act do not.
    hook = (place) => {
      if (place === 'before-transaction') throw new Error('planted');
      return undefined;
    };
    await appendEvents(small.services, 'case-waiting', 1);
    small.clock.pass(60_000);
    expect(await isReady()).toBe(200);
    small.clock.pass(1);
    expect(await isReady()).toBe(503);
    hook = () => undefined;
    await expect.poll(isReady, { timeout: 20_000 }).toBe(200);
  });
});
