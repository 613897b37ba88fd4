import { describe, expect, test } from 'vitest';

import { contextOf, fieldsOf, monday, openedCase, openIt, runFrom } from '../../testkit/case-run.ts';
import { and, chartOf, end, external, field, start, task, xor } from '../../testkit/chart-builder.ts';
import { official, person } from '../../testkit/staff-table.ts';
import { asId } from '../kernel/id.ts';

const staff = {
  roles: { clerk: ['an', 'bo'], inspector: ['ci', 'di', 'an'], head: ['ed'] },
  delegations: [
    ['ed', 'bo', 'head'],
    ['ed', 'ci', 'head'],
    ['di', 'fu', 'inspector'],
  ],
} as const;

/** Accept (with one supplement), field check by two, decision. */
const chart = chartOf(
  [
    start,
    task('accept', ['clerk'], { outcomes: ['accept', 'more'] }),
    xor('accepted', 'accept'),
    external('supplement'),
    task('check', ['inspector'], { actors: 2, outcomes: ['confirmed', 'differs'], form: [field('found')] }),
    xor('checked', 'check'),
    task('decide', ['head'], { outcomes: ['approve', 'refuse'] }),
    xor('decided', 'decide'),
    end('yes'),
    end('no', 'reject'),
  ],
  [
    ...[
      'start accept',
      'accept accepted',
      'accepted check accept',
      'accepted supplement more',
      { from: 'supplement', to: 'accept', max: 1 },
      'check checked',
    ],
    ...[
      'checked decide confirmed',
      { from: 'checked', to: 'accept', outcome: 'differs', max: 2 },
      'decide decided',
      'decided yes approve',
      'decided no refuse',
    ],
  ],
);
const context = contextOf(chart, staff);
const opened = openedCase(context);
const [an, bo, ci, di] = [official('an', 'clerk'), official('bo', 'clerk'), official('ci', 'inspector'), official('di', 'inspector')];
const accepted = opened.step('accept', an, 'accept');

describe('open-case', () => {
  test('a citizen opens a case and it waits at the first step', () => {
    expect(opened.log).toMatchObject([{ type: 'case-opened', entered: ['accept'], version: 'v1', by: { kind: 'citizen' } }]);
    expect(opened.history.visits).toEqual([{ node: 'accept', visit: 1, since: monday, until: null, outcome: null }]);
  });

  test('a case is opened once, in an allowed unit, by a role that starts it', () => {
    opened.refused(openIt, 'case-exists');
    const fresh = runFrom(context, []);
    fresh.refused({ ...openIt, by: official('ed', 'head') }, 'not-your-post', { roles: ['clerk'] });
    fresh.refused({ ...openIt, by: official('an', 'head') }, 'not-your-post');
    fresh.did({ ...openIt, by: an }, 'case-opened');
    fresh.with({ units: new Set([asId<'unit'>('u2')]) }).refused(openIt, 'unit-not-allowed', { unit: 'u1' });
    fresh.refused({ ...openIt, fields: fieldsOf('found', 'shoe-size') }, 'unknown-field', { fields: ['shoe-size'] });
    fresh.did({ ...openIt, fields: fieldsOf('found') }, 'case-opened');
  });

  test('nothing can be done in a case that is not there', () => {
    runFrom(context, []).noStep('accept', an, 'case-unknown');
  });
});

