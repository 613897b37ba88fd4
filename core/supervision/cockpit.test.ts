import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { alertContext, monday } from '../../testkit/supervision/alert-staff.ts';
import { asId } from '../kernel/id.ts';
import type { KnownAlert, Stage } from './alert/alert.ts';
import { cockpitLists, isListed, lampOfUnit, moreUrgent, type Seen, topics } from './cockpit.ts';

const dayMs = 86_400_000;
const day = fc.integer({ min: -60, max: 60 }).map((days) => new Date(monday + days * dayMs).toISOString().slice(0, 10));
const past = fc.integer({ min: 0, max: 60 }).map((days) => monday - days * dayMs);
const hand = { person: asId<'person'>('leader'), principal: null };
const dueDay = fc.option(day);
const stage: fc.Arbitrary<Stage> = fc.oneof(
  fc.record({ at: fc.constant('self-check' as const), since: past, dueDay }),
  fc.record({ at: fc.constant('verify' as const), since: past, dueDay, finding: fc.constant(null) }),
  fc.record({ at: fc.constant('rectify' as const), since: past, dueDay: day }),
  fc.record({ at: fc.constant('check' as const), since: past, dueDay, fixer: fc.constant(hand) }),
  fc.record({ at: fc.constant('cleared' as const), since: past, how: fc.constant('fixed' as const), lookBackOn: dueDay }),
  fc.record({ at: fc.constant('archived' as const), since: past, how: fc.constant('fixed' as const) }),
);
const verified = fc.option(
  fc.record({
    outcome: fc.constantFrom('confirmed-breach' as const, 'confirmed-error' as const, 'lawful-exception' as const, 'rule-misfire' as const),
    remedy: fc.constantFrom({ kind: 'fix' as const, workingDays: 5 }, { kind: 'data-fact' as const }),
    verifiers: fc.constant([hand, hand] as const),
  }),
);
const alert: fc.Arbitrary<KnownAlert> = fc.record({
  ...{ status: fc.constant('known' as const), alertId: fc.uuid().map((text) => asId<'alert'>(text)) },
  rule: fc.constantFrom(...topics.map((topic) => `${topic}01`)),
  ruleVersion: fc.constant(1),
  severity: fc.constantFrom('hint' as const, 'look' as const, 'warning' as const, 'red' as const),
  objectType: fc.constant('补贴发放'),
  unit: fc.constantFrom('village', 'town', 'bureau').map((unit) => asId<'unit'>(unit)),
  ...{ concerned: fc.constant([]), evidence: fc.constant('e'), seen: fc.constant({ snapshot: 's', evidence: 'e' }), stage, verified },
  lamp: fc.constantFrom('none' as const, 'yellow' as const, 'red' as const),
  ...{ checker: fc.option(fc.constant(hand)), cause: fc.constant(null), place: fc.constant(null), filterUntil: fc.option(day) },
  ...{ hits: fc.constant(1), suppressed: fc.constant(0), relapses: fc.constant(0), gone: fc.boolean(), late: fc.constant('no' as const) },
  ...{ opened: fc.constant([]), transferred: fc.boolean(), openedAt: past, lastAt: past, lastSeenAt: past },
});
const seen: fc.Arbitrary<Seen> = fc.record({
  alert,
  place: fc.constantFrom('town', 'bureau'),
  mine: fc.constantFrom(null, 'make-finding' as const, 'check-fix' as const, 'look-back' as const),
});
const context = alertContext(monday);

/** What a list means, said once more in other words over the plain data. */
function meant(list: string, one: Seen): boolean {
  const { stage: at, verified: found, lamp, filterUntil, openedAt, checker, transferred } = one.alert;
  const isOver = at.at === 'cleared' || at.at === 'archived';
  const today = '2026-03-02';
  const due = 'dueDay' in at ? at.dueDay : 'lookBackOn' in at ? at.lookBackOn : null;
  const isFix = found !== null && found.remedy.kind === 'fix';
  const means: Readonly<Record<string, () => boolean>> = {
    open: () => !isOver,
    red: () => !isOver && lamp === 'red',
    yellow: () => !isOver && lamp === 'yellow',
    verify: () => at.at === 'verify',
    overdue: () => !isOver && due !== null && due < today,
    new: () => monday - openedAt < 7 * dayMs,
    cleared: () => isOver && monday - at.since < 7 * dayMs,
    ordered: () => isFix,
    checked: () => isFix && checker !== null,
    rectify: () => ['rectify', 'check'].includes(at.at),
    filtered: () => filterUntil !== null && filterUntil >= today,
    lead: () => transferred,
    judged: () => found !== null,
    right: () => found !== null && found.outcome.startsWith('confirmed'),
  };
  return means[list]?.() ?? false;
}

