import { describe, expect, it } from 'vitest';

import { type CoveredItem, coverageOf } from './list-coverage.ts';

const item = (unit: string, id: string, content: Partial<CoveredItem['content']> = {}): CoveredItem => ({
  ...{ unit, id, name: id },
  content: { posts: ['镇长'], sources: [], determinations: null, ...content },
});
const source = (code: string) => ({ code, name: `权力${code}` });

describe('coverage of the statutory lists', () => {
  it('asks about statutory items that no item of the same unit comes from', () => {
    const statutory = ['S-1', 'S-2'].map((code) => ({ unit: 'A', code, name: code }));
    const found = coverageOf(statutory, [item('A', 'a', { sources: [source('S-1')] }), item('B', 'b', { sources: [source('S-2')] })]);
    expect(found.statutoryWithoutItem.map(({ code }) => code)).toEqual(['S-2']);
    expect(found.itemsWithoutSource).toEqual([]);
  });

  it('names items without a source, and posts that the three determinations do not know', () => {
    const determinations = { duty: '管事', section: '办公室', posts: ['书记'] };
    const found = coverageOf([], [item('A', 'a'), item('A', 'b', { sources: [source('S')], determinations })]);
    expect(found.itemsWithoutSource.map(({ id }) => id)).toEqual(['a']);
    expect(found.postsMissing.map(({ item: { id }, post }) => [id, post])).toEqual([['b', '镇长']]);
  });

  it('tells one power claimed by several units, not by several items of one', () => {
    const sources = [source('S-9')];
    expect(coverageOf([], [item('A', 'a', { sources }), item('A', 'b', { sources })]).claimedTwice).toEqual([]);
    const twice = coverageOf([], [item('A', 'a', { sources }), item('B', 'b', { sources })]).claimedTwice;
    expect(twice).toMatchObject([{ code: 'S-9', name: '权力S-9', claims: [{ id: 'a' }, { id: 'b' }] }]);
  });
});
