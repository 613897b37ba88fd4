import { expect, it } from 'vitest';

import { failureTeller } from './tell-failures.ts';

it('tells each failure, and the same one of the same work again only after a minute', () => {
  const told: string[] = [];
  let now = 0;
  const tell = failureTeller({ error: (facts: unknown) => void told.push(`${now} ${JSON.stringify(facts)}`) }, () => now);
  const fail = (of: string, text: string) => tell(of, Object.assign(new Error(text), { code: text }));
  for (now = 0; now < 120_000; now += 10_000) fail('ledger', 'a');
  fail('ledger', 'b');
  fail('acts', 'b');
  fail('acts', 'b');
  expect(told).toEqual([
    '0 {"err":{"code":"a"},"work":"ledger"}',
    '60000 {"err":{"code":"a"},"work":"ledger"}',
    '120000 {"err":{"code":"b"},"work":"ledger"}',
    '120000 {"err":{"code":"b"},"work":"acts"}',
  ]);
});
