import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type DraftContent, emptyContent } from './content.ts';
import { mergeFields } from './merge.ts';
import { isSameValue } from './same-value.ts';

const words = fc.constantFrom('', '甲', '乙', '丙');
const lists = fc.array(words, { maxLength: 3 });
/** A few fields of each kind; three words are enough to meet. */
const patches: fc.Arbitrary<Partial<DraftContent>> = fc.record(
  { name: words, lead: words, remark: fc.option(words), forbidden: lists, accountability: lists },
  { requiredKeys: [] },
);
const contents = patches.map((patch): DraftContent => ({ ...emptyContent, ...patch }));

describe('merging what two people wrote', () => {
  it('never loses a typed value: it is taken, there already, unchanged, or in a conflict with the value that is there', () => {
    fc.assert(
      fc.property(contents, contents, patches, (base, theirs, mine) => {
        const { taken, conflicts } = mergeFields(base, theirs, mine);
        for (const [name, value] of Object.entries(mine)) {
          const field = name as keyof DraftContent;
          const conflict = conflicts.find((one) => one.field === field);
          const kept =
            (field in taken && isSameValue(taken[field], value)) ||
            (conflict !== undefined && isSameValue(conflict.mine, value) && isSameValue(conflict.theirs, theirs[field])) ||
            isSameValue(theirs[field], value) ||
            isSameValue(base[field], value);
          expect(kept).toBe(true);
        }
        expect(Object.keys(taken).filter((field) => !(field in mine))).toEqual([]);
      }),
    );
  });

  it('never overwrites what somebody else changed', () => {
    fc.assert(
      fc.property(contents, contents, patches, (base, theirs, mine) => {
        const after: DraftContent = { ...theirs, ...mergeFields(base, theirs, mine).taken };
        const names = (Object.keys(emptyContent) as readonly (keyof DraftContent)[]).filter(
          (name) => !isSameValue(theirs[name], base[name]),
        );
        expect(names.map((name) => after[name])).toEqual(names.map((name) => theirs[name]));
      }),
    );
  });

  it('comes to the same whoever is first, while the two write different fields', () => {
    fc.assert(
      fc.property(contents, patches, patches, (base, one, other) => {
        const mine = Object.fromEntries(Object.entries(one).filter(([name]) => name < 'f'));
        const theirs = Object.fromEntries(Object.entries(other).filter(([name]) => name >= 'f'));
        const write = (first: Partial<DraftContent>, second: Partial<DraftContent>): DraftContent => {
          const between = { ...base, ...mergeFields(base, base, first).taken };
          const merged = mergeFields(base, between, second);
          expect(merged.conflicts).toEqual([]);
          return { ...between, ...merged.taken };
        };
        expect(write(mine, theirs)).toEqual(write(theirs, mine));
      }),
    );
  });

  it('tells both values of a conflict', () => {
    const base = { ...emptyContent, lead: '旧' };
    expect(mergeFields(base, { ...base, lead: '他' }, { lead: '我', name: '名' })).toEqual({
      taken: { name: '名' },
      conflicts: [{ field: 'lead', base: '旧', mine: '我', theirs: '他' }],
    });
  });
});
