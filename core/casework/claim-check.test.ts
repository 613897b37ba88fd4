import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { contextOf, openedCase, openIt } from '../../testkit/case-run.ts';
import { chartOf, end, start, task, vote, xor } from '../../testkit/chart-builder.ts';
import { claimsOn, isFinishable, isFinishableAfter, type OraclePosition, type OracleWorld } from '../../testkit/claim-oracle.ts';
import { tracesOf } from '../../testkit/history-check.ts';
import { type Block, blocks, chartOfBlock, leavesOf } from '../../testkit/random-chart.ts';
import { official, person, type StaffTable } from '../../testkit/staff-table.ts';
import type { Constraint } from '../chart/chart.ts';
import { outcomesOf } from '../chart/outcomes.ts';
import { isRefusal } from '../kernel/outcome.ts';
import { absentCase, type Case, type CaseHistory, currentNodes } from './case.ts';
import type { CaseContext } from './case-context.ts';
import { claimCheck } from './claim-check.ts';
import { decide } from './decide.ts';
import type { CaseEvent } from './event.ts';
import { evolve } from './evolve.ts';
import { possibleActs } from './may-do.ts';

const runs = process.env['MINGQUAN_NIGHTLY'] === '1' ? 6_000 : 250;

/** A context that asks the question at claim time. */
function checked(context: CaseContext): CaseContext {
  return { ...context, wouldBlock: claimCheck(context, 1_000_000) };
}

describe('the check at claim time', () => {
  const chart = chartOf([start, task('a', ['clerk']), task('b', ['head']), end('e')], ['start a', 'a b', 'b e'], {
    constraints: [{ type: 'sod', steps: ['a', 'b'], by: 'both' }],
  });

  test('the only head of a unit is not offered the step before his own, and is told why', () => {
    const run = openedCase(checked(contextOf(chart, { roles: { clerk: ['p', 'q'], head: ['p'] } })));
    run.noStep('a', official('p', 'clerk'), 'no-longer-possible', { node: 'a', steps: ['b'] });
    expect(possibleActs(run.state, run.context, person('p'))[0]?.refusal?.refused).toBe('no-longer-possible');
    run.step('a', official('q', 'clerk')).step('b', official('p', 'head'));
  });

  test('where nobody could do better nobody is kept out: the vacancy is not his fault', () => {
    openedCase(checked(contextOf(chart, { roles: { clerk: ['p', 'q'], head: [] } }))).step('a', official('p', 'clerk'));
    openedCase(checked(contextOf(chart, { roles: { clerk: ['p'], head: ['p'] } }))).step('a', official('p', 'clerk'));
  });

  test('who left the case cannot be counted on', () => {
    const run = openedCase(checked(contextOf(chart, { roles: { clerk: ['p', 'q'], head: ['p', 'r'] } })));
    run
      .did({ do: 'recuse', person: person('r'), by: official('r', 'head') })
      .noStep('a', official('p', 'clerk'), 'no-longer-possible', { steps: ['b'] });
  });

  test('a member whom the quorum of a later vote needs is not offered the step before', () => {
    const body = chartOf(
      [start, task('a', ['clerk']), vote('v', 'body'), xor('x', 'v'), end('e'), end('n', 'reject')],
      ['start a', 'a v', 'v x', 'x e passed', 'x n not-passed', { from: 'x', to: 'v', outcome: 'no-quorum', max: 1 }],
      { constraints: [{ type: 'sod', steps: ['a', 'v'], by: 'both' }] },
    );
    const roles = { clerk: ['m1', 'q'], body: ['m1', 'm2'] };
    openedCase(checked(contextOf(body, { roles }))).noStep('a', official('m1', 'clerk'), 'no-longer-possible', { steps: ['v'] });
    const larger = { ...roles, body: ['m1', 'm2', 'm3'] };
    openedCase(checked(contextOf(body, { roles: larger }))).step('a', official('m1', 'clerk'));
  });
});

const names = ['p', 'q', 'r', 's'];
const some = fc.subarray(names, { minLength: 1, maxLength: 3 });
const staffs: fc.Arbitrary<StaffTable> = fc.record({
  roles: fc.record({ clerk: some, inspector: some, head: some }),
  delegations: fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names), fc.constantFrom('clerk', 'inspector', 'head')), {
    maxLength: 2,
  }),
  relatives: fc
    .array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 2 })
    .map((pairs) => pairs.filter(([left, right]) => left !== right)),
});

function rulesOver(steps: readonly string[]): fc.Arbitrary<readonly Constraint[]> {
  if (steps.length < 2) return fc.constant([]);
  const own = fc.subarray([...steps], { minLength: 2 });
  const rule = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.record({ type: fc.constant('sod' as const), steps: own, by: fc.constantFrom('actor', 'principal', 'both') }),
    },
    { weight: 2, arbitrary: fc.record({ type: fc.constantFrom('coi', 'coi_applicant', 'sod_repeat'), steps: own }) },
    { weight: 1, arbitrary: fc.record({ type: fc.constant('at_most' as const), steps: own, k: fc.integer({ min: 1, max: 3 }) }) },
  );
  return fc.array(rule as fc.Arbitrary<Constraint>, { minLength: 1, maxLength: 3 });
}

