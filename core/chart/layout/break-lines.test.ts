import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { breakLines, textWidth } from './break-lines.ts';

function linesOf(text: string, width: number): readonly string[] {
  return breakLines([{ text }], width).map(({ parts }) => parts.map((part) => part.text).join(''));
}

const han = '村里修路补钱干部不准收礼公示谁办多久';
/** Sentences as people write them: words, figures with what they count, marks between. */
const sentences = fc
  .array(
    fc.tuple(
      fc.string({ unit: fc.constantFrom(...han), minLength: 1, maxLength: 6 }),
      fc.constantFrom('', '，', '。', '；', '、', '（村）', '「办」', '“好处”', '：', ' 12 个', '3天', ' A-03 ', '《办法》'),
    ),
    { minLength: 1, maxLength: 30 },
  )
  .map((parts) => parts.flat().join(''));

describe('lines of Chinese text', () => {
  test('never begin with a closing mark and never end with an opening one', () => {
    fc.assert(
      fc.property(sentences, fc.integer({ min: 8, max: 40 }), (text, width) => {
        const lines = linesOf(text, width);
        expect(lines.filter((line) => /^[，。、；：！？）》」』”]/.test(line))).toEqual([]);
        expect(lines.filter((line) => /[（《「『“]$/.test(line))).toEqual([]);
      }),
    );
  });

  test('hold every character once and in order, spaces aside', () => {
    fc.assert(
      fc.property(sentences, fc.integer({ min: 1, max: 40 }), (text, width) => {
        expect(linesOf(text, width).join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
      }),
    );
  });

  test('are no wider than asked, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 120, unit: 'grapheme' }), sentences, fc.integer({ min: 4, max: 40 }), (odd, text, width) => {
        for (const line of breakLines([{ text: `${text}${odd}` }], width)) expect(line.width).toBeLessThanOrEqual(width + 1e-6);
      }),
    );
  });

  test('keep a figure with what it counts, and 第 with its figure', () => {
    fc.assert(
      fc.property(sentences, fc.integer({ min: 8, max: 40 }), (text, width) => {
        for (const line of linesOf(text, width)) expect(line).not.toMatch(/(第|(?<![A-Z]-)\b\d+)$/);
      }),
    );
  });

  test('set figures off by the same gap, with a space in the text or without', () => {
    expect(textWidth([{ text: '满 7 天' }])).toBeCloseTo(textWidth([{ text: '满7天' }]), 9);
    expect(textWidth([{ text: '满7天' }])).toBeGreaterThan(2.55);
  });

  test('break a word of sixty letters where they must', () => {
    const lines = linesOf('x'.repeat(60), 10);
    expect(lines.join('')).toBe('x'.repeat(60));
    expect(lines.length).toBeGreaterThan(2);
  });

  test('never part a label from its text', () => {
    const runs = [{ text: '村委会主任或文书' }, { text: '\u3000' }, { text: '多久：', label: true }, { text: '七天' }];
    const lines = breakLines(runs, 12).map(({ parts }) => parts.map((part) => part.text).join(''));
    expect(lines).toEqual(['村委会主任或文书', '多久：七天']);
  });
});