describe('take-step', () => {
  test('a step moves the case along its result', () => {
    const run = accepted;
    expect(run.log.at(-1)).toMatchObject({ type: 'step-taken', node: 'accept', visit: 1, outcome: 'accept', entered: ['check'] });
    expect(run.history.acts).toMatchObject([{ as: 'taker', node: 'accept', person: 'an', principal: 'an', outcome: 'accept' }]);
  });

  test('a step that is not current is refused, with who took it', () => {
    opened.noStep('check', ci, 'step-not-current', { node: 'check', current: ['accept'], takenBy: null });
    accepted.noStep('accept', bo, 'step-not-current', { current: ['check'], takenBy: 'an', takenAt: monday });
    accepted.noStep('accept', an, 'already-acted', { visit: 1 });
    opened.noStep('ghost', an, 'not-a-chart-step');
    opened.noStep('accepted', an, 'not-a-chart-step');
  });

  test('only a holder of the post may act, exactly as he says', () => {
    opened.noStep('accept', ci, 'not-your-post', { roles: ['clerk'] });
    opened.noStep('accept', official('ci', 'clerk'), 'not-your-post');
    opened.noStep('accept', official('an', 'clerk', 'bo'), 'not-your-post');
    opened.refused({ do: 'take-step', node: 'accept', outcome: 'accept', by: { kind: 'citizen' }, fields: [] }, 'not-your-post');
    opened.refused({ do: 'take-step', node: 'accept', outcome: 'accept', by: { kind: 'system' }, fields: [] }, 'not-your-post');
  });

  test('a result the chart lacks does not exist', () => {
    opened.noStep('accept', an, 'unknown-outcome', { outcomes: ['accept', 'more'] });
  });

  test('two different persons must agree before the step is taken', () => {
    const found = fieldsOf('found');
    const signed = accepted.step('check', ci, 'confirmed', found);
    expect(signed.log.at(-1)).toMatchObject({ type: 'step-signed', node: 'check' });
    signed.refused({ do: 'take-step', node: 'check', outcome: 'confirmed', by: ci, fields: found }, 'needs-another-person', {
      have: 1,
      need: 2,
    });
    signed.refused({ do: 'take-step', node: 'check', outcome: 'differs', by: di, fields: found }, 'outcome-differs', {
      first: 'confirmed',
    });
    const taken = signed.step('check', di, 'confirmed');
    expect(taken.log.at(-1)).toMatchObject({ type: 'step-taken', node: 'check', entered: ['decide'] });
    expect(taken.history.acts.map((act) => [act.as, act.person])).toEqual([
      ['taker', 'an'],
      ['signer', 'ci'],
      ['taker', 'di'],
    ]);
    expect(taken.history.signatures).toEqual([]);
  });

  test('two persons in one name are not two', () => {
    const signed = accepted.step('check', di, 'confirmed', fieldsOf('found'));
    signed.refused(
      { do: 'take-step', node: 'check', outcome: 'confirmed', by: official('fu', 'inspector', 'di'), fields: [] },
      'already-represented',
      { principal: 'di', have: 1, need: 2 },
    );
  });

  test('a signer who sees it otherwise now starts the signing anew', () => {
    const changed = accepted.step('check', ci, 'confirmed', fieldsOf('found')).step('check', ci, 'differs', fieldsOf('found'));
    expect(changed.history.signatures.map((act) => act.outcome)).toEqual(['differs']);
    expect(changed.step('check', di, 'differs').log.at(-1)).toMatchObject({ type: 'step-taken', entered: ['accept'] });
  });

  test('what another has written for the same result may be written in part; for another result it is written anew', () => {
    const two = [field('found'), field('seen'), field('note', { required: false })];
    const form = chartOf(
      [
        start,
        task('check', ['inspector'], { actors: 2, outcomes: ['y', 'n'], form: two }),
        xor('x', 'check'),
        end('e'),
        end('f', 'reject'),
      ],
      ['start check', 'check x', 'x e y', 'x f n'],
    );
    const signed = openedCase(contextOf(form, staff)).step('check', ci, 'y', fieldsOf('found', 'seen'));
    signed.step('check', di, 'y', fieldsOf('note'));
    signed.step('check', di, 'y', fieldsOf('seen'));
    signed.refused({ do: 'take-step', node: 'check', outcome: 'n', by: ci, fields: fieldsOf('seen') }, 'missing-field', {
      fields: ['found'],
    });
    const changed = signed.step('check', ci, 'n', fieldsOf('found', 'seen'));
    expect(changed.step('check', di, 'n').state).toMatchObject({ status: 'ended', result: 'reject' });
  });

  test('fields of the form are required by name and others are not taken', () => {
    accepted.refused({ do: 'take-step', node: 'check', outcome: 'confirmed', by: ci, fields: [] }, 'missing-field', { fields: ['found'] });
    accepted.refused({ do: 'take-step', node: 'check', outcome: 'confirmed', by: ci, fields: fieldsOf('found', 'x') }, 'unknown-field', {
      fields: ['x'],
    });
  });

  test('a delegate acts in the name of the holder', () => {
    const checked = accepted.step('check', ci, 'confirmed', fieldsOf('found')).step('check', di, 'confirmed');
    const ended = checked.step('decide', official('bo', 'head', 'ed'), 'approve');
    expect(ended.history.acts.at(-1)).toMatchObject({ person: 'bo', principal: 'ed' });
    expect(ended.log.at(-1)).toMatchObject({ type: 'case-ended', node: 'yes', outcome: 'approve' });
    expect(ended.state).toMatchObject({ status: 'ended', result: 'approve', endNode: 'yes' });
    ended.noStep('decide', an, 'case-ended', { result: 'approve' });
  });

  test('a way that was walked as often as allowed is refused before it leads into a dead end', () => {
    const again = opened
      .step('accept', an, 'more')
      .did({ do: 'note-external', node: 'supplement', outcome: 'done', by: { kind: 'citizen' }, fields: [] });
    expect(again.history.visits.at(-1)).toMatchObject({ node: 'accept', visit: 2 });
    again.refused({ do: 'take-step', node: 'accept', outcome: 'more', by: an, fields: [] }, 'rounds-used-up', {
      from: 'supplement',
      to: 'accept',
      max: 1,
    });
    again.step('accept', an, 'accept');
  });

  test('two returns are allowed and a third is not, already at the first signature', () => {
    let run = accepted;
    for (const round of [2, 3]) {
      run = run.after(1);
      run = run.step('check', ci, 'differs', fieldsOf('found')).step('check', di, 'differs').step('accept', an, 'accept');
      expect(run.history.visits.at(-1)).toMatchObject({ node: 'check', visit: round });
    }
    run.refused({ do: 'take-step', node: 'check', outcome: 'differs', by: ci, fields: fieldsOf('found') }, 'rounds-used-up', { max: 2 });
    const days = run.history.visits
      .filter((visit) => visit.node === 'check')
      .map((visit) => [visit.since, visit.until].map((at) => (at === null ? null : (at - monday) / 86_400_000)));
    expect(days).toEqual([
      [0, 1],
      [1, 2],
      [2, null],
    ]);
  });

  test('of three signers the last one takes the step, and who changes his mind starts anew', () => {
    const three = chartOf(
      [start, task('check', ['inspector'], { actors: 3, outcomes: ['y', 'n'] }), xor('x', 'check'), end('e'), end('f', 'reject')],
      ['start check', 'check x', 'x e y', 'x f n'],
    );
    const two = openedCase(contextOf(three, staff)).step('check', ci, 'y').step('check', di, 'y');
    expect(two.history.signatures.map((act) => act.person)).toEqual(['ci', 'di']);
    const changed = two.step('check', di, 'n');
    expect(changed.history.signatures.map((act) => act.person)).toEqual(['di']);
    const again = changed.step('check', ci, 'n');
    expect(again.log.at(-1)?.type).toBe('step-signed');
    expect(again.step('check', official('an', 'inspector'), 'n').state).toMatchObject({ status: 'ended', result: 'reject' });
  });

  test('an act that would leave a step to nobody is refused when the caller asks', () => {
    opened
      .with({ wouldBlock: (node, by) => (node === 'accept' && by.person === person('an') ? ['decide'] : []) })
      .refused({ do: 'take-step', node: 'accept', outcome: 'accept', by: an, fields: [] }, 'no-longer-possible', { steps: ['decide'] });
  });

  test('a case runs on the version it was opened with', () => {
    opened.with({ version: asId<'version'>('v2') }).noStep('accept', an, 'other-version', { pinned: 'v1' });
  });

  test('time inside a case does not run backwards', () => {
    opened.with({ now: monday - 1_001 }).noStep('accept', an, 'time-backwards');
    const run = opened.with({ now: monday - 1_000 }).step('accept', an, 'accept');
    expect(run.log.at(-1)?.at).toBe(monday);
  });
});