/** Votes as tasks: a meeting is not claimed. */
function withoutVotes(block: Block): Block {
  switch (block.kind) {
    case 'leaf':
      return block;
    case 'sequence':
    case 'parallel':
      return { ...block, parts: block.parts.map(withoutVotes) };
    case 'choice': {
      const of = block.of.kind === 'task' ? block.of : ({ ...block.of, kind: 'task' } as const);
      return { ...block, of, ways: block.ways.map(([outcome, way]) => [outcome, withoutVotes(way)] as const) };
    }
    case 'loop':
      return { ...block, body: withoutVotes(block.body) };
  }
}

const worlds = blocks
  .map(withoutVotes)
  .filter((block) => leavesOf(block).length <= 7)
  .chain((block) =>
    fc.record({
      block: fc.constant(block),
      staff: staffs,
      constraints: rulesOver(leavesOf(block).flatMap((leaf) => (leaf.kind === 'task' ? [leaf.id] : []))),
      dice: fc.array(fc.nat(1_000_000), { minLength: 30, maxLength: 30 }),
    }),
  );
type World = typeof worlds extends fc.Arbitrary<infer Value> ? Value : never;

type Seen = { claims: number; blocked: number; ended: number };

/** Walks a case to its end, only by claims that are not blocked; at each step everybody's claim is compared with the brute force. */
function follow({ block, staff, constraints, dice }: World, seen: Seen): void {
  const chart = { ...chartOfBlock(block), constraints };
  let context = checked({ ...contextOf(chart, staff), applicantRelatives: new Set([person('s')]) });
  const kin = new Set((staff.relatives ?? []).flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const people = { relatives: kin, applicant: null, applicantRelatives: new Set(['s']) };
  const world: OracleWorld = { chart: context.chart, staff, people };
  let log: readonly CaseEvent[] = [];
  let state: Case = absentCase;
  const known = new Map<string, boolean>();
  const happen = (events: readonly CaseEvent[]): void => {
    log = [...log, ...events];
    state = events.reduce(evolve, state);
  };
  const opening = decide(openIt, state, context);
  if (isRefusal(opening)) return;
  happen(opening.events);
  if (!isFinishable(positionOf(state, log), world, known)) return;
  for (const roll of dice) {
    if (state.status !== 'open' || !withinTwo(state)) break;
    const nodes = currentNodes(state);
    const node = nodes[roll % nodes.length] ?? '';
    const found = context.chart.node(node);
    const outcomes = found === undefined ? [] : outcomesOf(found);
    const outcome = outcomes[(roll >> 4) % Math.max(1, outcomes.length)] ?? 'done';
    if (found?.type !== 'task') {
      context = { ...context, now: context.now + 30 * 86_400_000 };
      const answer = decide(
        found?.type === 'external' ? { do: 'note-external', node, outcome, by: { kind: 'citizen' }, fields: [] } : { do: 'let-time-pass' },
        state,
        context,
      );
      if (!isRefusal(answer)) happen(answer.events);
      continue;
    }
    const position = positionOf(state, log);
    const offered = claimsOn(position, node, world).filter((claim) => {
      const finishable = isFinishableAfter(position, claim, { world, known });
      const by = official(claim.actor, found.posts[0] ?? '', claim.actor === claim.principal ? null : claim.principal);
      const blocked = context.wouldBlock?.(node, by, state as CaseHistory) ?? [];
      expect(blocked.length > 0, `${JSON.stringify(claim)} blocked by ${blocked.join()}`).toBe(!finishable);
      seen.claims += 1;
      if (blocked.length > 0) seen.blocked += 1;
      return blocked.length === 0;
    });
    const claim = offered[(roll >> 8) % Math.max(1, offered.length)];
    expect(claim, `nobody is left for ${node}`).toBeDefined();
    if (claim === undefined) return;
    const by = official(claim.actor, found.posts[0] ?? '', claim.actor === claim.principal ? null : claim.principal);
    // Two persons who sign must agree on the result; a way whose rounds are used up is not open.
    const first = state.signatures.find((act) => act.node === node)?.outcome;
    const tries = first === undefined ? [outcome, ...outcomes] : [first];
    const answer = tries
      .map((each) => decide({ do: 'take-step', node, outcome: each, by, fields: [] }, state, context))
      .find((each) => !isRefusal(each));
    if (answer === undefined || isRefusal(answer)) return;
    happen(answer.events);
  }
  if (state.status === 'ended') seen.ended += 1;
}

function withinTwo(state: CaseHistory): boolean {
  return state.visits.every((visit) => visit.visit <= 2);
}

function positionOf(state: Case, log: readonly CaseEvent[]): OraclePosition {
  if (state.status === 'absent') throw new Error('the case is not there');
  const visits = new Map<string, number>();
  for (const { node } of state.visits) visits.set(node, (visits.get(node) ?? 0) + 1);
  return { marking: state.marking, traces: tracesOf(log), visits };
}

test(
  'who follows claims that are not blocked never gets stuck for want of persons, and exactly the harmful ones are blocked',
  { timeout: 30 * 60_000 },
  () => {
    const seen: Seen = { claims: 0, blocked: 0, ended: 0 };
    fc.assert(
      fc.property(worlds, (world) => follow(world, seen)),
      { numRuns: runs },
    );
    // Random charts: enough of both kinds that neither half of the law is empty.
    expect(seen.blocked).toBeGreaterThan(0);
    expect(seen.ended).toBeGreaterThan(5);
  },
);
