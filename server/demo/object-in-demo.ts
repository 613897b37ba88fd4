import type { CurrentStep } from '../../core/casework/current-steps.ts';
import type { OpenCase } from '../../core/casework/case.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import { rolesOfNode } from '../../core/casework/roles-of-node.ts';
import { raiseObjection } from '../casework/raise-objection.ts';
import { noticeIdOf } from '../casework/notice-id.ts';
import { newId } from '../platform/random.ts';
import { type Ride, hourMs, see, tryAct } from './ride.ts';

/** An objection during the notice, and its answer a day later. */
export async function objectAndAnswer(ride: Ride, state: OpenCase, step: CurrentStep): Promise<void> {
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

/** An objection on paper. */
export async function object(ride: Ride, state: OpenCase, step: CurrentStep): Promise<void> {
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
