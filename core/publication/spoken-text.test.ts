import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { spokenNumber, spokenText } from './spoken-text.ts';

describe('numbers in words', () => {
  test.each([
    [0, '零'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [105, '一百零五'],
    [110, '一百一十'],
    [1_000, '一千'],
    [1_005, '一千零五'],
    [10_010, '一万零一十'],
    [100_000, '十万'],
    [12_388, '一万二千三百八十八'],
    [200_000_003, '二亿零三'],
  ])('%d is read %s', (number, words) => {
    expect(spokenNumber(number)).toBe(words);
  });

  test('two numbers never sound the same', () => {
    fc.assert(
      fc.property(fc.nat(99_999_999), fc.nat(99_999_999), (a, b) => {
        expect(spokenNumber(a) === spokenNumber(b)).toBe(a === b);
      }),
    );
  });
});

describe('texts read aloud', () => {
  test.each([
    ['满 7 天，少一天都不算', '满七天，少一天都不算'],
    ['入户调查员，2 人一起', '入户调查员，两人一起'],
    ['第 2 步「窗口收件」', '第二步窗口收件'],
    ['2026年3月1日起', '二零二六年三月一日起'],
    ['有人多要钱，打 12388。', '有人多要钱，打幺二三八八。'],
    ['补 12000 元', '补一万二千元'],
    ['村(社区)文书/报账员', '村或社区文书或报账员'],
    ['低保申请（镇里定）', '低保申请，镇里定，'],
    ['按 3.5% 收', '按百分之三点五收'],
    ['5-10 个工作日', '五到十个工作日'],
    ['一个人去；代签', '一个人去。代签'],
  ])('%s is read %s', (text, words) => {
    expect(spokenText(text)).toBe(words);
  });

  test('no figure and no bracket is left, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789.-%第年月日个（）()「」“”；，。村 '), maxLength: 40 }), (text) => {
        expect(spokenText(text)).not.toMatch(/[\d（）()「」“”]/);
      }),
    );
  });
});
