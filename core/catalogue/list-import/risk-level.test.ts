import { describe, expect, it } from 'vitest';

import { readLevels, scaleDirection } from './risk-level.ts';

const shown = (text: string, isReversed = false): unknown => {
  const read = readLevels(text, isReversed);
  return read.kind === 'one' ? read.level : read.kind === 'list' ? read.levels : read.kind;
};

describe('a level cell', () => {
  it.each([
    ['高', 'high'],
    ['中级', 'middle'],
    ['低风险', 'low'],
    ['高 等级', 'high'],
    ['一级', 'high'],
    ['Ⅱ级', 'middle'],
    ['Ⅲ', 'low'],
    ['A', 'high'],
    ['b级', 'middle'],
    ['红色', 'high'],
    ['蓝', 'low'],
    ['★★★', 'high'],
    ['★', 'low'],
    ['□高 ☑中 □低', 'middle'],
    ['1.高', 'high'],
    ['1中2低', ['middle', 'low', 'low']],
    ['1 高、1 中、1 低', ['high', 'middle', 'low']],
    ['中1低2', ['middle', 'low', 'low']],
    ['一高两低', ['high', 'low', 'low']],
    ['2个中风险，1个低风险', ['middle', 'middle', 'low']],
    ['高、低', ['high', 'low']],
    ['1.中 2.低 3.低', ['middle', 'low', 'low']],
    ['高\n中', ['high', 'middle']],
    ['3低', ['low', 'low', 'low']],
    ['较复杂', 'unknown'],
    ['1中2', 'unknown'],
    ['99999中', 'unknown'],
  ])('%j', (text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it('turns round where the sheet says so, and only scales turn', () => {
    expect([shown('一级', true), shown('C', true), shown('高', true)]).toEqual(['low', 'high', 'high']);
  });

  it.each([
    [['注：A级为高风险，C级为低风险'], 'highest-first'],
    [['一级风险最低，三级风险最高'], 'lowest-first'],
    [['三级（高风险）'], 'lowest-first'],
    [['廉政风险一览表'], 'unsaid'],
  ])('reads what %j says about scales', (texts, expected) => {
    expect(scaleDirection(texts)).toBe(expected);
  });
});
