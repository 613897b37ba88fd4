import fc from 'fast-check';

import { absentCase, type Case, currentNodes } from '../../core/casework/case.ts';
import type { CaseCommand } from '../../core/casework/command.ts';
import type { CaseContext } from '../../core/casework/case-context.ts';
import { decide } from '../../core/casework/decide.ts';
import type { Official } from '../../core/casework/event.ts';
import { evolve } from '../../core/casework/evolve.ts';
import type { Chart, ChartNode, Constraint } from '../../core/chart/chart.ts';
import { outcomesOf } from '../../core/chart/outcomes.ts';
import { asId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { contextOf, monday, openIt } from '../case-run.ts';
import { blocks, chartOfBlock, leavesOf } from '../random-chart.ts';
import { official, person, type StaffTable } from '../staff-table.ts';

/** Who acts in the random cases; posts are named as their roles. */
export const randomStaff: StaffTable = {
  roles: { clerk: ['p', 'q', 'r'], inspector: ['q', 'r', 's'], head: ['s', 't'], body: ['p', 'q', 'r', 's', 't'] },
  delegations: [['s', 'p', 'head']],
};

const hands: readonly Official[] = [
  ...Object.entries(randomStaff.roles).flatMap(([role, holders]) => holders.map((name) => official(name, role))),
  official('p', 'head', 's'),
];

/** A chart with limits and steps that one person may not both do, and the dice by which a case goes its way. */
export type CaseWorld = { readonly chart: Chart; readonly dice: readonly number[] };

/** Random charts with their dice. */
export const caseWorlds: fc.Arbitrary<CaseWorld> = blocks.chain((block) => {
  const acting = leavesOf(block).flatMap((leaf) => (leaf.kind === 'task' || leaf.kind === 'vote' ? [leaf.id] : []));
  const apart: fc.Arbitrary<readonly Constraint[]> =
    acting.length < 2
      ? fc.constant([])
      : fc
          .uniqueArray(fc.constantFrom(...acting), { minLength: 2, maxLength: 3 })
          .map((steps) => [{ type: 'sod' as const, steps, by: 'actor' as const }]);
  return fc.record({
    chart: fc.tuple(apart, fc.array(fc.nat(6), { minLength: 30, maxLength: 30 })).map(([constraints, limits]) => {
      const chart = chartOfBlock(block);
      return { ...chart, constraints, nodes: chart.nodes.map((node, index) => withLimit(node, limits[index % limits.length] ?? 0)) };
    }),
    dice: fc.array(fc.nat(1_000_000), { minLength: 60, maxLength: 120 }),
  });
});

function withLimit(node: ChartNode, drawn: number): ChartNode {
  if (node.type !== 'task' || drawn === 0) return node;
  const unit = drawn > 4 ? 'day' : drawn === 4 ? 'hour' : 'working-day';
  return { ...node, limit: { amount: unit === 'hour' ? 30 : drawn, unit, kind: 'promised', parameter: null } };
}

/** Plays a case by its dice; what the engine refuses does not happen. */
export function playCase({ chart, dice }: CaseWorld, name: string): { readonly state: Case; readonly context: CaseContext } {
  let context = contextOf(chart, randomStaff);
  let state: Case = absentCase;
  let now = monday;
  for (const [index, seed] of [0, ...dice].entries()) {
    if (state.status === 'ended') break;
    now += (seed % 41) * 3_600_000;
    context = { ...context, now };
    const command = index === 0 ? { ...openIt, caseId: asId<'case'>(name), number: name } : commandOf(seed, state, chart);
    const answer = decide(command, state, context);
    if (!isRefusal(answer)) state = answer.events.reduce(evolve, state);
  }
  return { state, context };
}

function commandOf(seed: number, state: Case, chart: Chart): CaseCommand {
  const pick = <One>(list: readonly One[], salt: number): One | undefined => list[Math.floor(seed / salt) % Math.max(1, list.length)];
  const current = state.status === 'open' ? currentNodes(state) : [];
  const node = chart.nodes.find(({ id }) => id === pick(current, 3));
  const outcome = node === undefined ? '' : (pick(outcomesOf(node), 7) ?? '');
  const by = pick(
    hands.filter((hand) => node?.type !== 'task' || node.posts.includes(hand.post)),
    11,
  );
  if (node === undefined || by === undefined || node.type === 'notice' || node.type === 'timer') return { do: 'let-time-pass' };
  if (node.type === 'external') return { do: 'note-external', node: node.id, outcome, by: { kind: 'citizen' }, fields: [] };
  if (node.type !== 'vote') return { do: 'take-step', node: node.id, outcome, by, fields: [] };
  const recorder = official(pick(['p', 'q', 'r'], 13) ?? 'p', 'clerk');
  if (seed % 2 === 0) return { do: 'confirm-meeting', node: node.id, by: recorder };
  const present = ['p', 'q', 'r', 's', 't'].map(person);
  return { do: 'record-meeting', node: node.id, present, recused: [], yes: seed % 6, no: 0, abstain: 0, by: recorder, fields: [] };
}
