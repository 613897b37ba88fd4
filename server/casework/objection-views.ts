import { currentSteps } from '../../core/casework/current-steps.ts';
import type { PossibleAct } from '../../core/casework/may-do.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { ObjectionView } from '../../contract/work-views.ts';
import type { SeenCase, Viewer } from './viewer.ts';

/** Objections of a case with their answers, and whether the viewer may answer; `possible` is what he may do in the case. */
export function objectionViews(seen: SeenCase, viewer: Viewer, possible: readonly PossibleAct[]): readonly ObjectionView[] {
  const { state, events, values } = seen.loaded;
  if (state.status === 'absent') return [];
  const acts = possible.filter((act) => act.do === 'answer-objection');
  const waiting = state.status === 'open' ? currentSteps(state, seen.context).flatMap((step) => step.objections) : [];
  const textAt = (at: number, field: string) => {
    const value = at < 0 ? undefined : values.byEvent.get(at + 1)?.get(field);
    return typeof value === 'string' ? value : null;
  };
  return state.objections.map((objection) => {
    const raisedAt = events.findIndex((event) => event.type === 'objection-raised' && event.objection === objection.objection);
    const answeredAt = events.findIndex((event) => event.type === 'objection-answered' && event.objection === objection.objection);
    const raised = events[raisedAt];
    const act = acts.find((candidate) => candidate.objection === objection.objection);
    return {
      id: objection.objection,
      text: textAt(raisedAt, 'objection') ?? '',
      raisedOn: dayOf(objection.raisedAt),
      channel: raised?.type === 'objection-raised' ? raised.channel : 'web',
      state: objection.answer ?? 'open',
      answer: textAt(answeredAt, 'answer'),
      dueDay: waiting.find((one) => one.objection === objection.objection)?.due?.dueDay ?? null,
      refusal: act?.refusal === null || act === undefined ? null : viewer.sentence(act.refusal),
      ...answersOf(act, viewer),
    };
  });
}

function answersOf(act: PossibleAct | undefined, viewer: Viewer): Pick<ObjectionView, 'answers' | 'closed'> {
  const outcomes = act?.outcomes ?? [];
  const open = (['not-upheld', 'upheld'] as const).filter((id) => outcomes.some((one) => one.id === id && one.refusal === null));
  const closed = outcomes.find((one) => one.refusal !== null)?.refusal ?? null;
  return { answers: open, closed: closed === null ? null : viewer.sentence(closed) };
}
