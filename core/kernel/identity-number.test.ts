import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { checkCharacterOf, identityNumberFault, maskIdentityNumber } from './identity-number.ts';

describe('citizen identity numbers', () => {
  it('accepts the examples of the standard', () => {
    // GB 11643-1999, annex: the two numbers it computes.
    expect(identityNumberFault('11010519491231002X')).toBeNull();
    expect(identityNumberFault('440524188001010014')).toBeNull();
  });

  it.each([
    ['11010519491231002x', 'wrong-form'],
    ['1101051949123100', 'wrong-form'],
    ['110105194912310021', 'wrong-check-character'],
    ['110105194902300020', 'no-such-birthday'],
    ['', 'wrong-form'],
  ])('refuses %s as %s', (text, fault) => {
    expect(identityNumberFault(text)).toBe(fault);
  });

  it('finds every single wrong digit and every swap of neighbours', () => {
    const digits = fc
      .tuple(fc.integer({ min: 0, max: 999_999 }), fc.integer({ min: 0, max: 999 }))
      .map(([area, order]) => `${String(area).padStart(6, '0')}20000101${String(order).padStart(3, '0')}`);
    fc.assert(
      fc.property(digits, fc.nat(16), fc.integer({ min: 1, max: 9 }), (first, at, by) => {
        const number = first + checkCharacterOf(first);
        expect(identityNumberFault(number)).toBeNull();
        const other = String((Number(number.charAt(at)) + by) % 10);
        expect(identityNumberFault(number.slice(0, at) + other + number.slice(at + 1))).not.toBeNull();
        const swapped = number.slice(0, at) + number.slice(at + 1, at + 2) + number.charAt(at) + number.slice(at + 2);
        if (swapped !== number) expect(identityNumberFault(swapped)).not.toBeNull();
      }),
    );
  });

  it('masks all but the ends', () => {
    expect(maskIdentityNumber('11010519491231002X')).toBe('1****************X');
    expect(maskIdentityNumber('1X')).toBe('**');
  });
});
