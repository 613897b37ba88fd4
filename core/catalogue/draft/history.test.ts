import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { asId, type PersonId } from '../../kernel/id.ts';
import { isRefusal } from '../../kernel/outcome.ts';
import type { DeskRight, DraftCommand, DraftContext } from './command.ts';
import { emptyContent } from './content.ts';
import { decideDraft } from './decide.ts';
import type { Draft } from './draft.ts';
import type { DraftEvent } from './event.ts';
import { evolve, foldDraft } from './evolve.ts';
import { type Gate, gate } from './gate.ts';

const persons = ['ann', 'bo', 'chi', 'dan'] as const;
/** Everybody may do everything, so that only who did what before can forbid it. */
const all: ReadonlySet<DeskRight> = new Set(['compile', 'review', 'publish']);
const today = '2026-03-02';

function contextOf(events: readonly DraftEvent[], person: string, gates: readonly Gate[] = []): DraftContext {
  return {
    at: 1_000 + events.length,
    today,
    by: { person: asId<'person'>(person), post: asId<'post'>(`post-${person}`) },
    may: all,
    contentAt: (version) => foldDraft(events.slice(0, version))?.content ?? emptyContent,
    reviewers: new Set(persons.map((one) => asId<'person'>(one))),
    gates: () => gates,
    frozen: () => ({ hash: 'h', changes: [] }),
  };
}

function added(person: string): DraftEvent {
  const by = { person: asId<'person'>(person), post: asId<'post'>(`post-${person}`) };
  return { type: 'item-added', unit: asId<'unit'>('u'), fields: { name: '甲' }, lineage: null, import: null, at: 1_000, by };
}

const word = fc.constantFrom('甲', '乙', '丙');
const person = fc.constantFrom(...persons);
const base = fc.nat(3);
type Wish = {
  readonly inOrder: boolean;
  readonly who: string;
  readonly back: number;
  readonly command: (version: number, threads: readonly string[]) => DraftCommand;
};

const commands: fc.Arbitrary<Wish['command']> = fc.oneof(
  fc
    .record({ name: word, lead: word }, { requiredKeys: [] })
    .map((fields) => (at: number) => ({ do: 'change', base: at, fields, import: null }) as const),
  fc.constant((at: number) => ({ do: 'submit', base: at }) as const),
  fc
    .uniqueArray(person, { minLength: 1, maxLength: 2 })
    .map(
      (named) => (at: number) =>
        ({ do: 'name-reviewers', base: at, reviewers: named.map((one) => asId<'person'>(one)), due: null }) as const,
    ),
  fc
    .constantFrom('approve', 'approve', 'approve', 'return' as const)
    .map((verdict) => (at: number) => ({ do: 'give-opinion', base: at, verdict, text: '看过' }) as const),
  fc.constant((at: number) => ({ do: 'close-round', base: at, text: '' }) as const),
  fc.tuple(word, fc.nat(1_000_000)).map(
    ([value, id]) =>
      () =>
        ({ do: 'comment', thread: `t${String(id)}`, anchor: { field: 'lead' }, text: '改', suggestion: { value } }) as const,
  ),
  fc
    .nat(5)
    .map(
      (index) => (at: number, threads: readonly string[]) =>
        ({ do: 'take-suggestion', base: at, thread: threads[index % Math.max(1, threads.length)] ?? '' }) as const,
    ),
  fc
    .nat(5)
    .map(
      (index) => (_: number, threads: readonly string[]) =>
        ({ do: 'settle', thread: threads[index % Math.max(1, threads.length)] ?? '', text: '好' }) as const,
    ),
  fc.constant((at: number) => ({ do: 'publish', base: at, effectiveFrom: today, control: null, override: null }) as const),
  fc.constant((at: number) => ({ do: 'revise', base: at, reason: '法变了' }) as const),
  fc.constant((at: number) => ({ do: 'withdraw', base: at, reason: '不办了' }) as const),
);
const wishes = fc.array(
  fc.record({ who: person, back: base, inOrder: fc.integer({ min: 0, max: 3 }).map((one) => one > 0), command: commands }),
  { maxLength: 60 },
);

/** What would come next in good order, so that random histories get far; the person stays random. */
function inGoodOrder(state: Draft, who: string): DraftCommand {
  const at = { base: state.version };
  const round = state.rounds.at(-1);
  switch (state.status) {
    case 'submitted':
      return { do: 'name-reviewers', ...at, reviewers: [asId<'person'>(who === 'bo' ? 'chi' : 'bo')], due: null };
    case 'in-review':
      return round?.opinions.length === 0
        ? { do: 'give-opinion', ...at, verdict: 'approve', text: '' }
        : { do: 'close-round', ...at, text: '' };
    case 'approved':
      return { do: 'publish', ...at, effectiveFrom: today, control: null, override: null };
    case 'published':
    case 'withdrawn':
      return { do: 'revise', ...at, reason: '法变了' };
    case 'draft':
    case 'returned':
    case 'revising':
    case 'removed':
      return { do: 'submit', ...at };
  }
}

