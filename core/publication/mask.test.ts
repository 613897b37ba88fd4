import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { FormField } from '../chart/chart.ts';
import { maskName, maskNumber, maskPhone, plainText, publicText } from './mask.ts';

function field(rest: Partial<FormField>): FormField {
  return {
    id: 'x',
    label: 'x',
    hint: null,
    kind: 'text',
    choices: [],
    required: true,
    maxLength: 100,
    disclosure: 'public',
    mask: null,
    purpose: 'x',
    ...rest,
  };
}

describe('masking', () => {
  it.each([
    ['', '*'],
    ['王', '*'],
    ['王芳', '王*'],
    ['王小芳', '王*芳'],
    ['欧阳小芳', '欧**芳'],
    ['阿依古丽·买买提', '阿******提'],
    ['𠮷田', '𠮷*'],
    ['𠮷田𩸽', '𠮷*𩸽'],
    ['  王芳  ', '王*'],
  ])('shows of the name %j only %j', (name, shown) => {
    expect(maskName(name)).toBe(shown);
  });

  it('shows of a name at most the first and the last character, in as many places', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }), (name) => {
        const letters = [...name.trim()];
        const shown = [...maskName(name)];
        expect(shown.length).toBe(Math.max(1, letters.length));
        const told = shown.filter((letter, at) => letter !== '*' && letter === letters[at]);
        expect(shown.filter((letter) => letter !== '*').length).toBeLessThanOrEqual(told.length);
        expect(told.length).toBeLessThanOrEqual(letters.length <= 1 ? 0 : letters.length === 2 ? 1 : 2);
      }),
    );
  });

  it('shows of a number at most its last four, of a short one nothing', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9X -]{0,30}$/), (number) => {
        for (const shown of [maskPhone(number), maskNumber(number)]) {
          const open = shown.replaceAll('*', '');
          expect(open.length).toBeLessThanOrEqual(4);
          expect(number.replace(/[\s]/g, '').endsWith(open) || number.replace(/\D/g, '').endsWith(open)).toBe(true);
          expect(shown).toMatch(/^\**[^*]*$/);
        }
      }),
    );
    expect(maskPhone('1234')).toBe('****');
    expect(maskNumber('12345678')).toBe('********');
    expect(maskNumber('11010519491231002X')).toBe('**************002X');
  });

  it('gives nothing for restricted and secret fields, nor for a masked one without a mask', () => {
    const value = '说不得的话';
    for (const disclosure of ['restricted', 'secret'] as const)
      expect(publicText(field({ disclosure, mask: 'name' }), value)).toBeUndefined();
    expect(publicText(field({ disclosure: 'masked' }), value)).toBeUndefined();
    expect(publicText(field({ disclosure: 'masked', mask: 'all' }), value)).toBe('***');
    expect(publicText(field({}), value)).toBe(value);
  });

  it('hides nothing that was never given', () => {
    for (const mask of ['name', 'phone', 'id-number', 'account', 'all'] as const)
      expect(publicText(field({ disclosure: 'masked', mask }), undefined)).toBe('');
  });

  it('tells values as people read them', () => {
    expect(plainText(field({ kind: 'money' }), 123_450)).toBe('1,234.50 元');
    expect(plainText(field({ kind: 'yes-no' }), false)).toBe('否');
    expect(plainText(field({ kind: 'choice', choices: [{ id: 'a', label: '甲' }] }), 'a')).toBe('甲');
    expect(plainText(field({ kind: 'count' }), 0)).toBe('0');
    expect(plainText(field({}), { secret: 'object' })).toBe('');
    expect(plainText(field({}), null)).toBe('');
  });
});
