import type { CurrentStep } from '../../core/casework/current-steps.ts';
import { possibleActs } from '../../core/casework/may-do.ts';
import type { OpenCase } from '../../core/casework/case.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { rolesOfNode } from '../../core/casework/roles-of-node.ts';
import type { SeenCase } from '../casework/viewer.ts';
import { type Ride, act, valuesFor } from './ride.ts';
import { meet } from './hold-meeting.ts';

/** One act at a step by somebody who may do it; false when nobody may. */
export async function actAt(ride: Ride, seen: SeenCase, step: CurrentStep): Promise<boolean> {
  const { state } = seen.loaded;
  const node = seen.item.chart.node(step.node);
  if (state.status !== 'open' || node === undefined) return false;
  if (node.type === 'vote') return meet(ride, seen, step);
  const found = findActor(seen, state, step);
  if (found === undefined) return false;
  const outcome =
    found.outcomes.includes(ride.plan.choose[step.node] ?? '') && step.visit === 1 ? ride.plan.choose[step.node] : found.outcomes[0];
  if (outcome === undefined) return false;
  const values = node.type === 'task' ? valuesFor(ride, node.form, step.signatures.length > 0) : {};
  await act(ride, found.person, { wish: { do: node.type === 'task' ? 'take-step' : 'note-external', node: step.node, outcome }, values });
  return true;
}

/** The first holder of the step's posts whom nothing bars. */
function findActor(
  seen: SeenCase,
  state: OpenCase,
  step: CurrentStep,
): { readonly person: PersonId; readonly outcomes: readonly string[] } | undefined {
  const { node } = step;
  const roles = rolesOfNode(seen.item.chart.node(node));
  const signed = new Set(step.signatures.map((signature) => signature.person));
  for (const holding of roles.flatMap((role) => seen.context.staff.holdersOf(role, state.unit))) {
    if (signed.has(holding.person)) continue;
    const possible = possibleActs(state, seen.context, holding.person).find(
      (candidate) => candidate.node === node && candidate.refusal === null,
    );
    const outcomes = possible?.outcomes.filter((outcome) => outcome.refusal === null).map((outcome) => outcome.id) ?? [];
    if (possible !== undefined) return { person: holding.person, outcomes };
  }
  return undefined;
}
