import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { addDays, daysBetween } from '../../kernel/day.ts';
import { asId } from '../../kernel/id.ts';
import { isRefusal } from '../../kernel/outcome.ts';
import { citationOf, type CitationState, type LegalDocument } from '../legal-basis.ts';
import { affectedBy, type CitedAt } from './affected.ts';
import { applyChange, foldLaw } from './apply-change.ts';
import type { LawChange, LawEvent } from './change.ts';
import { decideLaw } from './decide-law.ts';

const first = '2026-01-01';
const span = 24;
const days = Array.from({ length: span }, (_, at) => addDays(first, at));
const by = { person: asId<'person'>('p'), post: asId<'post'>('q') };
const articles = ['', '1', '2', '3', '1-2'] as const;
const hash = 'a'.repeat(64);

const document: LegalDocument = {
  ...{ id: 'rule', title: '清溪县用章办法', number: null, issuer: '清溪县人民政府', validFrom: null, validTo: null },
  ...{ supersededBy: null, source: '虚构', successions: [] },
  articles: [
    { article: '1', gist: '盖章要登记。', validFrom: null, validTo: null, text: null, textHash: null, verified: true },
    { article: '2', gist: '两人管章。', validFrom: null, validTo: null, text: null, textHash: null, verified: false },
  ],
};
const other: LegalDocument = { ...document, id: 'next', title: '清溪县用章条例' };

const anyDay = fc.integer({ min: 0, max: span - 1 }).map((at) => addDays(first, at));
const anyArticle = fc.constantFrom(...articles);
const held = fc.option(fc.constant({ text: '全文', hash }), { nil: null });
const named = { article: anyArticle, source: fc.constantFrom('县政府公报', '县政府公报第二期', ' ') };
const anyChange: fc.Arbitrary<LawChange> = fc.oneof(
  fc.record({
    kind: fc.constant('article-added' as const),
    from: fc.option(anyDay, { nil: null }),
    gist: fc.constant('新'),
    held,
    ...named,
  }),
  fc.record({ kind: fc.constant('text-taken' as const), held: fc.constant({ text: '全文', hash }), ...named }),
  fc.record({ kind: fc.constant('article-amended' as const), from: anyDay, gist: fc.constant('改'), held, ...named }),
  fc.record({ kind: fc.constant('article-repealed' as const), lastDay: anyDay, ...named }),
  fc.record({
    ...{ kind: fc.constant('superseded' as const), lastDay: anyDay, by: fc.constantFrom(null, 'next', 'rule', 'nowhere') },
    ...{ successions: fc.constantFrom([], [{ article: '1', to: 'next#2', source: '对照表' }]), source: named.source },
  }),
  fc.record({ kind: fc.constant('succession-stated' as const), to: fc.constantFrom('next#1', 'next#9', 'rule#1'), ...named }),
);

type Painted = Map<string, (CitationState | 'gone')[]>;

/** What each article is worth on each day, painted day by day: another way to the same answer. */
function paint(accepted: readonly LawChange[]): { readonly painted: Painted; readonly lastDay: string | null } {
  const painted: Painted = new Map();
  const latest = new Map<string, number>();
  let lastDay: string | null = null;
  const fill = (article: string, from: number, state: CitationState | 'gone') => {
    const row = painted.get(article) ?? days.map((): CitationState | 'gone' => 'not-yet-in-force');
    for (let at = Math.max(from, 0); at < span; at += 1) row[at] = state;
    painted.set(article, row);
  };
  const begin = (article: string, from: number, inHand: boolean) => {
    fill(article, from, inHand ? 'in-force' : 'text-not-in-hand');
    latest.set(article, from);
  };
  begin('1', 0, true);
  begin('2', 0, false);
  for (const change of accepted) {
    if (change.kind === 'article-added')
      begin(change.article, change.from === null ? 0 : daysBetween(first, change.from), change.held !== null);
    if (change.kind === 'article-amended') begin(change.article, daysBetween(first, change.from), change.held !== null);
    if (change.kind === 'article-repealed') fill(change.article, daysBetween(first, change.lastDay) + 1, 'gone');
    if (change.kind === 'superseded') lastDay = change.lastDay;
    if (change.kind === 'text-taken') {
      const row = painted.get(change.article) ?? [];
      for (let at = latest.get(change.article) ?? 0; at < span; at += 1) if (row[at] !== 'gone') row[at] = 'in-force';
    }
  }
  return { painted, lastDay };
}

