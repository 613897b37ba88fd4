import { currentSteps, type CurrentStep } from '../../core/casework/current-steps.ts';
import { possibleActs } from '../../core/casework/may-do.ts';
import type { OpenCase } from '../../core/casework/case.ts';
import type { FormField } from '../../core/chart/chart.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { endOfDay } from '../../core/kernel/day.ts';
import type { CaseId, PersonId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import { actOnCase } from '../casework/act-on-case.ts';
import type { Wish } from '../casework/decide-all.ts';
import { rolesOfNode } from '../casework/decide-all.ts';
import { loadCase } from '../casework/load-case.ts';
import { seenBy, type SeenCase } from '../casework/viewer.ts';
import { raiseObjection } from '../casework/raise-objection.ts';
import { noticeIdOf } from '../casework/project-notice.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import type { HandClock } from './demo-clock.ts';
import type { Plan } from './demo-plans.ts';
import { inventedValue, type ValueSource } from './invented-values.ts';
import type { SeededSource } from './seeded-source.ts';

/** A demo case under way. */
export type Ride = {
  readonly services: Services & { readonly clock: HandClock };
  readonly caseId: CaseId;
  readonly plan: Plan;
  readonly values: Omit<ValueSource, 'now'>;
  readonly source: SeededSource;
  /** No act may lie after this instant. */
  readonly end: Instant;
  readonly opener: PersonId;
};

const mostActs = 90;
const hourMs = 3_600_000;

/** Drives a case by its plan through the same verbs that officials use, until its stop, an end, or today. */
export async function driveCase(ride: Ride): Promise<void> {
  let objected = false;
  for (let acts = 0; acts < mostActs; acts += 1) {
    const seen = await see(ride);
    if (seen === undefined || seen.loaded.state.status !== 'open') return;
    const steps = currentSteps(seen.loaded.state, seen.context);
    if (steps.some((step) => step.node === ride.plan.stopAt)) return leaveAt(ride, seen, steps);
    const [step] = steps;
    if (step === undefined) return;
    if (step.type === 'notice' && ride.plan.objection !== undefined && !objected) {
      objected = true;
      await objectAndAnswer(ride, seen.loaded.state, step);
      continue;
    }
    if (!(await moveOn(ride, steps))) return;
  }
}

async function see(ride: Ride): Promise<SeenCase | undefined> {
  const loaded = await inTransaction(ride.services.database.app, (db) => loadCase(ride.services, db, ride.caseId));
  return seenBy(ride.services, loaded, ride.opener);
}

/** One act somewhere; false when nothing can move before the end of the demo's past. */
async function moveOn(ride: Ride, steps: readonly CurrentStep[]): Promise<boolean> {
  const [first] = steps;
  if (first?.type === 'notice' && first.noticeUntil !== null) return waitUntil(ride, endOfDay(first.noticeUntil) + hourMs);
  const after = ride.services.clock.legalNow() + (3 + ride.source.below(22)) * hourMs;
  if (after >= ride.end) return false;
  ride.services.clock.set(after);
  const fresh = await see(ride);
  if (fresh === undefined) return false;
  for (const step of steps) {
    if (step.node !== ride.plan.stopAt && (await actAt(ride, fresh, step))) return true;
  }
  throw new Fault('demo-case-stuck', { item: ride.plan.item, steps: steps.map((step) => step.node) });
}

async function waitUntil(ride: Ride, at: Instant): Promise<boolean> {
  if (at >= ride.end) return false;
  ride.services.clock.set(at);
  await act(ride, 'system', { wish: { do: 'let-time-pass' }, values: {} });
  return true;
}

async function actAt(ride: Ride, seen: SeenCase, step: CurrentStep): Promise<boolean> {
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

function valuesFor(ride: Ride, form: readonly FormField[], countersigned: boolean): Readonly<Record<string, Canonical>> {
  if (countersigned) return {};
  const about = { ...ride.values, now: ride.services.clock.legalNow() };
  return Object.fromEntries(form.map((field) => [field.id, inventedValue(field, about)]));
}

/** A meeting of nearly all members, recorded by one person and confirmed by another. */
async function meet(ride: Ride, seen: SeenCase, step: CurrentStep): Promise<boolean> {
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

async function objectAndAnswer(ride: Ride, state: OpenCase, step: CurrentStep): Promise<void> {
  ride.services.clock.set(ride.services.clock.legalNow() + 30 * hourMs);
  await object(ride, state, step);
  ride.services.clock.set(ride.services.clock.legalNow() + 20 * hourMs);
  const seen = await see(ride);
  if (seen === undefined || seen.loaded.state.status !== 'open') return;
  const objection = seen.loaded.state.objections.at(-1)?.objection ?? '';
  const roles = rolesOfNode(seen.item.chart.node(step.node));
  const outcome = ride.plan.objection ?? 'not-upheld';
  const answer = outcome === 'upheld' ? '经查，反映的情况属实，退回重新核实。' : '经查，材料属实，符合条件，谢谢您的监督。';
  for (const holding of roles.flatMap((role) => seen.context.staff.holdersOf(role, state.unit))) {
    if ((await tryAct(ride, holding.person, { wish: { do: 'answer-objection', objection, outcome }, values: { answer } })) === null) return;
  }
}

async function object(ride: Ride, state: OpenCase, step: CurrentStep): Promise<void> {
  const noticeId = noticeIdOf(ride.services.keys, { caseId: state.caseId, node: step.node, visit: step.visit });
  const text = '听说这家另有收入，请再核实一下。';
  const answer = await raiseObjection(ride.services, {
    commandId: newId(),
    owner: 'demo',
    bodyHash: 'demo',
    noticeId,
    text,
    channel: 'paper',
    who: 'citizen',
  });
  if (isRefusal(answer)) throw new Fault('demo-case-stuck', { item: ride.plan.item, refused: answer.refused });
}

async function leaveAt(ride: Ride, seen: SeenCase, steps: readonly CurrentStep[]): Promise<void> {
  const { leave, stopAt } = ride.plan;
  const { state } = seen.loaded;
  const step = steps.find((candidate) => candidate.node === stopAt);
  if (leave === undefined || state.status !== 'open' || step === undefined) return;
  ride.services.clock.set(Math.min(ride.end - hourMs, ride.services.clock.legalNow() + 5 * hourMs));
  if (leave === 'withdrawn') await act(ride, 'citizen', { wish: { do: 'withdraw-case' }, values: {} });
  else if (leave === 'objection') await object(ride, state, step);
  else await actAt(ride, seen, step);
}

type Act = { readonly wish: Wish; readonly values: Readonly<Record<string, Canonical>> };

/** Null when it was done, else the refusal. */
async function tryAct(ride: Ride, who: PersonId | 'citizen' | 'system', what: Act): Promise<string | null> {
  const answer = await actOnCase(ride.services, {
    caseId: ride.caseId,
    commandId: newId(),
    owner: 'demo',
    bodyHash: 'demo',
    expectedVersion: null,
    who,
    ...what,
  });
  return isRefusal(answer) ? `${answer.refused} ${JSON.stringify(answer.because)}` : null;
}

async function act(ride: Ride, who: PersonId | 'citizen' | 'system', what: Act): Promise<void> {
  const refused = await tryAct(ride, who, what);
  const { wish } = what;
  if (refused !== null)
    throw new Fault('demo-case-stuck', { item: ride.plan.item, wish: wish.do, node: 'node' in wish ? wish.node : '', refused });
}
