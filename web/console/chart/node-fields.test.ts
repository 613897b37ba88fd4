import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { readLimit, nodeFields } from './node-fields.ts';

describe('members of a node as they are written', () => {
  it('give back a limit as it was', () => {
    const field = nodeFields('task').find(({ key }) => key === 'limit');
    const limit = fc.record({
      amount: fc.integer({ min: 1, max: 9999 }),
      unit: fc.constantFrom('working-day', 'day', 'hour'),
      kind: fc.constantFrom('statutory', 'promised'),
      parameter: fc.constantFrom(null, 'visit-days'),
    });
    fc.assert(
      fc.property(limit, (one) => {
        expect(field?.write?.(field.read?.(one), null)).toEqual(one);
      }),
    );
  });

  it('leave a limit as it was when the words cannot be read', () => {
    expect(readLimit('尽快', { amount: 3 })).toEqual({ amount: 3 });
    expect(readLimit('', { amount: 3 })).toBeNull();
  });

  it('give back results as they were', () => {
    const field = nodeFields('task').find(({ key }) => key === 'outcomes');
    const before = [
      { id: 'pass', label: '同意' },
      { id: 'done', label: '' },
    ];
    expect(field?.write?.(field.read?.(before), before)).toEqual(before);
  });
});
