import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { combineIndicators, type IndicatorHit } from './combine-indicators.ts';

const hit = (rule: string, kind: IndicatorHit['kind'], ...projects: readonly string[]): IndicatorHit => ({
  rule,
  kind,
  supports: false,
  projects,
});

describe('indicators that meet', () => {
  it('open for one that breaks a law, and for two that support each other on one purchase', () => {
    const hits = [hit('I03', '违法', 'A'), hit('I07', '佐证', 'A'), hit('I08', '佐证', 'B'), hit('I20', '佐证', 'B', 'C')];
    expect(combineIndicators(hits)).toEqual([
      { opens: true, with: [] },
      // What breaks a law does not make a supporting one more than it is.
      { opens: false, with: [] },
      { opens: true, with: ['I20'] },
      { opens: true, with: ['I08'] },
    ]);
  });

  it('count a supporting rule of the fifty, which stands by itself as before', () => {
    const single: IndicatorHit = { rule: 'P02', kind: null, supports: true, projects: ['A'] };
    expect(combineIndicators([single, hit('I20', '佐证', 'A')])).toEqual([
      { opens: true, with: [] },
      { opens: true, with: ['P02'] },
    ]);
    expect(combineIndicators([hit('S01', null, 'A'), hit('I20', '佐证', 'A')])[1]?.opens).toBe(false);
  });

  it('never open for one supporting indicator alone, however often it hits', () => {
    const some = fc.array(fc.array(fc.constantFrom('A', 'B', 'C'), { maxLength: 3 }), { maxLength: 8 });
    fc.assert(
      fc.property(some, (all) => {
        const alone = combineIndicators(all.map((projects) => hit('I07', '佐证', ...projects)));
        expect(alone.every(({ opens }) => !opens)).toBe(true);
      }),
    );
  });

  it('do not depend on their order', () => {
    const kinds = fc.constantFrom('违法' as const, '佐证' as const, null);
    const one = fc.record({
      rule: fc.constantFrom('a', 'b', 'c'),
      kind: kinds,
      supports: fc.boolean(),
      projects: fc.array(fc.constantFrom('A', 'B')),
    });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 8 }), (hits) => {
        expect(combineIndicators(hits.toReversed()).toReversed()).toEqual(combineIndicators(hits));
      }),
    );
  });
});
