import fc from 'fast-check';
import { expect, it } from 'vitest';

import type { ItemVersion } from '../catalogue/power-item.ts';
import { addDays } from '../kernel/day.ts';
import { asId } from '../kernel/id.ts';
import { type ItemWithdrawal, withWithdrawals } from './with-withdrawals.ts';

const first = '2026-03-02';
const days = fc.integer({ min: 0, max: 60 }).map((count) => addDays(first, count));
const version = fc
  .record({ number: fc.integer({ min: 1, max: 4 }), effectiveFrom: days, length: fc.option(fc.integer({ min: 0, max: 60 })) })
  .map(
    ({ number, effectiveFrom, length }) =>
      ({
        ...{ number, effectiveFrom, effectiveTo: length === null ? null : addDays(effectiveFrom, length), changes: [] },
        ...{ item: { code: 'A-1' }, hash: asId<'version'>('0') },
      }) as unknown as ItemVersion,
  );
const withdrawal: fc.Arbitrary<ItemWithdrawal> = fc.record({
  code: fc.constantFrom('A-1', 'B-2'),
  unit: fc.constantFrom(null, asId<'unit'>('U')),
  number: fc.integer({ min: 1, max: 4 }),
  on: days,
  reason: fc.constant('并入别的事项'),
});
const inForce = ({ effectiveFrom, effectiveTo }: ItemVersion, day: string): boolean =>
  effectiveFrom <= day && (effectiveTo === null || effectiveTo >= day);

it('a version is in force exactly on the days on which it was and no withdrawal reaches it', () => {
  fc.assert(
    fc.property(version, fc.option(withdrawal), days, (one, taken, day) => {
      const after = withWithdrawals(one, taken === null ? [] : [taken]);
      const reaches = taken !== null && taken.code === 'A-1' && taken.unit === null && taken.number >= one.number && taken.on <= day;
      expect(inForce(after, day)).toBe(inForce(one, day) && !reaches);
    }),
  );
});

it('tells why it ended only when the withdrawal ended it', () => {
  const one = { item: { code: 'A-1' }, number: 1, effectiveFrom: first, effectiveTo: '2026-03-10', changes: [] } as unknown as ItemVersion;
  const taken = { code: 'A-1', unit: null, number: 2, reason: '停办' };
  expect(withWithdrawals(one, [{ ...taken, on: '2026-03-05' }])).toMatchObject({
    effectiveTo: '2026-03-04',
    withdrawn: { on: '2026-03-05', reason: '停办' },
  });
  expect(withWithdrawals(one, [{ ...taken, on: '2026-03-20' }])).toBe(one);
  const unit = asId<'unit'>('U');
  expect(withWithdrawals(one, [{ ...taken, unit, on: '2026-03-05' }])).toMatchObject({
    effectiveTo: '2026-03-10',
    notIn: [{ unit, on: '2026-03-05' }],
  });
});
