import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { asId } from '../../kernel/id.ts';
import { isRefusal } from '../../kernel/outcome.ts';
import { checkTask, foldRevision, type InForce, openRevision, type RevisionEvent, type RevisionTask, taskState } from './revision.ts';

const by = { person: asId<'person'>('p'), post: asId<'post'>('q') };
const at = Date.parse('2026-03-02T01:00:00Z');
const task = (id: string): RevisionTask => ({
  ...{ task: id, unit: asId<'unit'>('u'), subject: 'entry', item: id, name: id, number: 1, cites: [] },
});
const ids = ['a', 'b', 'c'];

type Act =
  | { readonly do: 'check'; readonly task: string; readonly reason: string; readonly may: boolean }
  | { readonly do: 'publish' | 'withdraw'; readonly task: string };

const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({
    ...{ do: fc.constant('check' as const), task: fc.constantFrom(...ids), reason: fc.constantFrom('', '  ', '条文只改了字，做法不变。') },
    may: fc.boolean(),
  }),
  fc.record({ do: fc.constantFrom('publish' as const, 'withdraw' as const), task: fc.constantFrom(...ids) }),
);

/** Plays acts as a county would and answers everything that was written, with what is in force at the end. */
function play(acts: readonly Act[]) {
  const opened = openRevision({ cause: { kind: 'year', year: 2026 }, due: '2026-06-30', tasks: ids.map(task) }, { at, by });
  if (isRefusal(opened)) throw new Error(opened.refused);
  const events: RevisionEvent[] = [...opened.events];
  const inForce = new Map<string, InForce>(ids.map((id) => [id, { number: 1, withdrawn: false }]));
  for (const act of acts) {
    const now = inForce.get(act.task);
    if (act.do === 'publish') inForce.set(act.task, { number: (now?.number ?? 0) + 1, withdrawn: false });
    if (act.do === 'withdraw') inForce.set(act.task, { number: now?.number ?? 0, withdrawn: true });
    const revision = foldRevision(events);
    if (act.do !== 'check' || revision === undefined) continue;
    const outcome = checkTask(revision, { task: task(act.task), reason: act.reason, inForce: now }, { at, by, may: act.may });
    if (!isRefusal(outcome)) events.push(...outcome.events);
  }
  return { events, inForce };
}

describe('a revision', () => {
  test('never loses a task and never settles one twice, whatever is published, withdrawn and checked meanwhile', () => {
    let checked = 0;
    fc.assert(
      fc.property(fc.array(anyAct, { maxLength: 30 }), (acts) => {
        const { events, inForce } = play(acts);
        const revision = foldRevision(events);
        expect(revision?.tasks.map((one) => one.task)).toEqual(ids);
        const settled = events.flatMap((event) => (event.type === 'revision-checked' ? [event] : []));
        checked += settled.length;
        expect(new Set(settled.map((event) => event.task)).size).toBe(settled.length);
        expect(settled.every(({ reason }) => reason.trim() !== '')).toBe(true);
        for (const id of ids) {
          const state = taskState(task(id), revision?.checked.has(id) ?? false, inForce.get(id));
          // By hand, from the acts alone: the first thing that settles it and lasts.
          const isChecked = settled.some((event) => event.task === id);
          const last = acts.findLast((act) => act.task === id && act.do !== 'check')?.do;
          const otherwise = last === undefined ? 'open' : last === 'publish' ? 'revised' : 'withdrawn';
          expect(state).toBe(isChecked ? 'checked' : otherwise);
        }
      }),
      { numRuns: 300 },
    );
    expect(checked).toBeGreaterThan(50);
  });

  test('is refused a deadline that is past or more than a year away, and a check by who may not or without a reason', () => {
    const wish = { cause: { kind: 'year', year: 2026 } as const, tasks: [task('a')] };
    expect(openRevision({ ...wish, due: '2026-03-01' }, { at, by })).toMatchObject({ refused: 'law-due-wrong' });
    expect(openRevision({ ...wish, due: '2028-03-01' }, { at, by })).toMatchObject({ refused: 'law-due-wrong' });
    const revision = foldRevision([{ type: 'revision-opened', ...wish, due: '2026-06-30', at, by }]);
    if (revision === undefined) throw new Error('not opened');
    const check = { task: task('a'), reason: ' ', inForce: { number: 1, withdrawn: false } };
    expect(checkTask(revision, check, { at, by, may: true })).toMatchObject({ refused: 'law-reason-missing' });
    expect(checkTask(revision, { ...check, reason: '看过' }, { at, by, may: false })).toMatchObject({ refused: 'law-not-allowed' });
    const newer = { ...check, reason: '看过', inForce: { number: 2, withdrawn: false } };
    expect(checkTask(revision, newer, { at, by, may: true })).toMatchObject({ refused: 'law-task-settled', because: { state: 'revised' } });
  });
});