/** Plays wishes one after the other; a refusal changes nothing. */
function play(list: readonly Wish[]): readonly DraftEvent[] {
  let events: readonly DraftEvent[] = [added('ann')];
  for (const { who, back, inOrder, command } of list) {
    const state = foldDraft(events);
    if (state === undefined) continue;
    const free = (): DraftCommand =>
      command(
        Math.max(1, state.version - back),
        state.threads.map(({ id }) => id),
      );
    const wish = inOrder ? inGoodOrder(state, who) : free();
    const outcome = decideDraft(wish, state, contextOf(events, who));
    if (!isRefusal(outcome)) events = [...events, ...outcome.events];
  }
  return events;
}

/** The law, from the events alone: who wrote since the last publication, and who approved what is published. */
function checkPublications(events: readonly DraftEvent[]): number {
  let writers = new Set<PersonId>();
  let approved = new Set<PersonId>();
  let publications = 0;
  const suggested = new Map<string, PersonId>();
  for (const event of events) {
    if (event.type === 'item-added' || event.type === 'fields-changed') {
      writers.add(event.by.person);
      approved = new Set();
    }
    if (event.type === 'comment-made') suggested.set(event.thread, event.by.person);
    if (event.type === 'suggestion-taken') writers.add(suggested.get(event.thread) ?? event.by.person);
    if (event.type === 'item-submitted') approved = new Set();
    if (event.type === 'opinion-given' && event.verdict === 'approve') approved.add(event.by.person);
    if (event.type !== 'item-published') continue;
    publications += 1;
    expect(writers.has(event.by.person)).toBe(false);
    expect([...approved].some((one) => !writers.has(one))).toBe(true);
    writers = new Set();
    approved = new Set();
  }
  return publications;
}

