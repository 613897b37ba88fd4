import { describe, expect, test } from 'vitest';

import { contextOf, openedCase } from '../../testkit/case-run.ts';
import { chartOf, end, start, task, xor } from '../../testkit/chart-builder.ts';
import { brokenRules, type Trace } from '../../testkit/history-check.ts';
import { official, person, type StaffTable } from '../../testkit/staff-table.ts';
import type { Constraint } from '../chart/chart.ts';
import { isRefusal } from '../kernel/outcome.ts';
import { decide } from './decide.ts';
import type { Official } from './event.ts';
import { evolve } from './evolve.ts';

const names = ['p', 'q', 'r'];
const everybodyForEverybody = names.flatMap((giver) =>
  names.filter((name) => name !== giver).map((name) => [giver, name, 'post'] as const),
);
const staff: StaffTable = { roles: { post: names, clerk: names }, delegations: everybodyForEverybody, relatives: [['p', 'q']] };
const hands: readonly Official[] = names.flatMap((name) =>
  names.map((principal) => official(name, 'post', principal === name ? null : principal)),
);

/** a, then b, then b again or c. */
const nodes = [
  start,
  task('a', ['post']),
  task('b', ['post'], { outcomes: ['on', 'again'] }),
  xor('x', 'b'),
  task('c', ['post']),
  end('e'),
];
const edges = ['start a', 'a b', 'b x', 'x c on', { from: 'x', to: 'b', outcome: 'again', max: 3 }, 'c e'];
const people = { relatives: new Set(['p q', 'q p']), applicant: 'r', applicantRelatives: new Set(['q']) };

const rules: readonly (readonly [string, Constraint])[] = [
  ['separation by actor', { type: 'sod', steps: ['a', 'b', 'c'], by: 'actor' }],
  ['separation by principal', { type: 'sod', steps: ['a', 'b', 'c'], by: 'principal' }],
  ['separation by both', { type: 'sod', steps: ['a', 'b', 'c'], by: 'both' }],
  ['separation of two of the steps', { type: 'sod', steps: ['a', 'c'], by: 'both' }],
  ['one hand', { type: 'bod', steps: ['a', 'b'] }],
  ['no kin together', { type: 'coi', steps: ['a', 'c'] }],
  ['apart from the applicant', { type: 'coi_applicant', steps: ['b'] }],
  ['a new person each time', { type: 'sod_repeat', steps: ['b'] }],
  ['a standing team', { type: 'at_most', steps: ['a', 'b', 'c'], k: 2 }],
];

/** Every run `a b b c` by every actor in every name: 9^4 histories, cut where a rule bites. */
function tryAll(rule: Constraint): { readonly tried: number; readonly refused: number } {
  const context = contextOf(chartOf(nodes, edges, { constraints: [rule] }), staff, {
    applicantPerson: person('r'),
    applicantRelatives: new Set([person('q')]),
  });
  const plan = [
    ['a', 'done', 1],
    ['b', 'again', 1],
    ['b', 'on', 2],
    ['c', 'done', 1],
  ] as const;
  let tried = 0;
  let refused = 0;
  const walk = (state: ReturnType<typeof evolve>, traces: readonly Trace[]): void => {
    const next = plan[traces.length];
    if (next === undefined) return;
    const [node, outcome, visit] = next;
    for (const by of hands) {
      const answer = decide({ do: 'take-step', node, outcome, by, fields: [] }, state, context);
      const trace = { step: node, visit, actor: by.person, principal: by.principal ?? by.person };
      const isWrong = brokenRules([rule], [...traces, trace], people).length > 0;
      tried += 1;
      expect(isRefusal(answer), `${JSON.stringify(by)} at ${node} after ${JSON.stringify(traces)}`).toBe(isWrong);
      if (isRefusal(answer)) {
        refused += 1;
        expect(answer.record).toBe(true);
      } else walk(answer.events.reduce(evolve, state), [...traces, trace]);
    }
  };
  walk(openedCase(context).state, []);
  return { tried, refused };
}

describe('rules over one case', () => {
  test.each(rules)('%s: every history of four acts is accepted exactly when nothing in it is wrong', (_, rule) => {
    const { tried, refused } = tryAll(rule);
    expect(tried).toBeGreaterThan(50);
    expect(refused).toBeGreaterThan(5);
  });

  test('each rule has its own reason', () => {
    const codes = rules.map(([, rule]) => {
      const context = contextOf(chartOf(nodes, edges, { constraints: [rule] }), staff, {
        applicantPerson: person('r'),
        applicantRelatives: new Set([person('q')]),
      });
      const seen = new Set<string>();
      const run = openedCase(context).step('a', hands[0] ?? official('p', 'post'));
      for (const by of hands) {
        const b = decide({ do: 'take-step', node: 'b', outcome: 'again', by, fields: [] }, run.state, context);
        if (isRefusal(b)) seen.add(b.refused);
        else {
          const again = b.events.reduce(evolve, run.state);
          for (const outcome of ['on', 'again']) {
            for (const next of hands) {
              const answer = decide({ do: 'take-step', node: 'b', outcome, by: next, fields: [] }, again, context);
              if (isRefusal(answer)) seen.add(answer.refused);
              else if (outcome === 'on') {
                const c = decide(
                  { do: 'take-step', node: 'c', outcome: 'done', by: next, fields: [] },
                  answer.events.reduce(evolve, again),
                  context,
                );
                if (isRefusal(c)) seen.add(c.refused);
              }
            }
          }
        }
      }
      return [...seen].toSorted();
    });
    expect(codes).toEqual([
      ['separation-of-duty'],
      ['separation-of-duty'],
      ['separation-of-duty'],
      ['separation-of-duty'],
      ['must-be-same-person'],
      ['relatives-together'],
      ['actor-is-applicant', 'actor-is-relative-of-applicant'],
      ['new-person-needed'],
      ['team-full'],
    ]);
  });

  test('two signers of one step are held apart by kinship too', () => {
    const pair = chartOf([start, task('check', ['post'], { actors: 2 }), end('e')], ['start check', 'check e'], {
      constraints: [{ type: 'coi', steps: ['check'] }],
    });
    const signed = openedCase(contextOf(pair, staff)).step('check', official('p', 'post'));
    signed.noStep('check', official('q', 'post'), 'relatives-together', { person: 'q', relative: 'p' });
    signed.step('check', official('r', 'post'));
  });
});
