import { describe, expect, test } from 'vitest';

import { contextOf, openedCase } from '../../testkit/case-run.ts';
import { chartOf, end, notice, start, task, timer, xor } from '../../testkit/chart-builder.ts';
import { official, person } from '../../testkit/staff-table.ts';
import { startOfDay } from '../kernel/day.ts';
import type { CaseCommand } from './command.ts';
import { possibleActs } from './may-do.ts';

const staff = { roles: { clerk: ['an', 'bo', 'ci'], head: ['ed'] }, delegations: [['an', 'gu', 'clerk']] } as const;
const chart = chartOf(
  [
    start,
    task('check', ['clerk']),
    notice('post', { answeredApartFrom: ['check'] }),
    xor('posted', 'post'),
    task('decide', ['head']),
    end('e'),
  ],
  [
    'start check',
    'check post',
    'post posted',
    'posted decide clear',
    { from: 'posted', to: 'check', outcome: 'upheld', max: 2 },
    'decide e',
  ],
);
const tick: CaseCommand = { do: 'let-time-pass' };
const raise = (objection: string, visit = 1): CaseCommand => ({
  do: 'raise-objection',
  objection,
  node: 'post',
  visit,
  channel: 'web',
  by: { kind: 'citizen' },
  fields: [],
});
const answer = (objection: string, outcome: 'upheld' | 'not-upheld', by = official('bo', 'clerk')): CaseCommand => ({
  do: 'answer-objection',
  objection,
  outcome,
  by,
  fields: [],
});
const an = official('an', 'clerk');
const posted = openedCase(contextOf(chart, staff)).step('check', an);
const lastMoment = { now: startOfDay('2026-03-10') - 1 };
const late = (days: number) => ({ now: startOfDay('2026-03-02') + days * 86_400_000 });
const over = { now: startOfDay('2026-03-10') };

describe('a notice', () => {
  test('appears by itself and hangs for seven days after the day of posting', () => {
    expect(posted.log.at(-1)).toMatchObject({
      type: 'notice-posted',
      node: 'post',
      visit: 1,
      from: '2026-03-02',
      until: '2026-03-09',
      by: { kind: 'system' },
    });
    posted.with(lastMoment).did(tick);
    expect(posted.with(lastMoment).did(tick).log).toHaveLength(posted.log.length);
    expect(posted.with(over).did(tick, 'notice-closed').log.at(-1)).toMatchObject({ outcome: 'clear', entered: ['decide'] });
  });

  test('in working days when it says so', () => {
    const weekdays = chartOf(
      [start, notice('post', { days: 7, dayUnit: 'working-day' }), xor('x', 'post'), end('e'), end('f', 'reject')],
      ['start post', 'post x', 'x e clear', 'x f upheld'],
    );
    expect(openedCase(contextOf(weekdays, staff)).log.at(-1)).toMatchObject({ type: 'notice-posted', until: '2026-03-11' });
  });

  test('nobody can pass it early', () => {
    posted.noStep('decide', official('ed', 'head'), 'notice-running', { until: '2026-03-09', daysLeft: 7 });
    posted.noStep('post', an, 'notice-running');
    posted.after(3).noStep('decide', official('ed', 'head'), 'notice-running', { daysLeft: 4 });
    posted.did(raise('o1')).noStep('decide', official('ed', 'head'), 'objection-open', { objections: ['o1'] });
  });

  test('an objection holds it beyond its last day but does not lengthen it', () => {
    const objected = posted.after(1).did(raise('o1'), 'objection-raised');
    const late = objected.with({ now: startOfDay('2026-03-20') });
    expect(late.did(tick).log).toHaveLength(late.log.length);
    late.refused(raise('o2'), 'notice-not-open', { until: '2026-03-09' });
    expect(late.did(answer('o1', 'not-upheld'), 'objection-answered', 'notice-closed').log.at(-1)).toMatchObject({ outcome: 'clear' });
    const early = objected.did(answer('o1', 'not-upheld'), 'objection-answered');
    early.with(over).did(tick, 'notice-closed');
  });

  test('an upheld objection sends the matter back at once, when all are answered', () => {
    const two = posted.did(raise('o1')).did(raise('o2'));
    const one = two.did(answer('o1', 'upheld'), 'objection-answered');
    const back = one.did(answer('o2', 'not-upheld'), 'objection-answered', 'notice-closed');
    expect(back.log.at(-1)).toMatchObject({ outcome: 'upheld', entered: ['check'] });
    const again = back.step('check', official('ci', 'clerk'));
    expect(again.log.at(-1)).toMatchObject({ type: 'notice-posted', visit: 2 });
    again.did(raise('o3', 2)).did(answer('o3', 'not-upheld', official('bo', 'clerk')));
    expect(again.with(over).did(tick, 'notice-closed').log.at(-1)).toMatchObject({ visit: 2, outcome: 'clear' });
  });

  test('an objection to the sheet that came down does not land on the next one', () => {
    const again = posted.did(raise('o1')).did(answer('o1', 'upheld')).step('check', official('ci', 'clerk'));
    again.refused(raise('o2', 1), 'notice-not-open', { node: 'post', until: null, hangs: 2 });
    again.refused(raise('o2', 3), 'notice-not-open', { hangs: 2 });
    again.did(raise('o2', 2), 'objection-raised');
  });

  test('who acted in the steps before does not judge objections to them, nor does his delegate', () => {
    const objected = posted.did(raise('o1'));
    objected.refused(answer('o1', 'not-upheld', an), 'separation-of-duty', { actedIn: 'check', as: 'actor' });
    objected.refused(answer('o1', 'not-upheld', official('gu', 'clerk', 'an')), 'separation-of-duty', { as: 'principal' });
    objected.refused(answer('o1', 'not-upheld', official('ed', 'head')), 'not-your-post');
  });

  test('an objection is raised once, answered once, and must exist', () => {
    const objected = posted.did(raise('o1'));
    objected.refused(raise('o1'), 'objection-exists');
    objected.refused(answer('o9', 'upheld'), 'objection-unknown');
    objected.did(answer('o1', 'not-upheld')).refused(answer('o1', 'upheld'), 'objection-answered', { answer: 'not-upheld' });
    openedCase(contextOf(chart, staff)).refused(raise('o1'), 'notice-not-open');
  });

  test('an official enters what came on paper', () => {
    const paper: CaseCommand = {
      do: 'raise-objection',
      objection: 'o1',
      node: 'post',
      visit: 1,
      channel: 'paper',
      by: official('ed', 'head'),
      fields: [],
    };
    expect(posted.did(paper).log.at(-1)).toMatchObject({ type: 'objection-raised', channel: 'paper' });
  });

  test('returns have a bound here too', () => {
    let run = posted;
    for (const [at, round] of ['o1', 'o2'].entries())
      run = run
        .did(raise(round, at + 1))
        .did(answer(round, 'upheld'))
        .step('check', an);
    run.did(raise('o3', 3)).refused(answer('o3', 'upheld'), 'rounds-used-up', { max: 2 });
  });
});

