import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { alertContext, alertOrganisation, alertPersons, monday } from '../../../testkit/supervision/alert-staff.ts';
import { addDays, dayOf } from '../../kernel/day.ts';
import { asId, type PersonId } from '../../kernel/id.ts';
import { isRefusal } from '../../kernel/outcome.ts';
import { absentAlert, type Alert, type AlertOutcome, type Hand, type KnownAlert, type Remedy, rootCauses } from './alert.ts';
import { type AlertCommand, personVerbs } from './command.ts';
import type { AlertContext } from './context.ts';
import { decide, possibleVerbs } from './decide.ts';
import type { AlertEvent } from './event.ts';
import { evolve, fold } from './evolve.ts';

const fields = [{ name: 'text', commitment: '00' }];
const concerned = [asId<'person'>('book-keeper')];

const remedy: fc.Arbitrary<Remedy> = fc.oneof(
  fc.record({ kind: fc.constant('fix' as const), workingDays: fc.integer({ min: 0, max: 61 }) }),
  fc.constant({ kind: 'data-fact' as const }),
  fc.record({ kind: fc.constant('filter' as const), days: fc.integer({ min: 0, max: 366 }) }),
  fc.constant({ kind: 'rule-change' as const }),
);
const outcome = fc.constantFrom<AlertOutcome>('confirmed-breach', 'confirmed-error', 'data-error', 'lawful-exception', 'rule-misfire');
const person = fc.constantFrom(...alertPersons);
const place = fc.oneof(
  fc.constant({ kind: 'uncharted' as const }),
  fc.record({
    kind: fc.constant('charted' as const),
    item: fc.constant('V-FW-01'),
    step: fc.constantFrom('visit', 'nowhere'),
    risk: fc.constantFrom(null, 0, 1, 2),
  }),
);