function play(changes: readonly LawChange[]): { readonly accepted: readonly LawChange[]; readonly events: readonly LawEvent[] } {
  const events: LawEvent[] = [{ type: 'law-registered', document, at: 0, by }];
  const accepted: LawChange[] = [];
  for (const change of changes) {
    const now = foldLaw(undefined, events);
    const laws = new Map([[other.id, other], ...(now === undefined ? [] : [[now.id, now] as const])]);
    const context = { at: 0, by, mayRecord: true, document: now, version: events.length, laws };
    const outcome = decideLaw({ do: 'change', base: events.length, change }, context);
    if (isRefusal(outcome)) continue;
    events.push(...outcome.events);
    accepted.push(change);
  }
  return { accepted, events };
}

describe('a citation', () => {
  test('is worth on every day what painting the accepted history day by day says', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 10 }), (changes) => {
        const { accepted, events } = play(changes);
        const now = foldLaw(undefined, events);
        if (now === undefined) throw new Error('not registered');
        const laws = new Map([[now.id, now]]);
        const { painted, lastDay } = paint(accepted);
        for (const change of accepted) seen.add(change.kind);
        for (const article of articles) {
          days.forEach((day, at) => {
            const row = painted.get(article);
            const own = row === undefined ? 'unknown' : (row[at] ?? 'unknown');
            const worth = own === 'gone' || (row !== undefined && lastDay !== null && day > lastDay) ? 'superseded' : own;
            expect(citationOf(laws, `rule#${article}`, day).state, `${article} ${day} ${JSON.stringify(accepted)}`).toBe(worth);
          });
        }
      }),
      { numRuns: 300 },
    );
    expect([...seen].toSorted()).toEqual([
      'article-added',
      'article-amended',
      'article-repealed',
      'succession-stated',
      'superseded',
      'text-taken',
    ]);
  });

  test('has a successor only where somebody stated one, and keeps its own number', () => {
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 10 }), (changes) => {
        const { accepted, events } = play(changes);
        const now = foldLaw(undefined, events) ?? document;
        for (const article of articles) {
          const stated = accepted.flatMap((change) => {
            if (change.kind === 'superseded') return change.successions;
            return change.kind === 'succession-stated' ? [change] : [];
          });
          const wanted = stated.find((one) => one.article === article);
          const cited = citationOf(new Map([[now.id, now]]), `rule#${article}`, days[3] ?? first);
          expect(cited.article).toBe(article);
          if (wanted === undefined) expect(cited.successor).toBeNull();
          else expect(stated.filter((one) => one.article === article).map(({ to }) => to)).toContain(cited.successor);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('tells from which day its present wording holds', () => {
    const amended = applyChange(document, {
      ...{ kind: 'article-amended', article: '1', from: '2026-01-10', gist: '盖章要两人登记。', held: null, source: '县政府公报' },
    });
    const laws = new Map([[amended.id, amended]]);
    expect(citationOf(laws, 'rule#1', '2026-01-09')).toMatchObject({ state: 'in-force', amendedFrom: null, gist: '盖章要登记。' });
    const after = { state: 'text-not-in-hand', amendedFrom: '2026-01-10', gist: '盖章要两人登记。' };
    expect(citationOf(laws, 'rule#1', '2026-01-10')).toMatchObject(after);
  });
});

test('what a change affects is what a scan of every citation finds, with ranges and whole documents', () => {
  const covers: Readonly<Record<string, readonly number[]>> = { '': [1, 2, 3, 4], '1': [1], '2': [2], '3': [3], '1-2': [1, 2] };
  const cite: fc.Arbitrary<CitedAt> = fc.record({
    basis: fc.tuple(fc.constantFrom('rule', 'next', 'rule-2'), anyArticle).map(([id, article]) => `${id}#${article}`),
    step: fc.constantFrom(null, 'a', 'b'),
  });
  fc.assert(
    fc.property(
      fc.array(fc.record({ item: fc.string(), cites: fc.array(cite, { maxLength: 4 }) }), { maxLength: 8 }),
      anyChange,
      (all, change) => {
        const found = affectedBy({ document: 'rule', change }, all);
        const touched =
          'article' in change && change.kind !== 'succession-stated' && change.kind !== 'text-taken' && change.kind !== 'article-added';
        const hit = ({ basis }: CitedAt): boolean => {
          const [id = '', article = ''] = basis.split('#');
          if (id !== 'rule') return false;
          if (change.kind === 'superseded') return true;
          return touched && (covers[article] ?? []).some((one) => (covers[change.article] ?? []).includes(one));
        };
        const scanned = all.filter((one) => one.cites.some(hit)).map((one) => ({ ...one, cites: one.cites.filter(hit) }));
        expect(found).toEqual(scanned);
      },
    ),
    { numRuns: 300 },
  );
});
