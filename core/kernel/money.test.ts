import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { fenOf, yuanText } from './money.ts';

describe('money', () => {
  test('an amount is shown in yuan with two decimals', () => {
    expect([0, 5, 60, 100, 1_234_560, -1_234_560].map(yuanText)).toEqual(['0.00', '0.05', '0.60', '1.00', '12,345.60', '-12,345.60']);
  });

  test('what is shown can be read back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -999_999_999_999_999, max: 999_999_999_999_999 }),
        (fen) => void expect(fenOf(yuanText(fen))).toBe(fen),
      ),
    );
  });

  test('amounts are read as people type them', () => {
    expect(fenOf('1,234.5')).toBe(123_450);
    expect(fenOf('￥88')).toBe(8_800);
    expect(fenOf('８８．５元')).toBe(8_850);
    expect(fenOf(' 12 345 ')).toBe(1_234_500);
    expect(fenOf('12,3456元')).toBe(12_345_600);
    expect(fenOf('－￥1,000')).toBe(-100_000);
    expect(fenOf('-3.07')).toBe(-307);
  });

  test('what is not exactly an amount is none', () => {
    for (const text of [
      '',
      '1.234',
      '一百',
      '1e3',
      '1.',
      '.5',
      '--1',
      '1-2',
      '0x10',
      'NaN',
      '99999999999999',
      '1,23,4.5',
      '1,5',
      '8元5',
      '8¥',
      '1,234 元 5',
    ]) {
      expect(fenOf(text), text).toBeUndefined();
    }
  });

  test('minus zero is zero', () => {
    expect(Object.is(fenOf('-0'), 0)).toBe(true);
  });

  test('every amount that is read is a safe integer', () => {
    let read = 0;
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.integer({ min: 0, max: 99 }), (yuan, fen) => {
        const amount = fenOf(`${yuan}.${String(fen).padStart(2, '0')}`);
        if (amount === undefined) return;
        read += 1;
        expect(BigInt(amount)).toBe(yuan * 100n + BigInt(fen));
      }),
    );
    expect(read).toBeGreaterThan(3);
  });

  test('a number that is no amount is a fault', () => {
    expect(() => yuanText(1.5)).toThrow('not-money');
    expect(() => yuanText(Number.NaN)).toThrow('not-money');
  });
});