describe('objections in the last round', () => {
  let run = posted;
  for (const [at, round] of ['o1', 'o2'].entries()) {
    const objected = run.did(raise(round, at + 1));
    run = objected.did(answer(round, 'upheld')).step('check', an);
  }
  const two = run.did(raise('o3', 3)).did(raise('o4', 3));

  test('none is upheld any more, not the first of several either, so that the last can be answered', () => {
    two.refused(answer('o3', 'upheld'), 'rounds-used-up', { max: 2 });
    const one = two.did(answer('o3', 'not-upheld'), 'objection-answered');
    one.refused(answer('o4', 'upheld'), 'rounds-used-up');
    one.did(answer('o4', 'not-upheld'), 'objection-answered').with(late(30)).did(tick, 'notice-closed');
  });

  test('the button is closed for the same reason', () => {
    const acts = possibleActs(two.state, two.context, person('bo')).filter((act) => act.do === 'answer-objection');
    expect(acts).toHaveLength(2);
    for (const act of acts) {
      expect(act.outcomes).toMatchObject([
        { id: 'upheld', refusal: { refused: 'rounds-used-up' } },
        { id: 'not-upheld', refusal: null },
      ]);
    }
  });
});

describe('time', () => {
  const waiting = chartOf([start, timer('w1', 2), timer('w2', 3), end('e', 'close')], ['start w1', 'w1 w2', 'w2 e']);

  test('a timer starts by itself, fires when it is due, and the next one starts then', () => {
    const run = openedCase(contextOf(waiting, staff));
    expect(run.log.at(-1)).toMatchObject({ type: 'timer-started', node: 'w1', dueAt: startOfDay('2026-03-05') });
    const fired = run.with({ now: startOfDay('2026-03-05') }).did(tick, 'timer-fired', 'timer-started');
    expect(fired.with({ now: startOfDay('2026-03-09') }).did(tick, 'timer-fired', 'case-ended').state).toMatchObject({ result: 'close' });
  });

  test('asked again at the same time, nothing more has happened', () => {
    const run = openedCase(contextOf(waiting, staff))
      .with({ now: startOfDay('2026-03-05') })
      .did(tick);
    expect(run.did(tick).log).toHaveLength(run.log.length);
  });

  test('time does not run in an ended case', () => {
    openedCase(contextOf(waiting, staff))
      .did({ do: 'withdraw-case', by: { kind: 'citizen' } })
      .refused(tick, 'case-ended');
  });
});

describe('leaving', () => {
  test('the applicant withdraws at any point, himself or through a role that opens such cases', () => {
    expect(posted.did({ do: 'withdraw-case', by: { kind: 'citizen' } }, 'case-withdrawn', 'case-ended').state).toMatchObject({
      result: 'withdraw',
      endNode: null,
    });
    posted.did({ do: 'withdraw-case', by: official('ci', 'clerk') });
    posted.refused({ do: 'withdraw-case', by: official('ed', 'head') }, 'not-your-post');
    posted.refused({ do: 'withdraw-case', by: { kind: 'system' } }, 'not-your-post');
  });

  test('an official who left the case stays out, and nobody acts in his name', () => {
    const left = openedCase(contextOf(chart, staff)).did({ do: 'recuse', person: person('an'), by: an }, 'official-recused');
    left.noStep('check', an, 'recused', { person: 'an' });
    left.noStep('check', official('gu', 'clerk', 'an'), 'recused', { person: 'an' });
    left.step('check', official('bo', 'clerk'));
    left.refused({ do: 'recuse', person: person('an'), by: an }, 'recused');
    left.refused({ do: 'recuse', person: person('bo'), by: an }, 'not-your-post');
    left.did({ do: 'recuse', person: person('bo'), by: { kind: 'system' } });
  });
});
