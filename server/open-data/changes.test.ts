import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { addDays } from '../../core/kernel/day.ts';
import { asId } from '../../core/kernel/id.ts';
import { libraryRoot, readLibrary } from '../library/read-library.ts';
import { readXml } from '../../testkit/xml-tree.ts';
import { listChanges } from './changes.ts';
import { atomFeed } from './feed.ts';

const [known] = readLibrary(libraryRoot()).items;
if (known === undefined) throw new Error('no item');
const { item } = known;

function version(number: number, from: string, to: string | null, text = '改了一处'): ItemVersion {
  return {
    item: { ...item, code: 'A-1', plainName: text },
    number,
    effectiveFrom: from,
    effectiveTo: to,
    changes: [text],
    hash: asId<'version'>(String(number)),
  };
}

describe('changes of the list', () => {
  const first = version(1, '2026-01-01', '2026-02-28');

  it('tell a version that nothing follows as ended, from the day after', () => {
    expect(listChanges([first], '2026-02-28').map(({ kind }) => kind)).toEqual(['in-force']);
    expect(listChanges([first], '2026-03-01').map(({ kind, day }) => [kind, day])).toEqual([
      ['ended', '2026-03-01'],
      ['in-force', '2026-01-01'],
    ]);
  });

  it('tell a version that another follows at once as a change alone, and nothing of the future', () => {
    const second = version(2, '2026-03-01', null);
    expect(listChanges([first, second], '2026-03-02').map(({ kind, version: { number } }) => [kind, number])).toEqual([
      ['in-force', 2],
      ['in-force', 1],
    ]);
    expect(listChanges([first, version(2, '2026-05-01', null)], '2026-03-02').map(({ kind }) => kind)).toEqual(['ended', 'in-force']);
  });

  it('are the newest first, whatever order they come in', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(400), { minLength: 1, maxLength: 8 }), (days) => {
        const versions = days.map((day, at) => version(at + 1, addDays('2026-01-01', day), null));
        const told = listChanges(versions, '2027-12-31').map(({ day }) => day);
        expect(told).toEqual(told.toSorted().toReversed());
        expect(told).toHaveLength(versions.length);
      }),
    );
  });
});

describe('the feed', () => {
  it('is well-formed whatever names and changes hold, and its identifiers do not depend on the address', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), fc.constantFrom(']]>', '<x>&"\'', '\u0000')), (text) => {
        const changes = listChanges([version(1, '2026-01-01', null, text)], '2026-03-02');
        const about = { county: text, origin: 'example.invalid/ledger/1' };
        const [here, there] = ['https://a.example', 'https://b.example'].map((site) => readXml(atomFeed(changes, { ...about, site })));
        const ids = (feed: typeof here) =>
          feed?.children.flatMap(({ name, text: own, children }) =>
            name === 'entry' ? (children[0]?.text ?? '') : name === 'id' ? own : [],
          );
        expect(ids(here)).toEqual(ids(there));
        expect(ids(here)).toHaveLength(2);
      }),
      { numRuns: 60 },
    );
  });
});
