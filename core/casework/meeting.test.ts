import { describe, expect, test } from 'vitest';

import { contextOf, openedCase } from '../../testkit/case-run.ts';
import { chartOf, end, start, task, vote, xor } from '../../testkit/chart-builder.ts';
import { official, person } from '../../testkit/staff-table.ts';
import type { CaseCommand } from './command.ts';
import { possibleActs } from './may-do.ts';

const members = ['m1', 'm2', 'm3', 'm4', 'm5', 'm6'];
const staff = {
  roles: { clerk: ['an', 'bo', 'm1'], body: members, head: ['m2'] },
  relatives: [['m1', 'm2']],
  delegations: [['m3', 'zz', 'body']],
} as const;
const chart = chartOf(
  [start, task('propose', ['head']), vote('vote', 'body'), xor('x', 'vote'), end('yes'), end('no', 'reject')],
  ['start propose', 'propose vote', 'vote x', 'x yes passed', 'x no not-passed', { from: 'x', to: 'vote', outcome: 'no-quorum', max: 1 }],
  { constraints: [{ type: 'sod', steps: ['propose', 'vote'], by: 'both' }] },
);
const proposed = openedCase(contextOf(chart, staff)).step('propose', official('m2', 'head'));
const [an, bo] = [official('an', 'clerk'), official('bo', 'clerk')];
const confirm = (by = bo): CaseCommand => ({ do: 'confirm-meeting', node: 'vote', by });

type Meeting = Extract<CaseCommand, { readonly do: 'record-meeting' }>;
function meeting(present: readonly string[], yes: number, rest: Partial<Meeting> = {}): Meeting {
  const none = { recused: [], no: 0, abstain: 0, fields: [], by: an };
  return { do: 'record-meeting', node: 'vote', present: present.map(person), yes, ...none, ...rest };
}

describe('a vote', () => {
  test('one records, another confirms, the result follows by arithmetic', () => {
    const recorded = proposed.did(meeting(['m1', 'm3', 'm4', 'm5'], 3), 'meeting-recorded');
    expect(recorded.log.at(-1)).toMatchObject({ roll: members, yes: 3 });
    expect(recorded.history.acts).toHaveLength(1);
    const decided = recorded.did(confirm(), 'vote-decided', 'case-ended');
    expect(decided.log.at(-2)).toMatchObject({ outcome: 'passed', by: { person: 'bo' } });
    expect(decided.history.acts.slice(1).map((act) => [act.as, act.person])).toEqual(
      ['m1', 'm3', 'm4', 'm5'].map((name) => ['member', name]),
    );
    expect(decided.history.meetings).toEqual([]);
  });

  test('two of four is not more than half', () => {
    expect(proposed.did(meeting(['m1', 'm3', 'm4', 'm5'], 2, { no: 2 })).did(confirm()).state).toMatchObject({
      status: 'ended',
      result: 'reject',
    });
  });

  test('too few present is a result: the matter comes up again, once', () => {
    const again = proposed.did(meeting(['m1', 'm3', 'm4'], 3)).did(confirm(), 'vote-decided');
    expect(again.log.at(-1)).toMatchObject({ outcome: 'no-quorum', entered: ['vote'] });
    expect(again.history.visits.at(-1)).toMatchObject({ node: 'vote', visit: 2 });
    const stuck = again.did(meeting(['m1'], 1)).refused(confirm(), 'rounds-used-up', { max: 1 });
    const offered = possibleActs(stuck.state, stuck.context, person('bo')).find((act) => act.do === 'confirm-meeting');
    expect(offered).toMatchObject({ refusal: { refused: 'rounds-used-up' } });
  });

  test('the recorder cannot confirm his own record', () => {
    proposed.did(meeting(['m1', 'm3', 'm4', 'm5'], 3)).refused(confirm(an), 'recorder-cannot-confirm');
    proposed.refused(confirm(), 'no-meeting-recorded');
    proposed.refused(meeting(['m1'], 1, { by: official('m2', 'head') }), 'not-your-post');
  });

  test('a second record replaces the first, and its writer cannot confirm it', () => {
    const corrected = proposed.did(meeting(['m1', 'm3', 'm4', 'm5'], 4)).did(meeting(['m1', 'm3', 'm4', 'm5'], 2, { by: bo }));
    corrected.refused(confirm(bo), 'recorder-cannot-confirm');
    expect(corrected.did(confirm(an)).log.at(-2)).toMatchObject({ outcome: 'not-passed' });
  });

  test('attendance must add up', () => {
    const wrong = (command: CaseCommand, what: string): unknown => proposed.refused(command, 'attendance-wrong', { what });
    wrong(meeting(['m1', 'an'], 1), 'not-on-the-roll');
    wrong(meeting(['m1', 'zz'], 1), 'not-on-the-roll');
    wrong(meeting(['m1', 'm1', 'm3'], 1), 'named-twice');
    wrong(meeting(['m1', 'm3'], 2, { no: 1 }), 'more-votes-than-voters');
    wrong(meeting(['m1', 'm3'], 2, { recused: [person('m1')] }), 'more-votes-than-voters');
    wrong(meeting(['m1', 'm3'], -1), 'not-a-count');
    wrong(meeting(['m1', 'm3'], 0.5), 'not-a-count');
  });

  test('rules of the chart hold for every member who counts: recused, he does not', () => {
    proposed.refused(meeting(['m1', 'm2', 'm3', 'm4'], 3), 'separation-of-duty', { actedIn: 'propose', person: 'm2' });
    const recused = proposed.did(meeting(['m1', 'm2', 'm3', 'm4', 'm5'], 4, { recused: [person('m2')] }));
    expect(recused.did(confirm()).history.acts.some((act) => act.node === 'vote' && act.person === person('m2'))).toBe(false);
  });

  test('a member who left the case may only stand among the recused', () => {
    const left = proposed.did({ do: 'recuse', person: person('m3'), by: official('m3', 'body') });
    left.refused(meeting(['m1', 'm3', 'm4', 'm5'], 3), 'recused', { persons: ['m3'] });
    left.did(meeting(['m1', 'm3', 'm4', 'm5', 'm6'], 4, { recused: [person('m3')] }));
  });

  test('relatives in one meeting are refused where the chart separates kin', () => {
    const kin = chartOf(
      [start, vote('vote', 'body'), xor('x', 'vote'), end('yes'), end('no', 'reject')],
      ['start vote', 'vote x', 'x yes passed', { from: 'x', to: 'no', otherwise: true }],
      {
        constraints: [{ type: 'coi', steps: ['vote'] }],
      },
    );
    const run = openedCase(contextOf(kin, staff));
    run.refused(meeting(['m1', 'm2', 'm3', 'm4'], 3), 'relatives-together', { person: 'm2', relative: 'm1' });
    run.did(meeting(['m1', 'm2', 'm3', 'm4', 'm5'], 3, { recused: [person('m2')] }));
  });
});
