import { describe, expect, test } from 'vitest';

import { alertContext, monday } from '../../../testkit/supervision/alert-staff.ts';
import { givenWhenThen } from '../../../testkit/given-when-then.ts';
import { asId } from '../../kernel/id.ts';
import { isRefusal } from '../../kernel/outcome.ts';
import { absentAlert, type Alert, type KnownAlert, type Remedy, type Severity } from './alert.ts';
import type { AlertCommand } from './command.ts';
import type { AlertContext } from './context.ts';
import { decide } from './decide.ts';
import type { AlertEvent } from './event.ts';
import { evolve, fold } from './evolve.ts';

const person = asId<'person'>;
const fields = [{ name: 'text', commitment: '00' }];
const dayMs = 86_400_000;

const hit = (more: Partial<Extract<AlertCommand, { readonly do: 'take-hit' }>> = {}): AlertCommand => ({
  ...{ do: 'take-hit', alertId: asId<'alert'>('a'), rule: 'S01', ruleVersion: 1, severity: 'warning', objectType: '补贴发放' },
  ...{ unit: asId<'unit'>('village'), concerned: [person('book-keeper')], evidence: 'one', snapshot: 's1', fields },
  ...more,
});
const selfCheck = (who = 'secretary'): AlertCommand => ({ do: 'answer-self-check', person: person(who), answer: 'confirmed', fields });
const fix: Remedy = { kind: 'fix', workingDays: 30 };
const find = (who = 'officer-1', more: Partial<Extract<AlertCommand, { readonly do: 'make-finding' }>> = {}): AlertCommand => ({
  ...{ do: 'make-finding', person: person(who), outcome: 'confirmed-error', remedy: fix, fields },
  ...more,
});
const settle = (who = 'officer-2', agree = true): AlertCommand => ({ do: 'settle-finding', person: person(who), agree, fields });
const mend: AlertCommand = { do: 'report-fix', person: person('director'), fields };
const place = { kind: 'charted', item: 'V-FW-01', step: 'visit', risk: 1 } as const;
const check = (who = 'leader'): AlertCommand => ({
  ...{ do: 'check-fix', person: person(who), passed: true, cause: 'not-followed', place, fields },
});

/** Does the commands one after the other; none may be refused. */
function after(...commands: readonly AlertCommand[]): readonly AlertEvent[] {
  let state: Alert = absentAlert;
  const events: AlertEvent[] = [];
  for (const command of commands) {
    const answer = decide(command, state, alertContext());
    if (isRefusal(answer)) throw new Error(`${command.do}: ${answer.refused}`);
    events.push(...answer.events);
    state = answer.events.reduce(evolve, state);
  }
  return events;
}

const given = givenWhenThen<Alert, AlertCommand, AlertEvent, AlertContext>({ initial: absentAlert, decide, evolve });
const known = (events: readonly AlertEvent[]): KnownAlert => {
  const state = fold(events);
  if (state.status === 'absent') throw new Error('absent');
  return state;
};

describe('the plain way', () => {
  const cleared = after(hit(), selfCheck(), find(), settle(), mend, check());

  test('goes from the question over two persons and a checked fix to clearing, with a revision and a look back', () => {
    expect(cleared.map((event) => event.type)).toEqual([
      ...['alert-raised', 'self-check-answered', 'finding-made', 'finding-agreed', 'fix-ordered'],
      ...['fix-reported', 'fix-accepted', 'alert-cleared', 'revision-opened'],
    ]);
    expect(known(cleared)).toMatchObject({ lamp: 'none', cause: 'not-followed', place, stage: { at: 'cleared', how: 'fixed' } });
    expect(known(cleared).stage).toMatchObject({ lookBackOn: '2026-05-31' });
  });

  test('keeps the lamp until the fix is checked', () => {
    const lamps = cleared.map((_, index) => known(cleared.slice(0, index + 1)).lamp);
    expect(lamps).toEqual([...Array.from({ length: 7 }, () => 'yellow'), 'none', 'none']);
  });

  test('is put away when the look back finds that it holds, and begins anew when not', () => {
    const look = (holds: boolean): AlertCommand => ({ do: 'look-back', person: person('officer-1'), holds, fields });
    expect(given(alertContext(), cleared).when(look(true)).then('look-back-held').state).toMatchObject({ stage: { at: 'archived' } });
    const again = given(alertContext(), cleared).when(look(false)).then('alert-reopened').state;
    expect(again).toMatchObject({ stage: { at: 'self-check' }, lamp: 'yellow', verified: null, checker: null, relapses: 1 });
  });
});

