import { describe, expect, it } from 'vitest';

import type { Change } from '../core/catalogue/draft/change.ts';
import { differenceRows, differenceSentences } from './difference-sentence.ts';
import { fieldNames } from '../core/catalogue/draft/content.ts';
import { labelOf } from './field-labels.ts';

const step = { id: 'visit', name: '入户调查', number: 3 };
const limit = (amount: number) => ({ amount, unit: 'working-day', kind: 'promised', parameter: null });
const risk = { level: 'high', what: '不去就写。', prevention: '两人去。', owner: '站长' };

describe('a difference in words', () => {
  it.each([
    [{ kind: 'changed', step, field: 'limit', before: limit(10), after: limit(7) }, '第 3 步“入户调查”：时限 10 个工作日→7 个工作日。'],
    [
      { kind: 'added', step, field: 'risks', before: undefined, after: risk },
      '第 3 步“入户调查”：新增风险点：（高）不去就写。防控：两人去。',
    ],
    [{ kind: 'added', step, field: 'step', before: undefined, after: {} }, '新增第 3 步“入户调查”。'],
    [{ kind: 'removed', step: null, field: 'forbidden', before: '收好处', after: undefined }, '删去不准做的事：收好处。'],
    [{ kind: 'changed', step: null, field: 'lead', before: '', after: '来办低保。' }, '写上了一句话说明：来办低保。'],
    [{ kind: 'changed', step: null, field: 'code', before: 'A-1', after: null }, '删去了编码。'],
    [{ kind: 'reordered', step: null, field: 'posts', before: [], after: [] }, '责任岗位换了先后顺序。'],
    [{ kind: 'changed', step: null, field: 'posts', before: ['town.head'], after: null }, '删去了责任岗位。'],
  ] satisfies readonly (readonly [Change, string])[])('%o', (change, sentence) => {
    expect(differenceSentences([change])).toEqual([sentence]);
  });

  it('fills a table with the same places, roles by their names', () => {
    expect(differenceRows([{ kind: 'added', step, field: 'posts', before: undefined, after: 'town.visit-officer' }])).toEqual([
      { field: 'posts', step: 'visit', label: '第 3 步“入户调查”：责任岗位', before: '', after: '入户调查员' },
    ]);
  });

  it('has a word for every field', () => {
    expect(fieldNames.filter((field) => labelOf(field) === '其他内容')).toEqual([]);
  });
});
