import type { ChartNode, NodeId } from '../chart/chart.ts';
import { outcomesOf } from '../chart/outcomes.ts';
import type { PersonId } from '../kernel/id.ts';
import { isRefusal, refuse } from '../kernel/outcome.ts';
import type { Role } from '../org/organisation.ts';
import { type Case, type OpenCase, openObjections } from './case.ts';
import type { CaseContext } from './case-context.ts';
import { mayAnswer } from './answer-objection.ts';
import { mayConfirmMeeting } from './confirm-meeting.ts';
import type { Official } from './event.ts';
import { passGate } from './gate.ts';
import { moveThrough } from './move.ts';
import { mayNote } from './note-external.ts';
import { mayRecordMeeting } from './record-meeting.ts';
import type { CaseRefusal } from './refusal.ts';
import { mayTakeStep, previewStep } from './take-step.ts';

/** A result a person could give, with the reason when it is closed. */
export type PossibleOutcome = { readonly id: string; readonly refusal: CaseRefusal | null };

/** One act at a current node for one person: as whom he would do it, or why he may not. */
export type PossibleAct = {
  readonly do: 'take-step' | 'record-meeting' | 'confirm-meeting' | 'note-external' | 'answer-objection';
  readonly node: NodeId;
  readonly visit: number;
  /** The objection to answer; null for other acts. */
  readonly objection: string | null;
  /** As whom he would act; null when he holds none of the roles. */
  readonly by: Official | null;
  readonly refusal: CaseRefusal | null;
  readonly outcomes: readonly PossibleOutcome[];
};

type Place = { readonly state: OpenCase; readonly context: CaseContext };
type Here = { readonly node: ChartNode; readonly visit: number; readonly person: PersonId };
type Asked = Pick<PossibleAct, 'do' | 'objection'> & {
  readonly roles: readonly Role[];
  readonly ask: (by: Official) => CaseRefusal | null;
};

/**
 * What a person may do now at each place where the case waits, or the reason why not. Asks the same functions that decide, so
 * that a button never promises what a press refuses; only missing fields are left to the form.
 *
 * Nothing for a case that is absent or ended.
 */
export function possibleActs(state: Case, context: CaseContext, person: PersonId): readonly PossibleAct[] {
  const gate = passGate(state, context);
  if (isRefusal(gate)) return [];
  const place = { state: gate.open, context };
  return gate.open.visits.flatMap((visit) => {
    const node = visit.until === null ? context.chart.node(visit.node) : undefined;
    if (node === undefined) return [];
    const here = { node, visit: visit.visit, person };
    return askedAt(node, place).map((asked) => answerTo(asked, here, place));
  });
}

function askedAt(node: ChartNode, place: Place): readonly Asked[] {
  switch (node.type) {
    case 'task':
      return [{ do: 'take-step', objection: null, roles: node.posts, ask: (by) => only(mayTakeStep(node.id, by, place)) }];
    case 'vote':
      return [
        { do: 'record-meeting', objection: null, roles: node.recorders, ask: (by) => only(mayRecordMeeting(node.id, by, place)) },
        { do: 'confirm-meeting', objection: null, roles: node.recorders, ask: (by) => only(mayConfirmMeeting(node.id, by, place)) },
      ];
    case 'external':
      return [{ do: 'note-external', objection: null, roles: node.notedBy, ask: (by) => only(mayNote(node.id, by, place)) }];
    case 'notice':
      return openObjections(place.state)
        .filter((objection) => objection.node === node.id)
        .map(({ objection }) => ({
          do: 'answer-objection',
          objection,
          roles: node.answeredBy,
          ask: (by) => only(mayAnswer(objection, by, place)),
        }));
    case 'start':
    case 'timer':
    case 'xor':
    case 'and':
    case 'end':
      return [];
  }
}

function only(answer: object): CaseRefusal | null {
  return isRefusal(answer) ? (answer as CaseRefusal) : null;
}

/** Of several posts the first that lets him act; else the first post with its reason. */
function answerTo(asked: Asked, here: Here, place: Place): PossibleAct {
  const { node, visit } = here;
  const about = { do: asked.do, node: node.id, visit, objection: asked.objection };
  const tried = holdingsOf(asked.roles, here, place).map((by) => ({ by, refusal: asked.ask(by) }));
  const best = tried.find((candidate) => candidate.refusal === null) ?? tried[0];
  if (best === undefined)
    return { ...about, by: null, refusal: refuse('not-your-post', { node: node.id, roles: asked.roles }), outcomes: [] };
  return { ...about, ...best, outcomes: best.refusal === null ? outcomesFor(asked, { node, by: best.by }, place) : [] };
}

function holdingsOf(roles: readonly Role[], here: Here, { state, context }: Place): readonly Official[] {
  return roles.flatMap((role) =>
    context.staff
      .holdersOf(role, state.unit)
      .filter((holding) => holding.person === here.person)
      .map((holding) => ({ kind: 'official' as const, ...holding })),
  );
}

function outcomesFor(asked: Asked, who: { readonly node: ChartNode; readonly by: Official }, place: Place): readonly PossibleOutcome[] {
  const { node, by } = who;
  if (asked.do === 'answer-objection') return ['upheld', 'not-upheld'].map((id) => ({ id, refusal: null }));
  if (asked.do !== 'take-step' && asked.do !== 'note-external') return [];
  const step = asked.do === 'take-step' ? mayTakeStep(node.id, by, place) : null;
  return outcomesOf(node).map((id) => {
    const preview = step === null || isRefusal(step) ? moveThrough(node.id, id, place) : previewStep(step, id, place);
    // What the form will ask for is not yet there while the button is drawn.
    return { id, refusal: isRefusal(preview) && preview.refused !== 'missing-field' ? preview : null };
  });
}
