import { describe, expect, test } from 'vitest';

import { contextOf, fieldsOf, monday, openedCase } from '../../testkit/case-run.ts';
import { and, chartOf, end, external, field, notice, start, task, timer, vote, xor } from '../../testkit/chart-builder.ts';
import { official, person } from '../../testkit/staff-table.ts';
import { endOfDay } from '../kernel/day.ts';
import type { CaseCommand } from './command.ts';
import { clockOf } from './clock-of.ts';
import { currentSteps } from './current-steps.ts';
import { possibleActs } from './may-do.ts';
import { timeline } from './timeline.ts';

const staff = {
  roles: { clerk: ['an', 'bo'], head: ['ed', 'an'], body: ['m1', 'm2', 'm3'] },
  delegations: [['ed', 'bo', 'head']],
} as const;
const limit = { amount: 5, unit: 'working-day', kind: 'promised', parameter: 'aid.accept-days' } as const;
const chart = chartOf(
  [
    start,
    task('accept', ['clerk'], { outcomes: ['accept', 'more'], limit, form: [field('income')] }),
    xor('accepted', 'accept'),
    external('supplement', { outcomes: ['brought'] }),
    and('split'),
    task('check', ['clerk'], { actors: 2, limit: { ...limit, parameter: null } }),
    notice('post', { answeredApartFrom: ['accept'], answerLimit: { ...limit, amount: 3, parameter: null } }),
    and('join'),
    xor('posted', 'post'),
    task('decide', ['head']),
    end('e'),
    end('f', 'reject'),
  ],
  [
    ...[
      'start accept',
      'accept accepted',
      'accepted split accept',
      'accepted supplement more',
      { from: 'supplement', to: 'accept', max: 1 },
    ],
    ...['split check', 'split post', 'check join', 'post join', 'join posted', 'posted decide clear', 'posted f upheld', 'decide e'],
  ],
  { constraints: [{ type: 'sod', steps: ['accept', 'decide'], by: 'both' }] },
);
const context = contextOf(chart, staff);
const opened = openedCase(context);
const an = official('an', 'clerk');
const accepted = opened.step('accept', an, 'accept', fieldsOf('income'));
const raise: CaseCommand = {
  do: 'raise-objection',
  objection: 'o1',
  node: 'post',
  visit: 1,
  channel: 'web',
  by: { kind: 'citizen' },
  fields: [],
};
const answer = (name: string): CaseCommand => ({
  do: 'answer-objection',
  objection: 'o1',
  outcome: 'not-upheld',
  by: official(name, 'clerk'),
  fields: [],
});

