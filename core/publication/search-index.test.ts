import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { type Findable, SearchIndex, type SoughtWord } from './search-index.ts';
import { bigramsOf, searchForm } from './search-words.ts';

const letters = fc.constantFrom('低', '保', '申', '请', '村', 'ａ', 'B', '7', '%', '-');
const name = fc.string({ unit: letters, minLength: 1, maxLength: 6 });
const unitNames = ['甲', '乙'] as const;

type Drawn = { readonly names: readonly string[]; readonly lead: string; readonly initials: string; readonly units: readonly string[] };
const drawn: fc.Arbitrary<Drawn> = fc.record({
  names: fc.array(name, { minLength: 1, maxLength: 3 }),
  lead: name,
  initials: fc.string({ unit: fc.constantFrom('d', 'b', 's', 'q'), maxLength: 5 }),
  units: fc.subarray([...unitNames]),
});
const sought: fc.Arbitrary<readonly SoughtWord[]> = fc.array(
  fc.record({ word: fc.oneof(name, fc.constantFrom('db', 'sq', 'z-1')), units: fc.subarray([...unitNames]) }),
  { minLength: 1, maxLength: 3 },
);

function findable({ names, lead, initials }: Drawn, at: number): Findable {
  return { code: `Z-${String(at)}`, text: names.map(searchForm).join('\n'), initials, pairs: bigramsOf([...names, lead]) };
}

/** The same said as plainly as can be: one item, one word. */
function holds(item: Findable, word: string): boolean {
  const form = searchForm(word);
  if (/^[a-z0-9-]+$/.test(form)) return item.initials.includes(form) || item.code.toLowerCase().includes(form);
  const pairs = bigramsOf([form]);
  return item.text.includes(form) || (pairs.length > 1 && pairs.every((pair) => item.pairs.includes(pair)));
}

describe('the search in memory', () => {
  it('finds exactly the items that hold every word or stand in a list of its units, those that hold the first words themselves before', () => {
    fc.assert(
      fc.property(fc.array(drawn, { maxLength: 30 }), sought, fc.integer({ min: 1, max: 8 }), (all, words, most) => {
        const items = all.map(findable);
        const codesIn = (unit: string) => items.filter((_, at) => all[at]?.units.includes(unit)).map(({ code }) => code);
        const index = new SearchIndex(items, new Map(unitNames.map((unit) => [unit, codesIn(unit)])));
        const told = items.flatMap((item, at) => {
          const own = words.map(({ word }) => holds(item, word));
          const found = words.every(({ units }, place) => own[place] === true || units.some((unit) => all[at]?.units.includes(unit)));
          return found ? [{ code: item.code, rank: own.map((one) => (one ? '0' : '1')).join(''), at }] : [];
        });
        const ordered = told.toSorted((a, b) => (a.rank === b.rank ? a.at - b.at : a.rank < b.rank ? -1 : 1));
        expect(index.find(words, most)).toEqual(ordered.slice(0, most).map(({ code }) => code));
      }),
    );
  });

  it('does not find a pair across two names, nor an item of an unknown unit', () => {
    const item = { code: 'A', text: '低保\n申请', initials: 'db\nsq', pairs: bigramsOf(['低保', '申请']) };
    const index = new SearchIndex([item], new Map());
    expect(index.find([{ word: '保申', units: [] }], 9)).toEqual([]);
    expect(index.find([{ word: '村', units: ['V01'] }], 9)).toEqual([]);
    expect(index.find([{ word: '申请', units: [] }], 9)).toEqual(['A']);
  });

  it('finds the one of ten thousand that holds both of two common words', () => {
    const nameOf = (at: number) => (at === 7_777 ? '证明甲 盖章乙' : at % 2 === 0 ? `证明甲第${String(at)}号` : `盖章乙第${String(at)}号`);
    const items = Array.from({ length: 10_000 }, (_, at): Findable => {
      const text = searchForm(nameOf(at));
      return { code: `Z-${String(at).padStart(5, '0')}`, text, initials: '', pairs: bigramsOf([text]) };
    });
    const index = new SearchIndex(items, new Map());
    const words = ['证明甲', '盖章乙'].map((word) => ({ word, units: [] }));
    expect(index.find(words, 30)).toEqual(['Z-07777']);
    expect(index.find(words.slice(0, 1), 30)).toHaveLength(30);
  });
});