describe('who may not', () => {
  test.each([
    ['idle', 'alert-not-supervisor'],
    ['admin', 'alert-not-supervisor'],
    ['far-conduct', 'alert-not-supervisor'],
    ['secretary', 'alert-not-supervisor'],
    ['both', 'alert-of-own-unit'],
    ['kin-officer', 'alert-concerns-kin'],
  ])('%s verifies nothing here: %s', (who, code) => {
    given(alertContext(), after(hit(), selfCheck())).when(find(who)).refuses(code);
    expect(given(alertContext(), after(hit(), selfCheck())).when(find('town-conduct')).then('finding-made').events).toHaveLength(1);
  });

  test.each([
    ['officer-1', 'alert-second-person'],
    // Who acts in the name of the first is the first.
    ['delegate', 'alert-second-person'],
    ['kin-of-1', 'alert-verifiers-related'],
    ['director', 'alert-not-supervisor'],
  ])('%s is no second person behind officer-1: %s', (who, code) => {
    given(alertContext(), after(hit(), selfCheck(), find()))
      .when(settle(who))
      .refuses(code);
    expect(
      given(alertContext(), after(hit(), selfCheck(), find()))
        .when(settle('leader'))
        .then('finding-agreed', 'fix-ordered'),
    ).toBeDefined();
  });

  test('whoever the rows concern explains for himself and answers for nobody', () => {
    const events = after(hit({ concerned: [person('secretary')] }));
    given(alertContext(), events).when(selfCheck('secretary')).refuses('alert-concerns-you');
    expect(
      given(alertContext(), events)
        .when({ do: 'give-statement', person: person('secretary'), fields })
        .then('statement-given'),
    ).toBeDefined();
    given(alertContext(), events)
      .when({ do: 'give-statement', person: person('director'), fields })
      .refuses('alert-not-concerned');
  });

  test('a unit is answered for by its own posts, not by those above it', () => {
    given(alertContext(), after(hit())).when(selfCheck('town-head')).refuses('alert-not-of-unit');
    expect(given(alertContext(), after(hit())).when(selfCheck('director')).then('self-check-answered')).toBeDefined();
  });

  test('a lead is handed over by the leader alone, once, for a breach that two have confirmed', () => {
    const breach = { outcome: 'confirmed-breach', remedy: fix } as const;
    const lead = (who: string): AlertCommand => ({ do: 'hand-over-lead', person: person(who), fields });
    const found = after(hit(), selfCheck(), find('officer-1', breach), settle());
    given(alertContext(), found).when(lead('officer-2')).refuses('alert-only-leader');
    given(alertContext(), after(hit(), selfCheck(), find('officer-1', breach)))
      .when(lead('leader'))
      .refuses('alert-no-breach');
    const { events } = given(alertContext(), found).when(lead('leader')).then('lead-handed-over');
    given(alertContext(), [...found, ...events])
      .when(lead('leader'))
      .refuses('alert-no-breach');
    expect(known([...found, ...events]).transferred).toBe(true);
  });
});

describe('waiting for the unit', () => {
  test.each([
    ['warning', 'waits'],
    ['look', 'waits'],
    ['red', 'at once'],
    ['hint', 'at once'],
  ] as const)('a question of severity %s: %s', (severity: Severity, how) => {
    const asked = given(alertContext(), after(hit({ severity }))).when(find());
    if (how === 'waits') asked.refuses('alert-awaits-unit', { dueDay: '2026-03-16' });
    else asked.then('finding-made');
    expect(known(after(hit({ severity }))).lamp).toBe({ warning: 'yellow', look: 'yellow', red: 'red', hint: 'none' }[severity]);
  });

  test('ends with the last day: on it one waits, behind it one may look', () => {
    const events = after(hit());
    const on = (day: string) => alertContext(Date.parse(`${day}T15:59:59Z`));
    given(on('2026-03-16'), events).when(find()).refuses('alert-awaits-unit');
    expect(given(on('2026-03-17'), events).when(find()).then('finding-made').state).toMatchObject({ stage: { at: 'verify' } });
  });

  test('a delay is told once yellow and once red, and lights the lamp', () => {
    let events = after(hit());
    const pass = (day: string) => {
      const answer = decide({ do: 'let-days-pass' }, known(events), alertContext(Date.parse(`${day}T01:00:00Z`)));
      if (isRefusal(answer)) throw new Error(answer.refused);
      events = [...events, ...answer.events];
      return answer.events.length;
    };
    expect([pass('2026-03-16'), pass('2026-03-17'), pass('2026-03-18'), pass('2026-03-19')]).toEqual([0, 1, 0, 0]);
    expect(known(events).lamp).toBe('yellow');
    expect([pass('2026-03-20'), pass('2026-04-20')]).toEqual([1, 0]);
    expect(known(events).lamp).toBe('red');
    // The answer comes late, and the lamp stays until a fix is checked.
    expect(known([...events, ...after(hit(), selfCheck()).slice(1)]).lamp).toBe('red');
  });
});