describe('what a person may do', () => {
  test('a holder sees the results he may give, others see why not', () => {
    expect(possibleActs(opened.state, context, person('an'))).toEqual([
      {
        do: 'take-step',
        node: 'accept',
        visit: 1,
        objection: null,
        by: an,
        refusal: null,
        outcomes: [
          { id: 'accept', refusal: null },
          { id: 'more', refusal: null },
        ],
      },
    ]);
    expect(possibleActs(opened.state, context, person('m1'))).toMatchObject([
      { by: null, refusal: { refused: 'not-your-post' }, outcomes: [] },
    ]);
  });

  test('the organisation tells the nearest reason where it knows one', () => {
    const told = { refused: 'tenure-ended', because: { post: 'clerk', lastDay: '2026-02-27' } } as const;
    const left = { ...context, staff: { ...context.staff, whyNot: () => told } };
    const [act] = possibleActs(opened.state, left, person('m1'));
    expect(act?.refusal).toEqual({ refused: 'tenure-ended', because: { node: 'accept', post: 'clerk', lastDay: '2026-02-27' } });
    opened.with({ staff: left.staff }).noStep('accept', official('m1', 'clerk'), 'tenure-ended', { lastDay: '2026-02-27' });
  });

  test('a result whose rounds are used up is shown closed', () => {
    const back = opened
      .step('accept', an, 'more', fieldsOf('income'))
      .did({ do: 'note-external', node: 'supplement', outcome: 'brought', by: { kind: 'citizen' }, fields: [] });
    const [act] = possibleActs(back.state, context, person('an'));
    expect(act?.outcomes).toMatchObject([
      { id: 'accept', refusal: null },
      { id: 'more', refusal: { refused: 'rounds-used-up' } },
    ]);
  });

  test('of several posts the one that may act is offered', () => {
    const decided = (state = accepted.step('check', an).step('check', official('bo', 'clerk')).after(9).did({ do: 'let-time-pass' })) =>
      state;
    const acts = possibleActs(decided().state, decided().context, person('bo'));
    expect(acts).toMatchObject([{ node: 'decide', by: { principal: 'ed', post: 'head' }, refusal: null }]);
    expect(possibleActs(decided().state, decided().context, person('an'))).toMatchObject([
      { node: 'decide', refusal: { refused: 'separation-of-duty' } },
    ]);
  });

  test('objections are offered to those who may answer them, and hold the other work meanwhile', () => {
    const objected = accepted.did(raise);
    const acts = possibleActs(objected.state, context, person('bo'));
    expect(acts.map((act) => [act.do, act.node, act.refusal?.refused ?? null])).toEqual([
      ['take-step', 'check', 'case-held'],
      ['answer-objection', 'post', null],
    ]);
    expect(possibleActs(objected.state, context, person('an'))[1]).toMatchObject({
      objection: 'o1',
      refusal: { refused: 'separation-of-duty' },
    });
    objected.noStep('check', official('bo', 'clerk'), 'case-held', { objections: ['o1'] });
    objected.did(answer('bo')).step('check', official('bo', 'clerk'));
  });

  test('a vote offers the record to recorders and the confirmation to the other one', () => {
    const voting = chartOf(
      [start, vote('v', 'body'), xor('x', 'v'), end('e'), end('f', 'reject')],
      ['start v', 'v x', 'x e passed', { from: 'x', to: 'f', otherwise: true }],
    );
    const run = openedCase(contextOf(voting, staff));
    const recorded = run.did({
      do: 'record-meeting',
      node: 'v',
      present: ['m1', 'm2'].map(person),
      recused: [],
      yes: 2,
      no: 0,
      abstain: 0,
      by: an,
      fields: [],
    });
    const told = (name: string): unknown =>
      possibleActs(recorded.state, recorded.context, person(name)).map((act) => act.refusal?.refused ?? null);
    expect([told('an'), told('bo'), told('ed')]).toEqual([
      [null, 'recorder-cannot-confirm'],
      [null, null],
      ['not-your-post', 'not-your-post'],
    ]);
    expect(currentSteps(recorded.history, recorded.context)).toMatchObject([{ node: 'v', needed: 2, meeting: { recorder: 'an', yes: 2 } }]);
  });

  test('an ended case offers nothing', () => {
    expect(possibleActs(opened.did({ do: 'withdraw-case', by: { kind: 'citizen' } }).state, context, person('an'))).toEqual([]);
  });
});

