import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { FormField } from '../core/chart/chart.ts';
import { canonicalText } from '../core/kernel/canonical.ts';
import { checkCharacterOf } from '../core/kernel/identity-number.ts';
import { inputName, readForm } from './form-values.ts';

function field(kind: FormField['kind'], rest: Partial<FormField> = {}): FormField {
  const choices =
    kind === 'choice'
      ? [
          { id: 'one', label: '第一' },
          { id: 'two', label: '第二' },
        ]
      : [];
  return {
    id: 'x',
    label: '栏目',
    hint: null,
    kind,
    choices,
    required: true,
    maxLength: 200,
    disclosure: 'public',
    mask: null,
    purpose: '试',
    ...rest,
  };
}

const read = (asked: FormField, text: string) => readForm([asked], { [inputName(asked.id)]: text });
const valueOf = (kind: FormField['kind'], text: string) => read(field(kind), text).values['x'];

const good: readonly (readonly [FormField['kind'], string, unknown])[] = [
  ['text', ' 前湾 ', '前湾'],
  ['text', 'e\u0301', 'é'],
  ['long-text', '一行\n二行\t好', '一行\n二行\t好'],
  ['name', '阿依古丽·买买提', '阿依古丽·买买提'],
  ['name', '𠮷田𩸽', '𠮷田𩸽'],
  ['id-number', '11010519491231002x', '11010519491231002X'],
  ['id-number', '１１０１０５ 19491231 002Ｘ', '11010519491231002X'],
  ['phone', '0000-000 1234', '00000001234'],
  ['phone', '+86 000 0000 1234', '+8600000001234'],
  ['count', '４', 4],
  ['count', '3 口', 3],
  ['count', '12人', 12],
  ['money', '1,234.5', 123_450],
  ['money', '￥８８', 8_800],
  ['money', '0', 0],
  ['day', '2026-03-02', '2026-03-02'],
  ['yes-no', 'yes', true],
  ['yes-no', '否', false],
  ['choice', 'two', 'two'],
];

const bad: readonly (readonly [FormField['kind'], string])[] = [
  ['text', 'a\u0000b'],
  ['text', '一行\n二行'],
  ['name', '王\u202e大'],
  ['name', '王\u200b大'],
  ['name', '\ufeff\u200b'],
  ['long-text', 'a\u0007'],
  ['long-text', '\ud800'],
  ['id-number', '110105194912310021'],
  ['id-number', '11010519491331002X'],
  ['id-number', '1'],
  ['phone', '12'],
  ['phone', '1234567; drop table'],
  ['count', '-1'],
  ['count', '1.5'],
  ['count', '3人2户'],
  ['count', '1 2'],
  ['count', '四'],
  ['count', '9999999999'],
  ['money', '-1'],
  ['money', '1,5'],
  ['money', '8元5'],
  ['money', '1e3'],
  ['day', '2026-02-30'],
  ['day', '2026/3/2'],
  ['yes-no', 'maybe'],
  ['yes-no', 'true'],
  ['choice', 'three'],
  ['choice', '第一'],
  ['choice', '__proto__'],
];

describe('values of a form', () => {
  it.each(good)('reads %s %j', (kind, text, value) => {
    expect(read(field(kind), text)).toEqual({ values: { x: value }, errors: [] });
  });

  it.each(bad)('refuses %s %j with field, cause and cure', (kind, text) => {
    const { values, errors } = read(field(kind), text);
    expect(values).toEqual({});
    expect(errors).toEqual([{ field: 'f.x', cause: expect.stringContaining('栏目'), cure: expect.stringMatching(/./) }]);
  });

  it('counts characters, not halves of them, against the greatest length', () => {
    const five = field('name', { maxLength: 5 });
    expect(read(five, '𠮷'.repeat(5)).errors).toEqual([]);
    expect(read(five, '𠮷'.repeat(6)).errors[0]).toMatchObject({ cure: '最多 5 个字' });
  });

  it('asks for what is required and leaves out what is not', () => {
    for (const text of ['', '  ', '\u3000\n']) {
      expect(read(field('text'), text).errors).toHaveLength(1);
      expect(read(field('text', { required: false }), text)).toEqual({ values: {}, errors: [] });
    }
    expect(readForm([field('text')], {}).errors).toHaveLength(1);
  });

  it('takes nothing that no field asked for', () => {
    expect(readForm([field('text')], { 'f.x': '好', 'f.y': '坏', x: '坏' })).toEqual({ values: { x: '好' }, errors: [] });
  });

  const kinds = ['text', 'long-text', 'name', 'id-number', 'phone', 'count', 'money', 'day', 'yes-no', 'choice'] as const;
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 60 }),
    fc.constantFrom(
      "'; drop table mq.event; --",
      '<script>alert(1)</script>',
      '../../etc/passwd',
      '{{7*7}}',
      '=HYPERLINK("x")',
      '%00%',
      'NaN',
      'Infinity',
      '1_000',
      '٣',
    ),
  );

  it('holds for any text: a value in its kind that can be stored, or an error that repeats nothing', () => {
    fc.assert(
      fc.property(fc.constantFrom(...kinds), hostile, (kind, text) => {
        const { values, errors } = read(field(kind), text);
        expect(errors.length + Object.keys(values).length).toBe(1);
        const value = values['x'];
        if (value === undefined) {
          const told = errors
            .map((error) => error.cause + error.cure)
            .join('')
            .replaceAll('栏目', '');
          const typed = text.trim();
          if ([...typed].length > 3) expect(told).not.toContain(typed);
          return;
        }
        expect(() => canonicalText({ value })).not.toThrow();
        if (kind === 'count' || kind === 'money') expect(Number.isSafeInteger(value) && Number(value) >= 0).toBe(true);
        else if (kind === 'yes-no') expect(typeof value).toBe('boolean');
        else {
          expect(typeof value).toBe('string');
          // Reading what was read changes nothing.
          const text = typeof value === 'string' ? value : '';
          expect(read(field(kind), text).values['x']).toBe(value);
          expect([...text].filter((one) => one < '\t')).toEqual([]);
          expect(text).not.toMatch(/[\u200b\u202a-\u202e\u2066-\u2069\ufeff]/);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('reads every identity number that checks, however it is typed', () => {
    const number = fc
      .record({
        area: fc.integer({ min: 110_000, max: 659_999 }),
        day: fc.date({ min: new Date('1900-01-01'), max: new Date('2026-01-01'), noInvalidDate: true }),
        order: fc.integer({ min: 0, max: 999 }),
      })
      .map(
        ({ area, day, order }) => `${String(area)}${day.toISOString().slice(0, 10).replaceAll('-', '')}${String(order).padStart(3, '0')}`,
      );
    fc.assert(
      fc.property(number, (digits) => {
        const whole = digits + checkCharacterOf(digits);
        expect(valueOf('id-number', whole.replace(/(.{6})(.{8})/, '$1 $2 ').toLowerCase())).toBe(whole);
        const wrong = whole.endsWith('X') ? `${digits}0` : `${digits}X`;
        expect(valueOf('id-number', wrong)).toBeUndefined();
      }),
    );
  });
});
