import type { NodeId, TaskNode } from '../chart/chart.ts';
import type { Firing } from '../chart/compile.ts';
import { isRefusal, refuse } from '../kernel/outcome.ts';
import { asHolder } from './authority.ts';
import type { Act, Case, CaseHistory, Visit } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseCommand } from './command.ts';
import { whyBarred } from './constraints.ts';
import { atStep } from './current-step.ts';
import type { Actor, Official } from './event.ts';
import type { PersonId } from '../kernel/id.ts';
import { whyFieldsUnfit } from './fields.ts';
import { passGate } from './gate.ts';
import { consequencesOf, moveThrough } from './move.ts';
import type { CaseDecision, CaseRefusal } from './refusal.ts';

/** A step that a person may take: node, stay, signatures there so far. */
export type StepInHand = { readonly node: TaskNode; readonly visit: Visit; readonly by: Official; readonly signatures: readonly Act[] };

/**
 * An official takes a step, or signs it when it needs several persons.
 *
 * Refusals: those of the gate, of {@link mayTakeStep} and {@link whyOutcomeUnfit}, `missing-field`, `unknown-field`.
 */
export function takeStep(command: Extract<CaseCommand, { readonly do: 'take-step' }>, state: Case, context: CaseContext): CaseDecision {
  const gate = passGate(state, context);
  if (isRefusal(gate)) return gate;
  const { open, at } = gate;
  const step = mayTakeStep(command.node, command.by, { state: open, context });
  if (isRefusal(step)) return step;
  const { outcome, fields, by } = command;
  const another = isSignedByAnother(step.signatures, { person: by.kind === 'official' ? by.person : null, outcome });
  const unfit = whyOutcomeUnfit(step, outcome) ?? whyFieldsUnfit(step.node.form, fields, another);
  if (unfit !== null) return unfit;
  const { visit } = step.visit;
  // Also for a signature: a result whose way is closed must not be signed first and refused to the last signer.
  const firing = moveThrough(step.node.id, outcome, { state: open, context });
  if (isRefusal(firing)) return firing;
  const { node } = command;
  if (!isComplete(step, outcome)) return { events: [{ type: 'step-signed', node, visit, outcome, fields, at, by }] };
  const { fired, entered, marking } = firing;
  return {
    events: [
      { type: 'step-taken', node, visit, outcome, fields, fired, entered, marking, at, by },
      ...consequencesOf(firing, at, { state: open, context }),
    ],
  };
}

/**
 * Whether the person may act in the step at all, before any result is chosen.
 *
 * Refusals: those of {@link atStep}, `not-your-post`, `recused`, `already-represented` {have, need},
 * the rules of the chart ({@link whyBarred}), `no-longer-possible` {steps}.
 */
export function mayTakeStep(
  node: NodeId,
  by: Actor,
  place: { readonly state: CaseHistory; readonly context: CaseContext },
): StepInHand | CaseRefusal {
  const { state, context } = place;
  const person = by.kind === 'official' ? by.person : null;
  const step = atStep({ node, type: 'task', person }, state, context);
  if (isRefusal(step)) return step;
  const official = asHolder(by, step.node.posts, { state, context, about: { node } });
  if (isRefusal(official)) return official;
  const { visit } = step.visit;
  const signatures = state.signatures.filter((act) => act.node === node && act.visit === visit);
  const inHand = { node: step.node, visit: step.visit, by: official, signatures };
  const principal = official.principal ?? official.person;
  const barred = whyBarred([{ node, visit, person: official.person, principal }], state, context) ?? whyRepresented(inHand);
  if (barred !== null) return barred;
  const blocked = context.wouldBlock?.(node, official, state) ?? [];
  return blocked.length > 0 ? refuse('no-longer-possible', { node, steps: blocked }) : inHand;
}

/** n persons act in n different names. */
function whyRepresented(step: StepInHand): CaseRefusal | null {
  const principal = step.by.principal ?? step.by.person;
  const other = step.signatures.find((act) => act.person !== step.by.person && act.principal === principal);
  if (other === undefined) return null;
  return refuse('already-represented', { node: step.node.id, by: other.person, principal, ...haveAndNeed(step) });
}

function haveAndNeed(step: StepInHand): { readonly have: number; readonly need: number } {
  return { have: step.signatures.length, need: step.node.actors };
}

/**
 * Whether this person may give this result.
 *
 * Whoever signed may come again only with another result; the signing then starts anew.
 * Refusals: `unknown-outcome` {outcomes}, `needs-another-person` {have, need}, `outcome-differs` {first}.
 */
export function whyOutcomeUnfit(step: StepInHand, outcome: string): CaseRefusal | null {
  const outcomes = step.node.outcomes.map((candidate) => candidate.id);
  if (!outcomes.includes(outcome)) return refuse('unknown-outcome', { node: step.node.id, outcome, outcomes });
  const [first] = step.signatures;
  if (first === undefined) return null;
  const about = { node: step.node.id, ...haveAndNeed(step) };
  const isSigner = step.signatures.some((act) => act.person === step.by.person);
  if (first.outcome === outcome) return isSigner ? refuse('needs-another-person', about) : null;
  return isSigner ? null : refuse('outcome-differs', { ...about, first: first.outcome, given: outcome });
}

/**
 * Whether another person signed the very result this one gives: what the form asks for is then already written, and he may
 * leave it empty. Whoever gives another result than the one signed writes anew.
 */
export function isSignedByAnother(
  signatures: readonly Act[],
  given: { readonly person: PersonId | null; readonly outcome: string },
): boolean {
  return signatures.some((act) => act.outcome === given.outcome && act.person !== given.person);
}

function isComplete(step: StepInHand, outcome: string): boolean {
  const agreeing = step.signatures.filter((act) => act.outcome === outcome && act.person !== step.by.person);
  return agreeing.length + 1 >= step.node.actors;
}

/** Where a result would lead, or why not; for showing a button before it is pressed. */
export function previewStep(
  step: StepInHand,
  outcome: string,
  place: { readonly state: CaseHistory; readonly context: CaseContext },
): Firing | CaseRefusal {
  return whyOutcomeUnfit(step, outcome) ?? moveThrough(step.node.id, outcome, place);
}