const hit = fc.record({
  ...{
    do: fc.constant('take-hit' as const),
    alertId: fc.constant(asId<'alert'>('a')),
    rule: fc.constant('S01'),
    ruleVersion: fc.constant(1),
  },
  ...{
    severity: fc.constantFrom('hint' as const, 'look' as const, 'warning' as const, 'red' as const),
    objectType: fc.constant('补贴发放'),
  },
  ...{
    unit: fc.constant(asId<'unit'>('village')),
    concerned: fc.constant(concerned),
    evidence: fc.constantFrom('one', 'two'),
    snapshot: fc.constant('s'),
    fields: fc.constant(fields),
  },
});
const by = <Verb extends AlertCommand['do']>(verb: Verb) => ({ do: fc.constant(verb), person, fields: fc.constant(fields) });
const command: fc.Arbitrary<AlertCommand> = fc.oneof(
  hit,
  fc.record({ do: fc.constant('note-gone' as const), snapshot: fc.constant('s2') }),
  fc.constant({ do: 'let-days-pass' as const }),
  fc.record({ ...by('answer-self-check'), answer: fc.constantFrom('confirmed' as const, 'explained' as const, 'unclear' as const) }),
  fc.record(by('give-statement')),
  fc.record(by('send-back')),
  { weight: 3, arbitrary: fc.record({ ...by('make-finding'), outcome, remedy }) },
  { weight: 3, arbitrary: fc.record({ ...by('settle-finding'), agree: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record(by('report-fix')) },
  {
    weight: 2,
    arbitrary: fc.record({ ...by('check-fix'), passed: fc.constant(true as const), cause: fc.constantFrom(...rootCauses), place }),
  },
  fc.record({ ...by('check-fix'), passed: fc.constant(false as const) }),
  fc.record({ ...by('look-back'), holds: fc.boolean() }),
  fc.record(by('open-personal-data')),
  fc.record(by('hand-over-lead')),
);
/** Hours pass; then somebody tries anything, or, when a number is drawn, does something that a button offers. */
type Turn = { readonly hours: number; readonly anything: AlertCommand; readonly offered: number | null };
const turn: fc.Arbitrary<Turn> = fc.record({
  hours: fc.integer({ min: 0, max: 200 }),
  anything: command,
  offered: fc.option(fc.nat(), { freq: 3 }),
});
const script = fc
  .tuple(hit, fc.array(turn, { minLength: 5, maxLength: 40, size: 'max' }))
  .map(([first, turns]): readonly Turn[] => [{ hours: 0, anything: first, offered: null }, ...turns]);

type Step = { readonly before: Alert; readonly after: Alert; readonly events: readonly AlertEvent[]; readonly now: number };

function play(turns: readonly Turn[]): { readonly steps: readonly Step[]; readonly events: readonly AlertEvent[] } {
  let state: Alert = absentAlert;
  let now = monday;
  const steps: Step[] = [];
  for (const { hours, anything, offered } of turns) {
    now += hours * 3_600_000;
    const context = alertContext(now);
    const wish: AlertCommand = (offered === null ? undefined : offeredOf(state, context, offered)) ?? anything;
    const answer = decide(wish, state, context);
    if (isRefusal(answer)) continue;
    const before = state;
    state = answer.events.reduce(evolve, state);
    steps.push({ before, after: state, events: answer.events, now });
  }
  return { steps, events: steps.flatMap((step) => step.events) };
}

const findings: readonly (readonly [AlertOutcome, Remedy])[] = [
  ['confirmed-error', { kind: 'fix', workingDays: 5 }],
  ['confirmed-breach', { kind: 'fix', workingDays: 60 }],
  ['lawful-exception', { kind: 'filter', days: 40 }],
  ['lawful-exception', { kind: 'data-fact' }],
  ['rule-misfire', { kind: 'rule-change' }],
];

function offeredOf(alert: Alert, context: AlertContext, number: number): AlertCommand | undefined {
  if (alert.status === 'absent') return undefined;
  const offers = alertPersons.flatMap((who) => possibleVerbs(who, { alert, context }).map((verb) => [who, verb] as const));
  const moving = offers.filter(([, verb]) => !['open-personal-data', 'send-back', 'give-statement'].includes(verb));
  const from = number % 5 === 0 || moving.length === 0 ? offers : moving;
  const [who, verb] = from[Math.floor(number / 5) % Math.max(1, from.length)] ?? [];
  if (who === undefined || verb === undefined) return undefined;
  const wish = { ...sampleOf(verb), person: who } as AlertCommand;
  if (wish.do !== 'make-finding') return wish;
  const [found = 'confirmed-error', then = wish.remedy] = findings[Math.floor(number / 500) % findings.length] ?? [];
  return { ...wish, outcome: found, remedy: then };
}

/** What the plain data of the organisation say, without the code under test. */
const unitsOf = (who: PersonId): readonly string[] =>
  alertOrganisation.tenures
    .filter((row) => row.person === who)
    .map((row) => alertOrganisation.posts.find((post) => post.id === row.post)?.unit ?? '');
const isKin = (a: PersonId, b: PersonId): boolean =>
  alertOrganisation.kin.some((row) => (row.a === a && row.b === b) || (row.a === b && row.b === a));
const behind = (hand: Hand): readonly PersonId[] => [hand.person, ...(hand.principal === null ? [] : [hand.principal])];
const handBy = (event: AlertEvent | undefined): Hand => {
  if (event?.by.kind !== 'official') throw new Error('no official');
  return { person: event.by.person, principal: event.by.principal };
};

/** A hand that may verify: nobody behind it is of the village, concerned, or kin of who is. */
function isFree(hand: Hand): boolean {
  return behind(hand).every(
    (who) => !unitsOf(who).includes('village') && !concerned.includes(who) && !concerned.some((one) => isKin(one, who)),
  );
}

function areApart(a: Hand, b: Hand): boolean {
  return behind(a).every((one) => !behind(b).includes(one) && !behind(b).some((other) => isKin(one, other)));
}

/** Judges a clearing by the events since the question was asked last. */
function isRightlyCleared(events: readonly AlertEvent[], at: number): boolean {
  const cleared = events[at];
  const from = events.slice(0, at).findLastIndex((event) => event.type === 'alert-raised' || event.type === 'alert-reopened');
  const since = events.slice(from, at);
  const agreed = since.findLast((event) => event.type === 'finding-agreed');
  if (cleared?.type !== 'alert-cleared' || agreed === undefined) return false;
  const made = since.findLast((event) => event.type === 'finding-made');
  const verifiers = [handBy(made), handBy(agreed)] as const;
  if (!verifiers.every(isFree) || !areApart(...verifiers)) return false;
  if (cleared.how !== 'fixed') {
    const filterDays = agreed.remedy.kind === 'filter' ? agreed.remedy.days : null;
    const wantedUntil = filterDays === null ? null : addDays(dayOf(cleared.at), filterDays);
    return (
      agreed.outcome === (cleared.how === 'explained' ? 'lawful-exception' : 'rule-misfire') &&
      cleared.filterUntil === wantedUntil &&
      (filterDays ?? 1) <= 365
    );
  }
  const mended = since.slice(since.indexOf(agreed)).findLast((event) => event.type === 'fix-reported');
  const accepted = since.at(-1);
  if (mended === undefined || accepted?.type !== 'fix-accepted' || since.indexOf(mended) > since.indexOf(accepted)) return false;
  const told = events[at + 1];
  const isTold = told?.type === 'revision-opened' && told.cause === cleared.cause && told.place === cleared.place;
  const [fixer, checker] = [handBy(mended), handBy(accepted)];
  return (
    isFree(checker) &&
    areApartAsPersons(fixer, checker) &&
    unitsOf(fixer.person).includes('village') &&
    cleared.cause !== null &&
    cleared.place !== null &&
    cleared.lookBackOn !== null &&
    isTold
  );
}

function areApartAsPersons(a: Hand, b: Hand): boolean {
  return behind(a).every((one) => !behind(b).includes(one));
}

const lampRank = { none: 0, yellow: 1, red: 2 } as const;
const lampOf = (state: Alert): number => (state.status === 'absent' ? 0 : lampRank[state.lamp]);
const runs = { numRuns: process.env['MINGQUAN_NIGHTLY'] === '1' ? 20_000 : 250 };

describe('whatever people try, in whatever order', () => {
  test('nothing is cleared without its two verifiers, and nothing is mended without somebody else who checked it', () => {
    let seen = 0;
    fc.assert(
      fc.property(script, (wishes) => {
        const { events } = play(wishes);
        for (const [at, event] of events.entries()) {
          if (event.type !== 'alert-cleared') continue;
          seen += 1;
          expect(isRightlyCleared(events, at), JSON.stringify(events.slice(0, at + 2))).toBe(true);
        }
      }),
      runs,
    );
    expect(seen).toBeGreaterThan(100);
  });

  test('the lamp falls by clearing alone, and an alert is put away by a look back alone', () => {
    let fallen = 0;
    fc.assert(
      fc.property(script, (wishes) => {
        for (const { before, after, events } of play(wishes).steps) {
          if (lampOf(after) < lampOf(before)) {
            fallen += 1;
            expect(events.some((event) => event.type === 'alert-cleared')).toBe(true);
          }
          const isAway = (state: Alert) => state.status === 'known' && state.stage.at === 'archived';
          if (isAway(after) && !isAway(before)) expect(events.map((event) => event.type)).toEqual(['look-back-held']);
        }
      }),
      runs,
    );
    expect(fallen).toBeGreaterThan(50);
  });

  test('a stream replays to the same state, in which time never runs backwards and every due day lies ahead', () => {
    fc.assert(
      fc.property(script, (wishes) => {
        const { steps, events } = play(wishes);
        expect(fold(events)).toEqual(steps.at(-1)?.after ?? absentAlert);
        expect(JSON.parse(JSON.stringify(fold(events)))).toEqual(fold(events));
        for (const [index, event] of events.entries()) {
          expect(event.at).toBeGreaterThanOrEqual(events[index - 1]?.at ?? 0);
          if ('dueDay' in event && event.dueDay !== null && event.type !== 'delay-noted' && event.type !== 'finding-made')
            expect(event.dueDay >= dayOf(event.at)).toBe(true);
        }
      }),
      runs,
    );
  });

  test('a button is offered exactly to whom the press would be taken', () => {
    const samples = personVerbs.map((verb) => sampleOf(verb));
    let offered = 0;
    fc.assert(
      fc.property(script, (wishes) => {
        const { steps } = play(wishes);
        const last = steps.at(-1);
        if (last?.after.status !== 'known') return;
        const alert: KnownAlert = last.after;
        const context = alertContext(last.now);
        for (const who of alertPersons) {
          const verbs = possibleVerbs(who, { alert, context });
          const taken = samples.filter((wish) => !isRefusal(decide({ ...wish, person: who } as AlertCommand, alert, context)));
          expect(taken.map((wish) => wish.do)).toEqual(verbs);
          offered += verbs.length;
        }
      }),
      { numRuns: runs.numRuns },
    );
    expect(offered).toBeGreaterThan(200);
  });
});

function sampleOf(verb: (typeof personVerbs)[number]): AlertCommand {
  const common = { person: asId<'person'>('nobody'), fields };
  switch (verb) {
    case 'answer-self-check':
      return { do: verb, answer: 'unclear', ...common };
    case 'make-finding':
      return { do: verb, outcome: 'confirmed-error', remedy: { kind: 'fix', workingDays: 5 }, ...common };
    case 'settle-finding':
      return { do: verb, agree: true, ...common };
    case 'check-fix':
      return { do: verb, passed: true, cause: 'capacity', place: { kind: 'uncharted' }, ...common };
    case 'look-back':
      return { do: verb, holds: true, ...common };
    case 'give-statement':
    case 'send-back':
    case 'report-fix':
    case 'open-personal-data':
    case 'hand-over-lead':
      return { do: verb, ...common };
  }
}
