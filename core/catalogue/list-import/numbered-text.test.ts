import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { splitNumbered } from './numbered-text.ts';
import { splitCitations, splitList, splitWords } from './split-list.ts';
import { splitStage } from './stage-text.ts';

const texts = (text: string): readonly string[] => splitNumbered(text).map((entry) => entry.text);

describe('a numbered text falls apart at its own numbers', () => {
  it.each([
    ['1.甲\n2.乙\n3.丙', ['甲', '乙', '丙']],
    ['1、甲2、乙3、丙', ['甲', '乙', '丙']],
    ['1．甲 2．乙', ['甲', '乙']],
    ['(1)甲;(2)乙', ['甲;', '乙']],
    ['（1）甲（2）乙', ['甲', '乙']],
    ['①甲②乙③丙', ['甲', '乙', '丙']],
    ['一、甲\n二、乙\n十、不是下一个', ['甲', '乙\n十、不是下一个']],
    ['（一）甲（二）乙', ['甲', '乙']],
    ['1.1甲1.2乙', ['甲', '乙']],
    ['3.1 甲\n3.2 乙\n3.3 丙', ['甲', '乙', '丙']],
    ['第一，甲；第二，乙', ['甲；', '乙']],
    ['1)甲 2)乙', ['甲', '乙']],
    ['1 甲\n2 乙', ['甲', '乙']],
    ['1、受理：(1)公示；(2)告知。2、审查：(1)材料', ['受理：(1)公示；(2)告知。', '审查：(1)材料']],
    ['有下列情形的，承担责任：1、甲；2、乙', ['有下列情形的，承担责任：', '甲；', '乙']],
    ['1.甲\n2.乙\n2.丙\n4.丁', ['甲', '乙', '丙', '丁']],
    ['2.审查', ['审查']],
    ['10.甲\n11.乙', ['甲', '乙']],
    ['1.金额超过2.5万元的2.未公示的', ['金额超过2.5万元的', '未公示的']],
    ['1、违反第1、2项规定的。2、其他', ['违反第1、2项规定的。', '其他']],
  ])('%j', (text, expected) => {
    expect(texts(text)).toEqual(expected);
  });

  it.each(['没有编号的一句话', '2026年3月1日起施行', '1.5万元以上的', '依照第一条第二项', '3人以上', '2.5倍罚款', '', '一是甲'])(
    'and %j is one entry as it stands',
    (text) => {
      expect(texts(text)).toEqual([text]);
    },
  );

  const word = fc.stringMatching(/^[甲乙丙丁，。；、()（）0-9.一二第条项款元万人 \n①②]{0,12}$/);
  const joined = (text: string): string => text.replace(/\s+/g, '');

  it('without losing a sign, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(word, { maxLength: 8 }), (pieces) => {
        const text = pieces.map((piece, index) => `${index + 1}.${piece}`).join('');
        for (const one of [text, pieces.join('')])
          expect(
            joined(
              splitNumbered(one)
                .map(({ mark, text: entry }) => mark + entry)
                .join(''),
            ),
          ).toBe(joined(one));
      }),
      { numRuns: 500 },
    );
  });

  it('into what was put together, in every style', () => {
    const plain = fc.stringMatching(/^[甲乙丙丁戊己]{1,6}[。；]?$/);
    const han = '一二三四五六七八九';
    const forms: readonly ((n: number) => string)[] = [
      (n) => `${n}.`,
      (n) => `${n}、`,
      (n) => `(${n})`,
      (n) => `（${n}）`,
      (n) => '①②③④⑤⑥⑦⑧⑨'.charAt(n - 1),
      (n) => `（${han.charAt(n - 1)}）`,
      (n) => `7.${n} `,
    ];
    fc.assert(
      fc.property(
        fc.array(plain, { minLength: 1, maxLength: 9 }),
        fc.constantFrom(...forms),
        fc.constantFrom('', '\n', ' '),
        (list, form, between) => {
          const text = list.map((entry, index) => form(index + 1) + entry).join(between);
          expect(texts(text)).toEqual(list);
        },
      ),
    );
  });

  it('in time that grows with its length, whatever it repeats', () => {
    for (const piece of ['1.', '1、', '第一，', '(一)', '1.1', '一、', '①'])
      expect(splitNumbered(piece.repeat(10_000)).length).toBeGreaterThan(0);
  });
});

describe('a cell that holds a list', () => {
  it('is split by phases when nothing is numbered', () => {
    expect(splitList('受理阶段责任：公示。审查阶段责任：核对。')).toEqual(['受理阶段责任：公示。', '审查阶段责任：核对。']);
  });

  it('is split by lines only when the lines are sentences', () => {
    expect(splitList('不予受理的；\n超期的。')).toEqual(['不予受理的', '超期的。']);
    expect(splitList('因为窄列\n换了行')).toEqual(['因为窄列\n换了行']);
    expect(splitList('●甲\n●乙')).toEqual(['甲', '乙']);
  });

  it('of citations begins anew at a title after a line or a semicolon', () => {
    expect(splitCitations('《甲法》第一条；《乙法》第二条\n《丙法》')).toEqual(['《甲法》第一条', '《乙法》第二条', '《丙法》']);
    expect(splitCitations('《甲法》、《乙法》')).toEqual(['《甲法》、《乙法》']);
  });

  it('of posts is split at signs between words, not in brackets', () => {
    expect(splitWords('书记、主任（含副主任、委员）；文书')).toEqual(['书记', '主任（含副主任、委员）', '文书']);
  });
});

describe('the phase before a colon', () => {
  it.each([
    ['受理阶段责任:公示', '受理', '公示'],
    ['受理风险：不登记', '受理', '不登记'],
    ['审查环节：走过场', '审查', '走过场'],
    ['送达（公开）责任：公开', '送达（公开）', '公开'],
    ['决定:不研究', '决定', '不研究'],
    ['注意：这不是环节', null, '注意：这不是环节'],
    ['依据：受理阶段责任:公示', null, '依据：受理阶段责任:公示'],
    ['送达（甲：乙）责任：公开', null, '送达（甲：乙）责任：公开'],
    ['责任：没有名字', null, '责任：没有名字'],
    ['比例为1:3', null, '比例为1:3'],
  ])('of %j is %j', (text, stage, rest) => {
    expect(splitStage(text)).toEqual({ stage, text: rest });
  });
});
