import { Fault } from '../../kernel/outcome.ts';
import { type DraftContent, emptyContent, type FieldName } from './content.ts';
import type { Draft, ReviewRound, Thread } from './draft.ts';
import type { DraftEvent } from './event.ts';

type EventOf<Type extends DraftEvent['type']> = Extract<DraftEvent, { readonly type: Type }>;

/**
 * The item after one more event. Knows no rules: what was decided has happened.
 *
 * @throws Fault `event-out-of-order` when the first event does not add the item, or another one does
 */
export function evolve(state: Draft | undefined, event: DraftEvent): Draft {
  if (event.type === 'item-added') {
    if (state !== undefined) throw new Fault('event-out-of-order', { status: state.status, type: event.type });
    return added(event);
  }
  if (state === undefined) throw new Fault('event-out-of-order', { status: 'absent', type: event.type });
  return { ...state, version: state.version + 1, ...changesBy(state, event) };
}

/** The item after all events; undefined when there are none. */
export function foldDraft(events: readonly DraftEvent[]): Draft | undefined {
  return events.reduce<Draft | undefined>((state, event) => evolve(state, event), undefined);
}

function added(event: EventOf<'item-added'>): Draft {
  const { unit, lineage, fields } = event;
  return {
    status: 'draft',
    unit,
    version: 1,
    contentVersion: 1,
    content: { ...emptyContent, ...fields },
    written: writtenBy(new Map(), event, { fields, version: 1 }),
    submittedName: null,
    lineage,
    import: event.import,
    setAside: [],
    threads: [],
    rounds: [],
    published: [],
    isWithdrawn: false,
    authors: new Set([event.by.person]),
    suggesters: new Set(),
  };
}

function changesBy(state: Draft, event: Exclude<DraftEvent, EventOf<'item-added'>>): Partial<Draft> {
  switch (event.type) {
    case 'fields-changed':
      return changed(state, event);
    case 'value-set-aside': {
      const { field, value, by, at } = event;
      return {
        setAside: [...state.setAside.filter((one) => one.field !== field || one.by.person !== by.person), { field, value, by, at }],
      };
    }
    case 'set-aside-dropped':
      return { setAside: state.setAside.filter((one) => one.field !== event.field) };
    case 'item-submitted':
      return { status: 'submitted', submittedName: state.content.name, rounds: [...state.rounds, roundOf(state, event)] };
    case 'reviewers-named':
      return { status: 'in-review', rounds: lastRound(state, { reviewers: event.reviewers, due: event.due }) };
    case 'opinion-given': {
      const { verdict, text, by, at } = event;
      return { rounds: lastRound(state, { opinions: [...(state.rounds.at(-1)?.opinions ?? []), { verdict, text, by, at }] }) };
    }
    case 'round-closed': {
      const { result, text, by, at } = event;
      return { status: result, rounds: lastRound(state, { result, text, closed: { by, at } }) };
    }
    case 'comment-made':
    case 'comment-answered':
    case 'comment-settled':
    case 'suggestion-taken':
      return commented(state, event);
    case 'item-published':
      return published(state, event);
    case 'item-withdrawn':
      // A revision under way goes on; only what was in force is taken back.
      return { status: state.status === 'published' ? 'withdrawn' : state.status, isWithdrawn: true };
    case 'revision-opened':
      return { status: state.isWithdrawn || state.published.length === 0 ? 'draft' : 'revising' };
    case 'item-removed':
      return { status: 'removed' };
  }
}

function changed(state: Draft, event: EventOf<'fields-changed'>): Partial<Draft> {
  const version = state.version + 1;
  const names = new Set(Object.keys(event.fields));
  return {
    content: { ...state.content, ...event.fields },
    contentVersion: version,
    written: writtenBy(state.written, event, { fields: event.fields, version }),
    setAside: state.setAside.filter(({ field }) => !names.has(field)),
    authors: new Set([...state.authors, event.by.person]),
  };
}

function writtenBy(
  before: Draft['written'],
  { by, at }: DraftEvent,
  { fields, version }: { readonly fields: Partial<DraftContent>; readonly version: number },
): Draft['written'] {
  return new Map([...before, ...Object.keys(fields).map((name) => [name as FieldName, { by, at, version }] as const)]);
}

function roundOf(state: Draft, { round, by, at }: EventOf<'item-submitted'>): ReviewRound {
  const submitted = { by, at };
  return {
    number: round,
    version: state.contentVersion,
    submitted,
    reviewers: [],
    due: null,
    opinions: [],
    result: 'open',
    closed: null,
    text: '',
  };
}

function lastRound(state: Draft, changes: Partial<ReviewRound>): readonly ReviewRound[] {
  return state.rounds.map((round, index) => (index === state.rounds.length - 1 ? { ...round, ...changes } : round));
}

type Talk = EventOf<'comment-made' | 'comment-answered' | 'comment-settled' | 'suggestion-taken'>;

function commented(state: Draft, event: Talk): Partial<Draft> {
  if (event.type === 'comment-made') {
    const { thread: id, anchor, text, suggestion, by, at, brought = null } = event;
    const round = state.rounds.length;
    return { threads: [...state.threads, { id, anchor, round, text, suggestion, brought, by, at, answers: [], state: 'open' }] };
  }
  const threads = state.threads.map((thread) => (thread.id === event.thread ? { ...thread, ...talked(thread, event) } : thread));
  if (event.type !== 'suggestion-taken') return { threads };
  const suggester = state.threads.find(({ id }) => id === event.thread)?.by.person;
  return { threads, suggesters: new Set([...state.suggesters, ...(suggester === undefined ? [] : [suggester])]) };
}

function talked(thread: Thread, event: Exclude<Talk, EventOf<'comment-made'>>): Partial<Thread> {
  if (event.type === 'suggestion-taken') return { state: 'taken' };
  const brought = event.type === 'comment-answered' ? (event.brought ?? null) : null;
  const answers = event.text === '' ? thread.answers : [...thread.answers, { by: event.by, at: event.at, text: event.text, brought }];
  return event.type === 'comment-settled' ? { answers, state: 'settled' } : { answers };
}

function published(state: Draft, event: EventOf<'item-published'>): Partial<Draft> {
  const { number, hash, effectiveFrom, control, override, changes, by, at } = event;
  const version = { number, hash, effectiveFrom, control, override, changes, by, at, version: state.contentVersion };
  return {
    status: 'published',
    published: [...state.published, version],
    isWithdrawn: false,
    authors: new Set(),
    suggesters: new Set(),
  };
}