describe('a rule that hits again', () => {
  const filter = { outcome: 'lawful-exception', remedy: { kind: 'filter', days: 90 } } as const;
  const filtered = after(hit(), selfCheck(), find('officer-1', filter), settle());

  test('counts on the open alert and opens no second one', () => {
    const { state } = given(alertContext(), after(hit()))
      .when(hit({ evidence: 'two' }))
      .then('hit-repeated');
    expect(state).toMatchObject({ hits: 2, evidence: 'two', stage: { at: 'self-check' } });
  });

  test('is quiet while an approved filter runs, whatever the evidence, and asks again behind its last day', () => {
    expect(known(filtered)).toMatchObject({ filterUntil: '2026-05-31', stage: { at: 'cleared', how: 'explained' } });
    const late = alertContext(Date.parse('2026-05-31T01:00:00Z'));
    expect(
      given(late, filtered)
        .when(hit({ evidence: 'two' }))
        .then('hit-suppressed').state,
    ).toMatchObject({ suppressed: 1 });
    given(alertContext(monday + 91 * dayMs), filtered)
      .when(hit())
      .then('alert-reopened');
  });

  test('opens a cleared alert again when the evidence is another', () => {
    const cleared = after(hit(), selfCheck(), find(), settle(), mend, check());
    expect(
      given(alertContext(), cleared)
        .when(hit({ snapshot: 's2' }))
        .then('hit-suppressed').state,
    ).toMatchObject({ stage: { at: 'cleared' } });
    expect(
      given(alertContext(), cleared)
        .when(hit({ evidence: 'two' }))
        .then('alert-reopened').state,
    ).toMatchObject({ relapses: 1, lamp: 'yellow' });
  });

  test('says nothing new with the same data, open or cleared', () => {
    for (const events of [after(hit()), filtered])
      expect(
        given(alertContext(), events)
          .when(hit())
          .then(...[]).events,
      ).toEqual([]);
    const suppressed = [
      ...filtered,
      ...given(alertContext(), filtered)
        .when(hit({ evidence: 'two', snapshot: 's2' }))
        .then('hit-suppressed').events,
    ];
    expect(
      given(alertContext(), suppressed)
        .when(hit({ evidence: 'two', snapshot: 's2' }))
        .then(...[]).events,
    ).toEqual([]);
  });

  test('clears nothing by not hitting any more', () => {
    const { events, state } = given(alertContext(), after(hit())).when({ do: 'note-gone', snapshot: 's2' }).then('hit-gone');
    expect(state).toMatchObject({ gone: true, lamp: 'yellow', stage: { at: 'self-check' } });
    expect(decide({ do: 'note-gone', snapshot: 's3' }, known([...after(hit()), ...events]), alertContext())).toEqual({ events: [] });
  });
});

describe('what a finding may order', () => {
  const verify = after(hit(), selfCheck());

  test.each([
    ['confirmed-error', { kind: 'data-fact' }, 'alert-remedy-unfit'],
    ['lawful-exception', fix, 'alert-remedy-unfit'],
    ['lawful-exception', { kind: 'filter', days: 366 }, 'alert-days-unfit'],
    ['confirmed-breach', { kind: 'fix', workingDays: 0 }, 'alert-days-unfit'],
    ['data-error', { kind: 'fix', workingDays: 61 }, 'alert-days-unfit'],
    ['rule-misfire', { kind: 'filter', days: 1 }, 'alert-remedy-unfit'],
  ] as const)('%s with %o is refused: %s', (outcome, remedy, code) => {
    given(alertContext(), verify).when(find('officer-1', { outcome, remedy })).refuses(code);
    expect(known(verify).verified).toBeNull();
  });

  test('a rule that asked wrongly is sent to who keeps the rule', () => {
    const finding = find('officer-1', { outcome: 'rule-misfire', remedy: { kind: 'rule-change' } });
    const { state } = given(alertContext(), after(hit(), selfCheck(), finding))
      .when(settle())
      .then(...['finding-agreed', 'alert-cleared', 'revision-opened']);
    expect(state).toMatchObject({ stage: { at: 'cleared', how: 'misfire', lookBackOn: null } });
  });

  test("a finding that is disputed is nobody's: either may look anew", () => {
    const disputed = after(hit(), selfCheck(), find(), settle('officer-2', false));
    given(alertContext(), disputed).when(settle('leader')).refuses('alert-nothing-found');
    expect(given(alertContext(), disputed).when(find('officer-2')).then('finding-made')).toBeDefined();
  });

  test('a place must stand on a chart; that no chart covers it may be said', () => {
    const mended = after(hit(), selfCheck(), find(), settle(), mend);
    const at = (from: typeof place | { readonly kind: 'uncharted' }): AlertCommand => ({ ...check(), place: from }) as AlertCommand;
    given(alertContext(), mended)
      .when(at({ ...place, risk: 2 } as never))
      .refuses('alert-place-unknown');
    expect(
      given(alertContext(), mended)
        .when(at({ kind: 'uncharted' }))
        .then(...['fix-accepted', 'alert-cleared', 'revision-opened']),
    ).toBeDefined();
  });

  test('masked values are open for an hour to who gave a reason', () => {
    const open: AlertCommand = { do: 'open-personal-data', person: person('officer-1'), fields };
    const { events } = given(alertContext(), verify).when(open).then('personal-data-opened');
    given(alertContext(), [...verify, ...events])
      .when(open)
      .refuses('alert-already-opened');
    given(alertContext(), verify)
      .when({ ...open, person: person('secretary') } as AlertCommand)
      .refuses('alert-not-supervisor');
    expect(
      given(alertContext(monday + 3_600_000), [...verify, ...events])
        .when(open)
        .then('personal-data-opened'),
    ).toBeDefined();
  });
});
