import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { asId } from '../kernel/id.ts';
import { isRefusal } from '../kernel/outcome.ts';
import { decideRuleChange, proposalsOf, type RuleEvent, type RuleWish } from './rule-change.ts';

const today = '2026-03-02';
const person = fc.constantFrom('one', 'two', 'three').map((name) => asId<'person'>(name));
const proposal = fc.constantFrom('p1', 'p2', 'p3');
const wish: fc.Arbitrary<RuleWish> = fc.oneof(
  fc.record({
    ...{ do: fc.constant('propose' as const), proposal, name: fc.constant('S01.最少净笔数'), value: fc.constantFrom('2', '3') },
    from: fc.constantFrom('2026-03-31', '2026-04-01', '2026-06-01'),
  }),
  fc.record({ do: fc.constantFrom('approve' as const, 'decline' as const), proposal }),
);
const script = fc.array(fc.record({ by: person, wish }), { maxLength: 25 });

function play(turns: readonly { readonly by: ReturnType<typeof asId<'person'>>; readonly wish: RuleWish }[]): readonly RuleEvent[] {
  const events: RuleEvent[] = [];
  for (const { by, wish: wanted } of turns) {
    const answer = decideRuleChange(wanted, { events, by, at: 0, today });
    // A proposal's name is new each time; the server makes it.
    const isAgain = wanted.do === 'propose' && events.some((event) => event.proposal === wanted.proposal);
    if (!isRefusal(answer) && !isAgain) events.push(answer);
  }
  return events;
}

describe('a value of a rule', () => {
  test('counts only when a second person approved it, and only after thirty days in the shadow', () => {
    const seen = { approved: 0 };
    fc.assert(
      fc.property(script, (turns) => {
        for (const one of proposalsOf(play(turns))) {
          if (one.state !== 'approved') continue;
          seen.approved += 1;
          expect(one.settledBy).not.toBe(one.by);
          expect(one.from >= '2026-04-01').toBe(true);
        }
      }),
      { numRuns: 300 },
    );
    expect(seen.approved).toBeGreaterThan(20);
  });

  test('is settled once', () => {
    fc.assert(
      fc.property(script, (turns) => {
        const settled = play(turns).filter(({ type }) => type !== 'parameter-proposed');
        expect(new Set(settled.map((event) => event.proposal)).size).toBe(settled.length);
      }),
    );
  });

  test('says the earliest day when it would count too early', () => {
    const early: RuleWish = { do: 'propose', proposal: 'p', name: 'S01.最少净笔数', value: '3', from: '2026-03-31' };
    const answer = decideRuleChange(early, { events: [], by: asId<'person'>('one'), at: 0, today });
    expect(answer).toMatchObject({ refused: 'rule-too-early', because: { earliest: '2026-04-01' } });
  });
});