describe('the history of an item', () => {
  it('publishes nothing that only its authors touched, whatever people try', () => {
    let publications = 0;
    fc.assert(
      fc.property(wishes, (list) => {
        publications += checkPublications(play(list));
      }),
      { numRuns: 1_500 },
    );
    expect(publications).toBeGreaterThan(100);
  });

  it('replays to the same state, and counts its versions', () => {
    fc.assert(
      fc.property(wishes, (list) => {
        const events = play(list);
        const state = events.reduce<Draft | undefined>((one, event) => evolve(one, event), undefined);
        expect(state).toEqual(foldDraft(events));
        expect(state?.version).toBe(events.length);
      }),
    );
  });

  const by = (who: string) => ({ person: asId<'person'>(who), post: asId<'post'>(`post-${who}`) });
  const approved: readonly DraftEvent[] = [
    added('ann'),
    { type: 'item-submitted', round: 1, at: 1_001, by: by('ann') },
    { type: 'reviewers-named', round: 1, reviewers: [asId<'person'>('bo')], due: null, at: 1_002, by: by('chi') },
    { type: 'opinion-given', round: 1, verdict: 'approve', text: '', at: 1_003, by: by('bo') },
    { type: 'round-closed', round: 1, result: 'approved', text: '', at: 1_004, by: by('chi') },
  ];
  const publish = { do: 'publish', base: 5, effectiveFrom: today, control: null, override: null } as const;
  const decide = (events: readonly DraftEvent[], who: string, command: DraftCommand, gates: readonly Gate[] = []) => {
    const state = foldDraft(events);
    if (state === undefined) throw new Error('no item');
    return decideDraft(command, state, contextOf(events, who, gates));
  };

  it.each([
    ['ann', 'its author', { refused: 'desk-gate-closed', because: { gates: ['author-alone'] } }],
    ['bo', 'who approved it', undefined],
    ['chi', 'who closed the round', undefined],
  ] as const)('is published by %s, %s: %o', (who, _, refusal) => {
    const outcome = decide(approved, who, publish);
    if (refusal === undefined) expect(outcome).toMatchObject({ events: [{ type: 'item-published', number: 1 }] });
    else expect(outcome).toEqual(refusal);
  });

  it('needs another approval than that of somebody whose own words were taken', () => {
    const suggested: readonly DraftEvent[] = [
      added('ann'),
      { type: 'comment-made', thread: 't', anchor: { field: 'lead' }, text: '改', suggestion: { value: '乙' }, at: 1_001, by: by('bo') },
      { type: 'fields-changed', fields: { lead: '乙' }, import: null, at: 1_002, by: by('ann') },
      { type: 'suggestion-taken', thread: 't', at: 1_002, by: by('ann') },
      ...approved.slice(1),
    ];
    const wish = { ...publish, base: suggested.length };
    expect(decide(suggested, 'chi', wish)).toEqual({ refused: 'desk-gate-closed', because: { gates: ['not-reviewed'] } });
    expect(decide(suggested, 'bo', wish)).toMatchObject({ because: { gates: ['not-reviewed', 'author-alone'] } });
  });

  it.each([
    ['one-hand', { ...publish, control: { what: '每月抽查', who: '纪委', until: '2026-06-30' } }, true],
    ['one-hand', { ...publish, control: { what: '每月抽查', who: '纪委', until: '2026-03-02' } }, false],
    ['one-hand', publish, false],
    ['basis-text-not-in-hand', { ...publish, override: { path: 'text-not-in-hand', reason: '原文在省厅' } }, true],
    ['basis-text-not-in-hand', { ...publish, override: { path: 'plain-language', reason: '原文在省厅' } }, false],
    ['basis-not-in-force', { ...publish, override: { path: 'text-not-in-hand', reason: '原文在省厅' } }, false],
    ['mask-missing', { ...publish, override: { path: 'plain-language', reason: '以后再补' } }, false],
    ['unsound', { ...publish, override: { path: 'single-hand', reason: '以后再补' } }, false],
    ['hard-words', { ...publish, override: { path: 'plain-language', reason: '上级原话' } }, true],
  ] as const)('passes the gate %s on its own path only', (code, command, passes) => {
    expect(isRefusal(decide(approved, 'chi', command, [gate(code)]))).toBe(!passes);
  });

  it('refuses a path where no gate is closed, and keeps the passed gates in the event', () => {
    const override = { path: 'plain-language', reason: '上级原话' } as const;
    expect(decide(approved, 'chi', { ...publish, override })).toMatchObject({ refused: 'desk-override-unfit' });
    expect(decide(approved, 'chi', { ...publish, override }, [gate('hard-words')])).toMatchObject({
      events: [{ override: { path: 'plain-language', gates: ['hard-words'] } }],
    });
  });

  it.each([
    ['bo', { do: 'give-opinion', base: 3, verdict: 'return', text: '' }, 'desk-reason-missing'],
    ['dan', { do: 'give-opinion', base: 3, verdict: 'approve', text: '' }, 'desk-not-named'],
    ['ann', { do: 'change', base: 3, fields: { name: '乙' }, import: null }, 'desk-state-forbids'],
    ['chi', { do: 'close-round', base: 3, text: '' }, 'desk-opinions-missing'],
    ['ann', { do: 'close-round', base: 3, text: '' }, 'desk-author-cannot'],
    ['chi', { do: 'name-reviewers', base: 3, reviewers: [asId<'person'>('ann')], due: null }, 'desk-reviewers-unfit'],
  ] as const)('refuses %s: %o', (who, command, code) => {
    expect(decide(approved.slice(0, 3), who, command)).toMatchObject({ refused: code });
  });

  it('keeps a value that came too late, and lets it go when the field is written anew', () => {
    let events: readonly DraftEvent[] = [added('ann')];
    const act = (who: string, command: DraftCommand): void => {
      const outcome = decide(events, who, command);
      if (isRefusal(outcome)) throw new Error(outcome.refused);
      events = [...events, ...outcome.events];
    };
    act('ann', { do: 'change', base: 1, fields: { lead: '甲' }, import: null });
    act('bo', { do: 'change', base: 1, fields: { lead: '乙', remark: '丙' }, import: null });
    expect(foldDraft(events)).toMatchObject({ content: { lead: '甲', remark: '丙' }, setAside: [{ field: 'lead', value: '乙' }] });
    act('ann', { do: 'change', base: 4, fields: { lead: '丁' }, import: null });
    expect(foldDraft(events)).toMatchObject({ content: { lead: '丁' }, setAside: [] });
  });

  it('stays in review under the reviewers’ eyes, while withdrawing takes back only what is in force', () => {
    const published = decide(approved, 'chi', publish);
    if (isRefusal(published)) throw new Error(published.refused);
    const events: readonly DraftEvent[] = [
      ...approved,
      ...published.events,
      { type: 'revision-opened', reason: '法变了', at: 1_006, by: by('ann') },
      { type: 'fields-changed', fields: { lead: '新' }, import: null, at: 1_007, by: by('ann') },
      { type: 'item-submitted', round: 2, at: 1_008, by: by('ann') },
    ];
    const outcome = decide(events, 'chi', { do: 'withdraw', base: events.length, reason: '不办了' });
    if (isRefusal(outcome)) throw new Error(outcome.refused);
    expect(foldDraft([...events, ...outcome.events])).toMatchObject({ status: 'submitted', isWithdrawn: true });
  });
});
