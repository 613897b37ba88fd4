import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { contextOf, monday, openIt } from '../../testkit/case-run.ts';
import { brokenRules, tracesOf } from '../../testkit/history-check.ts';
import {
  after,
  type Block,
  blocks,
  chartOfBlock,
  isDone,
  leavesOf,
  nextOf,
  type Rest,
  restOf,
  type Rounds,
} from '../../testkit/random-chart.ts';
import { official, person, type StaffTable } from '../../testkit/staff-table.ts';
import type { Chart, Constraint } from '../chart/chart.ts';
import { outcomesOf } from '../chart/outcomes.ts';
import { compile, replay } from '../chart/compile.ts';
import { validateChart } from '../chart/validate.ts';
import { isRefusal } from '../kernel/outcome.ts';
import { absentCase, type Case, currentNodes } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseCommand } from './command.ts';
import { decide } from './decide.ts';
import type { CaseEvent, Official } from './event.ts';
import { evolve, fold } from './evolve.ts';
import { type PossibleAct, possibleActs } from './may-do.ts';
import { caseRefusalCodes } from './refusal.ts';

const names = ['p', 'q', 'r', 's', 't'];
const staff: StaffTable = {
  roles: { clerk: ['p', 'q', 'r'], inspector: ['q', 'r', 's'], head: ['s', 't'], body: names },
  delegations: [
    ['s', 'p', 'head'],
    ['t', 'q', 'head'],
    ['q', 't', 'clerk'],
  ],
  relatives: [
    ['p', 's'],
    ['r', 't'],
  ],
};
const people = { relatives: new Set(['p s', 's p', 'r t', 't r']), applicant: null, applicantRelatives: new Set(['r']) };
const hands: readonly Official[] = [
  ...Object.entries(staff.roles).flatMap(([role, holders]) => holders.map((name) => official(name, role))),
  ...(staff.delegations ?? []).map(([giver, name, role]) => official(name, role, giver)),
  official('p', 'head'),
  official('t', 'clerk'),
];

const rules = (steps: readonly string[]): fc.Arbitrary<readonly Constraint[]> => {
  if (steps.length < 2) return fc.constant([]);
  const some = fc.subarray([...steps], { minLength: 2 });
  const rule = fc.oneof(
    fc.record({ type: fc.constant('sod' as const), steps: some, by: fc.constantFrom('actor', 'principal', 'both') }),
    fc.record({ type: fc.constantFrom('coi', 'coi_applicant', 'sod_repeat'), steps: some }),
    fc.record({ type: fc.constant('at_most' as const), steps: some, k: fc.integer({ min: 2, max: 4 }) }),
  );
  return fc.array(rule as fc.Arbitrary<Constraint>, { maxLength: 3 });
};

const worlds = blocks.chain((block) => {
  const acting = leavesOf(block).filter((leaf) => leaf.kind === 'task' || leaf.kind === 'vote');
  return fc.record({
    block: fc.constant(block),
    constraints: rules(acting.map((leaf) => leaf.id)),
    dice: fc.array(fc.nat(1_000_000), { minLength: 40, maxLength: 120 }),
  });
});

