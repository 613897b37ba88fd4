import { describe, expect, it } from 'vitest';

import { emptyContent } from '../../core/catalogue/draft/content.ts';
import { foldDraft } from '../../core/catalogue/draft/evolve.ts';
import { lintOf } from '../../core/catalogue/draft/lint.ts';
import { asId } from '../../core/kernel/id.ts';
import { libraryRoot, readLibrary } from '../library/read-library.ts';
import { generateCounty } from './generate-county.ts';
import { historyOf, type ListState } from './list-history.ts';
import { planLists } from './plan-lists.ts';

const today = '2026-03-02';
const library = readLibrary(libraryRoot());
const { organisation } = generateCounty('lists', today);
const planned = planLists(organisation, library.items, today);
const hand = (who: string) => ({ person: asId<'person'>(who), post: asId<'post'>(who) });
const hands = { compiler: hand('c'), reviewers: [hand('a'), hand('b')], namer: hand('n'), publisher: hand('p') } as const;

describe('the lists of the demo county', () => {
  it('have the size of the mission: 604 items, 344 of them with a chart', () => {
    expect(planned).toHaveLength(604);
    expect(planned.filter(({ lineage }) => lineage !== null)).toHaveLength(344);
  });

  it('give every item a code of its own in its unit', () => {
    const codes = planned.map(({ unit, fields }) => `${unit.id} ${fields.code ?? ''}`);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('come to the state they are meant for, and hold no personal datum', () => {
    const [first] = planned;
    const states: readonly ListState[] = ['draft', 'submitted', 'in-review', 'returned', 'approved', 'published', 'revising'];
    for (const state of states) {
      if (first === undefined) continue;
      const events = historyOf(first, { state, hands, from: 0, thread: 't', frozen: { hash: 'h', notInHand: true } });
      expect(foldDraft(events)?.status).toBe(state);
    }
    const found = planned.flatMap(({ fields }) => lintOf({ ...emptyContent, ...fields }, new Map()));
    expect(found.filter(({ code }) => code === 'personal-datum')).toEqual([]);
  });
});