describe('current steps', () => {
  test('a step tells since when, until when, for whom, and how late it is', () => {
    expect(currentSteps(opened.history, context)).toMatchObject([
      {
        node: 'accept',
        type: 'task',
        visit: 1,
        since: monday,
        due: { dueDay: '2026-03-09', dueAt: endOfDay('2026-03-09') },
        daysLeft: 5,
        unit: 'working-day',
        roles: ['clerk'],
        needed: 1,
        standsStill: false,
      },
    ]);
    expect(currentSteps(opened.history, opened.after(9).context)).toMatchObject([{ daysLeft: -2 }]);
  });

  test('a limit in hours two days overdue is two days overdue, not two hours', () => {
    const hours = { amount: 24, unit: 'hour', kind: 'promised', parameter: null } as const;
    const urgent = chartOf([start, task('a', ['clerk'], { limit: hours }), end('e')], ['start a', 'a e']);
    const late = openedCase(contextOf(urgent, staff)).after(3);
    expect(currentSteps(late.history, late.context)).toMatchObject([{ due: { dueDay: '2026-03-03' }, daysLeft: -2, unit: 'day' }]);
  });

  test('signatures, publicity and objections are told where they belong', () => {
    const run = accepted.step('check', an).did(raise);
    expect(currentSteps(run.history, context)).toMatchObject([
      { node: 'check', needed: 2, signatures: [{ person: 'an' }] },
      { node: 'post', noticeUntil: '2026-03-09', objections: [{ objection: 'o1', due: { dueDay: '2026-03-05' } }] },
    ]);
  });

  test('clocks of the case stand still while the applicant is asked to act', () => {
    const asked = opened.after(2).step('accept', an, 'more', fieldsOf('income'));
    const total = (run = asked) =>
      clockOf(run.history, { amount: 20, unit: 'day' }, { startedAt: run.history.openedAt, context: run.context });
    expect(total().suspended).toEqual([{ from: asked.context.now, to: null }]);
    const back = asked.after(4).did({ do: 'note-external', node: 'supplement', outcome: 'brought', by: an, fields: [] });
    expect(total(back).suspended).toEqual([{ from: asked.context.now, to: back.context.now }]);
    expect(currentSteps(back.history, back.context)).toMatchObject([{ node: 'accept', visit: 2, since: back.context.now, daysLeft: 5 }]);
  });

  test('a step beside the applicant stands still with him', () => {
    const beside = chartOf(
      [start, and('s'), task('a', ['clerk'], { limit }), external('b'), and('j'), end('e')],
      ['start s', 's a', 's b', 'a j', 'b j', 'j e'],
    );
    const run = openedCase(contextOf(beside, staff));
    expect(currentSteps(run.history, run.context)[0]).toMatchObject({ due: null, standsStill: true, daysLeft: null });
    const noted = run.after(2).did({ do: 'note-external', node: 'b', outcome: 'done', by: { kind: 'citizen' }, fields: [] });
    expect(currentSteps(noted.history, noted.context)[0]).toMatchObject({ due: { dueDay: '2026-03-11' }, standsStill: false });
  });

  test('another authority at work stops no clock', () => {
    const beside = chartOf(
      [start, and('s'), task('a', ['clerk'], { limit }), external('b', { actor: 'authority' }), and('j'), end('e')],
      ['start s', 's a', 's b', 'a j', 'b j', 'j e'],
    );
    const run = openedCase(contextOf(beside, staff));
    expect(currentSteps(run.history, run.context)[0]).toMatchObject({ standsStill: false });
    run.refused({ do: 'note-external', node: 'b', outcome: 'done', by: { kind: 'citizen' }, fields: [] }, 'not-your-post');
    run.refused({ do: 'note-external', node: 'b', outcome: 'bogus', by: an, fields: [] }, 'unknown-outcome', { outcomes: ['done'] });
    run.refused({ do: 'note-external', node: 'a', outcome: 'done', by: an, fields: [] }, 'not-a-chart-step');
    run.did({ do: 'note-external', node: 'b', outcome: 'done', by: an, fields: [] }, 'external-noted');
  });

  test('timers wait while an objection is open', () => {
    const beside = chartOf(
      [start, and('s'), timer('t', 1), notice('n'), and('j'), xor('x', 'n'), end('e'), end('f', 'reject')],
      ['start s', 's t', 's n', 't j', 'n j', 'j x', 'x e clear', 'x f upheld'],
    );
    const objected = openedCase(contextOf(beside, staff))
      .did({ ...raise, node: 'n' })
      .after(3);
    expect(objected.did({ do: 'let-time-pass' }).log).toHaveLength(objected.log.length);
    objected.did(answer('bo')).did({ do: 'let-time-pass' }, 'timer-fired');
  });
});

describe('the timeline', () => {
  const told = (run = opened): unknown => timeline(run.state, chart).map((entry) => [entry.node, entry.state, entry.certain]);

  test('shows what is done, what runs and what is to come, and what only may come', () => {
    expect(told()).toEqual([
      ['accept', 'current', true],
      ['supplement', 'to-come', false],
      ['check', 'to-come', true],
      ['post', 'to-come', true],
      ['decide', 'to-come', false],
    ]);
    expect(told(accepted)).toEqual([
      ['accept', 'done', true],
      ['check', 'current', true],
      ['post', 'current', true],
      ['decide', 'to-come', false],
    ]);
    const checked = accepted.step('check', an).step('check', official('bo', 'clerk'));
    expect(told(checked)).toEqual([
      ['accept', 'done', true],
      ['check', 'done', true],
      ['post', 'current', true],
      ['decide', 'to-come', false],
    ]);
  });

  test('a return shows the step twice', () => {
    const back = opened
      .step('accept', an, 'more', fieldsOf('income'))
      .did({ do: 'note-external', node: 'supplement', outcome: 'brought', by: an, fields: [] });
    expect(timeline(back.state, chart).slice(0, 3)).toMatchObject([
      { node: 'accept', visit: 1, state: 'done', outcome: 'more' },
      { node: 'supplement', state: 'done' },
      { node: 'accept', visit: 2, state: 'current', until: null },
    ]);
  });

  test('an ended case has nothing to come', () => {
    expect(timeline(opened.did({ do: 'withdraw-case', by: { kind: 'citizen' } }).state, chart)).toEqual([]);
    expect(timeline({ status: 'absent' }, chart)).toEqual([]);
  });
});
