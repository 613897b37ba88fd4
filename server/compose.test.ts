import { afterEach, beforeEach, expect, it } from 'vitest';

import { openSmallCounty, type SmallCounty } from '../testkit/county/small-county.ts';
import { describeOnBothEngines } from '../testkit/database/on-both-engines.ts';
import { type Composed, compose } from './compose.ts';

describeOnBothEngines('a county that is served', (engine) => {
  let small: SmallCounty;
  let served: Composed;
  beforeEach(async () => {
    small = await openSmallCounty(engine.database());
    const settings = { ...small.installation.settings, trustedProxies: ['10.0.0.2'] };
    served = await compose({ ...small.installation, settings }, () => 'https://example.invalid', { clockOf: () => small.clock });
  });
  afterEach(async () => {
    await served.app.close();
    await served.close();
    await small.close();
  });

  it('believes the proxies of its settings, and no others', async () => {
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-proto': 'https' };
    const ask = async (remoteAddress: string) =>
      (await served.app.inject({ method: 'GET', url: '/work/sign-in', remoteAddress, headers })).statusCode;
    expect([await ask('10.0.0.2'), await ask('10.0.0.3')]).toEqual([200, 403]);
  });
});
