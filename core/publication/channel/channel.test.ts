import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { addDays, type Day } from '../../kernel/day.ts';
import { asId } from '../../kernel/id.ts';
import { decidePosting, type PostingCommand } from './decide-posting.ts';
import { evolvePosting, type Posting, type PostingEvent } from './posting.ts';
import { daysToExchange, staleOf } from './stale.ts';

const first: Day = '2026-03-02';
const by = { person: asId<'person'>('p'), post: asId<'post'>('q') };
const unit = asId<'unit'>('U');
const hashOf = (number: number): string => `hash-${String(number)}`;
const day = fc.integer({ min: 0, max: 40 }).map((count) => addDays(first, count));
const version = fc.integer({ min: 1, max: 3 });
const command: fc.Arbitrary<PostingCommand> = fc.oneof(
  version.map((number) => ({
    do: 'put-up' as const,
    unit,
    code: 'A-1',
    channel: 'wall' as const,
    place: '村口',
    number,
    hash: hashOf(number),
    on: first,
    proof: null,
  })),
  version.map((number) => ({ do: 'exchange' as const, number, hash: hashOf(number), on: first, proof: '换了' })),
  day.map((on) => ({ do: 'take-down' as const, on, proof: null })),
);

/** The same by brute force: everything that was decided, looked at as a whole. */
function bySearch(events: readonly PostingEvent[]): Pick<Posting, 'number' | 'up' | 'since' | 'version'> | undefined {
  if (events.length === 0) return undefined;
  const hung = events.filter((event) => event.type !== 'taken-down').at(-1);
  if (hung === undefined) return undefined;
  return { number: hung.number, since: hung.on, up: !events.some(({ type }) => type === 'taken-down'), version: events.length };
}

describe('what hangs in a place', () => {
  it('is what its events add up to, whatever people try', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(command, version, day), { maxLength: 12 }), (tries) => {
        const events: PostingEvent[] = [];
        let state: Posting | undefined;
        for (const [wish, current, today] of tries) {
          const outcome = decidePosting(wish, state, { at: 1, by, today, current });
          if ('refused' in outcome) continue;
          events.push(...outcome.events);
          state = outcome.events.reduce(evolvePosting, state);
          // Nothing hangs that was not in force when it was put up.
          if (wish.do !== 'take-down') expect(wish.number).toBe(current);
          expect(wish.on <= today).toBe(true);
        }
        expect(
          state === undefined ? undefined : { number: state.number, up: state.up, since: state.since, version: state.version },
        ).toEqual(bySearch(events));
      }),
    );
  });
});

describe('an old paper', () => {
  const versions = fc
    .array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 3 })
    .map((gaps) =>
      gaps.map((_, at) =>
        addDays(
          first,
          gaps.slice(0, at + 1).reduce((sum, gap) => sum + gap, 0),
        ),
      ),
    )
    .map((starts) => starts.map((effectiveFrom, at) => ({ number: at + 1, effectiveFrom, effectiveTo: null })));

  it('is told exactly when another version, or none, is in force', () => {
    fc.assert(
      fc.property(versions, version, day, (all, number, today) => {
        const hung = all.find((one) => one.number === number);
        const begun = all.filter(({ effectiveFrom }) => effectiveFrom <= today);
        const stale = staleOf({ number, up: true }, { versions: all, above: new Set(), today });
        expect(stale === null).toBe(hung === undefined || begun.at(-1)?.number === number);
        if (stale !== null) expect(stale.due).toBe(addDays(stale.since, daysToExchange));
        expect(staleOf({ number, up: false }, { versions: all, above: new Set(), today })).toBeNull();
      }),
    );
  });

  it('is told of a withdrawal, in the unit alone when only it withdrew', () => {
    const all = [{ number: 1, effectiveFrom: first, effectiveTo: '2026-03-09', withdrawn: { on: '2026-03-10', reason: '停' } }];
    expect(staleOf({ number: 1, up: true }, { versions: all, above: new Set(), today: '2026-03-12' })).toEqual({
      ...{ why: 'withdrawn', since: '2026-03-10', due: '2026-03-17', by: null },
    });
    const partly = [{ number: 1, effectiveFrom: first, effectiveTo: null, notIn: [{ unit, on: '2026-03-10', reason: '停' }] }];
    const about = { versions: partly, today: '2026-03-12' };
    expect(staleOf({ number: 1, up: true }, { ...about, above: new Set(['U', 'V']) })).toMatchObject({ why: 'withdrawn' });
    expect(staleOf({ number: 1, up: true }, { ...about, above: new Set(['V']) })).toBeNull();
  });
});