describe('branches by values', () => {
  const byAmount = chartOf(
    [
      start,
      task('a', ['clerk'], { form: [field('amount', { kind: 'money' })] }),
      xor('x'),
      task('big', ['clerk']),
      task('small', ['clerk']),
      end('e'),
    ],
    [
      'start a',
      'a x',
      { from: 'x', to: 'big', when: { op: 'gt', field: 'form.amount', value: 50_000 } },
      { from: 'x', to: 'small', otherwise: true },
      'big e',
      'small e',
    ],
  );
  const run = openedCase(contextOf(byAmount, staff));

  test('the value decides', () => {
    for (const [amount, entered] of [
      [50_001, 'big'],
      [50_000, 'small'],
    ] as const) {
      expect(
        run
          .with({ facts: { 'form.amount': amount } })
          .step('a', an, 'done', fieldsOf('amount'))
          .log.at(-1),
      ).toMatchObject({ entered: [entered] });
    }
  });

  test('without the value nothing is guessed', () => {
    run.refused({ do: 'take-step', node: 'a', outcome: 'done', by: an, fields: fieldsOf('amount') }, 'missing-field', {
      fields: ['form.amount'],
    });
  });

  test('kinship that is registered chooses the way without anybody saying so', () => {
    const kin = chartOf(
      [start, xor('x'), task('county', ['clerk']), task('town', ['clerk']), end('e')],
      [
        'start x',
        { from: 'x', to: 'county', when: { op: 'eq', field: 'case.kin-registered', value: true } },
        { from: 'x', to: 'town', otherwise: true },
        'county e',
        'town e',
      ],
    );
    expect(openedCase(contextOf(kin, staff)).log[0]).toMatchObject({ entered: ['town'], fired: [{ node: 'x', edge: 2 }] });
    expect(openedCase(contextOf(kin, staff, { applicantRelatives: new Set([person('an')]) })).log[0]).toMatchObject({
      entered: ['county'],
    });
  });
});

describe('parallel work', () => {
  const parallel = chartOf(
    [start, and('s'), task('a', ['clerk']), task('b', ['clerk']), and('j'), task('c', ['clerk']), end('e')],
    ['start s', 's a', 's b', 'a j', 'b j', 'j c', 'c e'],
  );

  test('both branches are current, in any order, and the next step waits for both', () => {
    const run = openedCase(contextOf(parallel, staff));
    const one = run.step('b', an).noStep('c', an, 'step-not-current', { current: ['a'] });
    expect(one.step('a', an).history.visits.at(-1)).toMatchObject({ node: 'c', until: null });
  });
});
