import { type CurrentStep, currentSteps } from '../../core/casework/current-steps.ts';
import { endOfDay } from '../../core/kernel/day.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import { type SeenCase, seenBy } from '../casework/viewer.ts';
import { type Ride, act, hourMs, see } from './ride.ts';
import { object, objectAndAnswer } from './object-in-demo.ts';
import { actAt } from './act-at-step.ts';

const mostActs = 90;

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
    if (!(await moveOn(ride, seen, steps))) return;
  }
}

/** One act somewhere; false when nothing can move before the end of the demo's past. */
async function moveOn(ride: Ride, { loaded }: SeenCase, steps: readonly CurrentStep[]): Promise<boolean> {
  const [first] = steps;
  if (first?.type === 'notice' && first.noticeUntil !== null) return waitUntil(ride, endOfDay(first.noticeUntil) + hourMs);
  const after = ride.services.clock.legalNow() + (3 + ride.source.below(22)) * hourMs;
  if (after >= ride.end) return false;
  ride.services.clock.set(after);
  // Only time has passed since the case was read.
  const fresh = await seenBy(ride.services, loaded, ride.opener);
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