/** A stream of choices out of one number. */
function rollOf(seed: number): (sides: number) => number {
  let left = seed * 2_654_435_761;
  return (sides) => {
    left = (left * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((left / 2_147_483_648) * sides);
  };
}

/** Any command a careless or ill-meaning world could send: mostly about a current step, mostly by somebody with a post. */
function commandOf(seed: number, state: Case, chart: Chart): CaseCommand {
  const roll = rollOf(seed);
  const pick = <Item>(list: readonly Item[], other: Item): Item => list[roll(list.length)] ?? other;
  const current = state.status === 'open' ? currentNodes(state) : [];
  const node =
    roll(5) > 0 && current.length > 0
      ? pick(current, 'e')
      : pick(
          chart.nodes.map((each) => each.id),
          'e',
        );
  const found = chart.nodes.find((each) => each.id === node);
  const fitting = hands.filter((hand) => found?.type !== 'task' || found.posts.includes(hand.post));
  const by = roll(4) > 0 ? pick(fitting, official('p', 'clerk')) : pick(hands, official('p', 'clerk'));
  const outcome = roll(20) > 0 ? pick(found === undefined ? [] : outcomesOf(found), 'bogus') : 'bogus';
  const kind = roll(20);
  if (kind === 0) return { do: 'let-time-pass' };
  const visit = (state.status === 'open' ? state.notices.find((notice) => notice.node === node)?.visit : undefined) ?? 1;
  if (kind === 1)
    return { do: 'raise-objection', objection: `o${roll(50)}`, node, visit, channel: 'web', by: { kind: 'citizen' }, fields: [] };
  if (kind === 2 && state.status === 'open') {
    const objection = pick(
      state.objections.map((each) => each.objection),
      'o0',
    );
    return { do: 'answer-objection', objection, outcome: pick(['upheld', 'not-upheld'] as const, 'upheld'), by, fields: [] };
  }
  if (kind === 3) return { do: 'recuse', person: by.person, by };
  if (kind === 4) return { do: 'note-external', node, outcome, by, fields: [] };
  if (found?.type === 'external' && roll(3) > 0) return { do: 'note-external', node, outcome, by: { kind: 'citizen' }, fields: [] };
  if (found?.type === 'notice' || found?.type === 'timer') return { do: 'let-time-pass' };
  if (found?.type === 'vote' && roll(2) === 0) return { do: 'confirm-meeting', node, by: official(pick(['p', 'q', 'r'], 'p'), 'clerk') };
  if (found?.type === 'vote') {
    const present = names.filter(() => roll(5) > 0).map(person);
    const recused = present.filter(() => roll(4) === 0);
    const yes = roll(present.length - recused.length + 1);
    return {
      do: 'record-meeting',
      node,
      present,
      recused,
      yes,
      no: 0,
      abstain: 0,
      by: official(pick(['p', 'q', 'r'], 'p'), 'clerk'),
      fields: [],
    };
  }
  return { do: 'take-step', node, outcome, by, fields: [] };
}

/** The block structure as the judge of what happened. */
type Model = { readonly rest: Rest; readonly rounds: Rounds };

function judged(model: Model, events: readonly CaseEvent[]): Model {
  return events.reduce((before, event) => {
    if (!('marking' in event) || event.type === 'case-opened') return before;
    const next = after(before.rest, event.node, event.type === 'timer-fired' ? null : event.outcome, before.rounds);
    expect(next, `the chart does not allow ${event.node} now`).toBeDefined();
    return next ?? before;
  }, model);
}

/** Whether a lone act would be right by the block, the posts and the rules, judged without the decisions' code. */
function isRight(
  command: Extract<CaseCommand, { readonly do: 'take-step' }>,
  model: Model,
  world: { readonly log: readonly CaseEvent[]; readonly chart: Chart; readonly state: Case },
): boolean | null {
  const { by, node, outcome } = command;
  const { state, chart, log } = world;
  const leaf = nextOf(model.rest).find((each) => each.id === node);
  if (state.status !== 'open' || leaf?.kind !== 'task' || by.kind !== 'official') return false;
  if (state.objections.some((each) => each.answer === null) || state.recused.some((who) => who === by.person || who === by.principal))
    return false;
  if (leaf.actors > 1) return null;
  const holds =
    by.principal === null
      ? staff.roles[by.post]?.includes(by.person)
      : staff.delegations?.some(([from, to, role]) => from === by.principal && to === by.person && role === by.post);
  if (by.post !== leaf.role || holds !== true) return false;
  const found = chart.nodes.find((each) => each.id === node);
  if (found === undefined || !outcomesOf(found).includes(outcome) || after(model.rest, node, outcome, model.rounds) === undefined)
    return false;
  const visit = 1 + log.filter((event) => event.type === 'step-taken' && event.node === node).length;
  const trace = { step: node, visit, actor: by.person, principal: by.principal ?? by.person };
  return brokenRules(chart.constraints, [...tracesOf(log), trace], people).length === 0;
}

type World = { readonly block: Block; readonly constraints: readonly Constraint[]; readonly dice: readonly number[] };
type Told = {
  readonly log: readonly CaseEvent[];
  readonly state: Case;
  readonly context: CaseContext;
  readonly accepted: number;
  readonly refused: number;
};

function simulate({ block, constraints, dice }: World): Told {
  const chart = { ...chartOfBlock(block), constraints };
  const compiled = contextOf(chart, staff);
  let context: CaseContext = { ...compiled, applicantRelatives: new Set([person('r')]) };
  let log: readonly CaseEvent[] = [];
  let state: Case = absentCase;
  let model: Model = { rest: restOf(block), rounds: new Map() };
  let accepted = 0;
  let refused = 0;
  for (const [index, seed] of [0, ...dice].entries()) {
    if (state.status === 'ended') break;
    const command = index === 0 ? openIt : commandOf(seed, state, chart);
    context = { ...context, now: monday + index * 20 * 3_600_000 };
    const before = JSON.stringify(state);
    const answer = decide(command, state, context);
    expect(JSON.stringify(decide(command, state, context))).toBe(JSON.stringify(answer));
    expect(JSON.stringify(state)).toBe(before);
    if (command.do === 'take-step') {
      const right = isRight(command, model, { log, chart, state });
      if (right !== null) expect(!isRefusal(answer), `${JSON.stringify(command)} ${JSON.stringify(answer)}`).toBe(right);
    }
    if (isRefusal(answer)) {
      expect(caseRefusalCodes).toContain(answer.refused);
      refused += 1;
      continue;
    }
    accepted += 1;
    model = judged(model, answer.events);
    state = answer.events.reduce(evolve, state);
    log = [...log, ...answer.events];
    if (state.status === 'open') {
      expect(new Set(currentNodes(state))).toEqual(new Set(nextOf(model.rest).map((leaf) => leaf.id)));
      expect([...compiled.chart.enabled(state.marking)].toSorted()).toEqual([...currentNodes(state)].toSorted());
    }
    expect(state.status === 'ended').toBe(isDone(model.rest));
  }
  return { log, state, context, accepted, refused };
}

/** The command of an act that somebody was told about. */
function commandFor(act: PossibleAct & { readonly by: Official }, outcome: string): CaseCommand {
  const { node, by } = act;
  switch (act.do) {
    case 'take-step':
      return { do: 'take-step', node, outcome, by, fields: [] };
    case 'record-meeting':
      return { do: 'record-meeting', node, present: [], recused: [], yes: 0, no: 0, abstain: 0, by, fields: [] };
    case 'confirm-meeting':
      return { do: 'confirm-meeting', node, by };
    case 'note-external':
      return { do: 'note-external', node, outcome, by, fields: [] };
    case 'answer-objection':
      return {
        do: 'answer-objection',
        objection: act.objection ?? '',
        outcome: outcome === 'not-upheld' ? 'not-upheld' : 'upheld',
        by,
        fields: [],
      };
  }
}

describe('random cases on random charts', () => {
  test('random block-structured charts are valid', () => {
    fc.assert(
      fc.property(blocks, (block) => void expect(validateChart(chartOfBlock(block))).toEqual([])),
      { numRuns: 150 },
    );
  });

  test('no path skips a step, what the chart lacks is refused, and no accepted history breaks a rule', () => {
    let accepted = 0;
    let refused = 0;
    let ended = 0;
    fc.assert(
      fc.property(worlds, (world) => {
        const told = simulate(world);
        accepted += told.accepted;
        refused += told.refused;
        if (told.state.status === 'ended') ended += 1;
        expect(brokenRules(world.constraints, tracesOf(told.log), people)).toEqual([]);
      }),
      { numRuns: 300 },
    );
    // The simulation would prove nothing if it never got anywhere.
    expect(Math.min(accepted, refused, ended)).toBeGreaterThan(50);
  });

  test('replaying the events gives the state, also after storage, and the chart accepts the log move by move', () => {
    fc.assert(
      fc.property(worlds, (world) => {
        const { log, state, context } = simulate(world);
        expect(fold(log)).toEqual(state);
        expect(fold(JSON.parse(JSON.stringify(log)) as readonly CaseEvent[])).toEqual(state);
        const moves = log.flatMap((event) =>
          'marking' in event ? [{ node: 'node' in event ? event.node : 'start', fired: event.fired }] : [],
        );
        const told = replay(compile(context.chart.chart), moves);
        expect(told).toMatchObject({ fits: true, marking: state.status === 'absent' ? '' : state.marking });
      }),
      { numRuns: 150 },
    );
  });

  test('what a person is told he may do is accepted, and what he is told he may not is refused for that reason', () => {
    fc.assert(
      fc.property(worlds, fc.nat(names.length - 1), (world, index) => {
        const { state, context } = simulate({ ...world, dice: world.dice.slice(0, 20) });
        for (const act of possibleActs(state, context, person(names[index] ?? 'p'))) {
          const { by } = act;
          if (by === null) continue;
          const press = (outcome: string) => decide(commandFor({ ...act, by }, outcome), state, context);
          const told = (outcome: string) => {
            const answer = press(outcome);
            return isRefusal(answer) ? answer : null;
          };
          if (act.refusal !== null) expect(told('upheld')).toEqual(act.refusal);
          if (act.refusal === null && act.do === 'confirm-meeting') expect(told('')).toBeNull();
          for (const outcome of act.outcomes) expect(told(outcome.id)).toEqual(outcome.refusal);
        }
      }),
      { numRuns: 150 },
    );
  });
});