describe('the numbers of the cockpit', () => {
  test('are what a plain count of the alerts gives, list by list, topic by topic, place by place', () => {
    const counted = new Set<string>();
    fc.assert(
      fc.property(fc.array(seen, { maxLength: 25 }), (all) => {
        for (const list of cockpitLists.filter((one) => one !== 'today' && one !== 'look-back')) {
          const found = all.filter((one) => isListed(one, { list }, context));
          expect(found, list).toEqual(all.filter((one) => meant(list, one)));
          if (found.length > 0) counted.add(list);
          for (const topic of topics)
            expect(all.filter((one) => isListed(one, { list, topic }, context))).toEqual(
              found.filter(({ alert: { rule } }) => rule[0] === topic),
            );
          for (const place of ['town', 'bureau'])
            expect(all.filter((one) => isListed(one, { list, place }, context))).toEqual(found.filter((one) => one.place === place));
        }
      }),
      { numRuns: 150 },
    );
    expect(counted.size).toBe(cockpitLists.length - 2);
  });

  test('of today hold only what the reader may move, no hint that waits for its unit, and no look back before its day is near', () => {
    fc.assert(
      fc.property(seen, (one) => {
        const { stage: at, severity } = one.alert;
        const isQuiet = one.mine === null || (severity === 'hint' && at.at === 'self-check');
        const lastDay = at.at === 'cleared' ? at.lookBackOn : 'dueDay' in at ? at.dueDay : null;
        // What is near but not over is judged by the law of due days.
        fc.pre(one.mine !== 'look-back' || lastDay === null || lastDay < '2026-03-02');
        const isLater = one.mine === 'look-back' && lastDay === null;
        expect(isListed(one, { list: 'today' }, context)).toBe(!isQuiet && !isLater);
      }),
    );
    const lists = { cleared: 0, other: 0 };
    fc.assert(
      fc.property(seen, (one) => {
        if (isListed(one, { list: 'look-back' }, context)) lists[one.alert.stage.at === 'cleared' ? 'cleared' : 'other'] += 1;
      }),
    );
    expect(lists.other).toBe(0);
  });

  test('of topics add up to all that is open, and so do those of places', () => {
    fc.assert(
      fc.property(fc.array(seen), (all) => {
        const open = all.filter((one) => isListed(one, { list: 'open' }, context)).length;
        const by = (narrow: object): number => all.filter((one) => isListed(one, { list: 'open', ...narrow }, context)).length;
        expect(topics.reduce((sum, topic) => sum + by({ topic }), 0)).toBe(open);
        expect(by({ place: 'town' }) + by({ place: 'bureau' })).toBe(open);
      }),
    );
  });
});

describe('the order of a list', () => {
  test('is one order: red before yellow, whatever order it began in', () => {
    fc.assert(
      fc.property(fc.array(seen), (all) => {
        const sorted = all.toSorted(moreUrgent).map((one) => one.alert.lamp);
        expect(sorted.lastIndexOf('red')).toBeLessThanOrEqual(
          sorted.findIndex((lamp) => lamp !== 'red') === -1 ? sorted.length : sorted.findIndex((lamp) => lamp !== 'red') - 1,
        );
        const [back, forth] = [all.toReversed().toSorted(moreUrgent), all.toSorted(moreUrgent)];
        expect(back.map((one) => [one.alert.lamp, one.alert.openedAt])).toEqual(forth.map((one) => [one.alert.lamp, one.alert.openedAt]));
      }),
    );
  });
});

describe('the lamp of a unit', () => {
  test('is that of its worst open alert, and alerts that are over light nothing', () => {
    fc.assert(
      fc.property(fc.array(alert), (all) => {
        const open = all.filter(({ stage: at }) => at.at !== 'cleared' && at.at !== 'archived');
        const worst = ['red', 'yellow'].find((lamp) => open.some((one) => one.lamp === lamp)) ?? 'none';
        expect(lampOfUnit(all)).toBe(worst);
        expect(lampOfUnit(all.filter((one) => !open.includes(one)))).toBe('none');
      }),
    );
  });
});
