import type { CurrentStep } from '../../core/casework/current-steps.ts';
import type { Wish } from '../casework/acting-roles.ts';
import type { SeenCase } from '../casework/viewer.ts';
import { type Ride, act, tryAct, valuesFor } from './ride.ts';

/** A meeting of nearly all members, recorded by one person and confirmed by another. */
export async function meet(ride: Ride, seen: SeenCase, step: CurrentStep): Promise<boolean> {
  const { state } = seen.loaded;
  const node = seen.item.chart.node(step.node);
  if (state.status !== 'open' || node?.type !== 'vote') return false;
  const recorders = node.recorders.flatMap((role) => seen.context.staff.holdersOf(role, state.unit)).map((holding) => holding.person);
  const members = [...new Set(seen.context.staff.holdersOf(node.body, state.unit).map((holding) => holding.person))];
  const recused = members.filter((person) => seen.context.applicantRelatives.has(person));
  const voters = members.filter((person) => !recused.includes(person));
  const present = voters.slice(0, Math.max(1, voters.length - 1));
  const yes = ride.plan.choose[step.node] === 'not-passed' && step.visit === 1 ? 1 : present.length - 1;
  const wish: Wish = { do: 'record-meeting', node: step.node, present, recused: [], yes, no: present.length - yes, abstain: 0 };
  const [first, ...others] = [...new Set(recorders)];
  if (first === undefined) return false;
  await act(ride, first, { wish, values: valuesFor(ride, node.form, false) });
  for (const person of others) {
    const refused = await tryAct(ride, person, { wish: { do: 'confirm-meeting', node: step.node }, values: {} });
    if (refused === null) return true;
  }
  return false;
}
