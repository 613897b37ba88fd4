import type { ChartNode, NodeId } from '../chart/chart.ts';
import { outcomesOf } from '../chart/outcomes.ts';
import type { PersonId } from '../kernel/id.ts';
import { isRefusal } from '../kernel/outcome.ts';
import type { Role } from '../org/organisation.ts';
import { notYourPost } from './authority.ts';
import { type Case, type OpenCase, openObjections } from './case.ts';
import type { CaseContext } from './case-context.ts';
import { answered, mayAnswer } from './answer-objection.ts';
import { mayConfirmMeeting } from './confirm-meeting.ts';
import type { Official } from './event.ts';
import { passGate } from './gate.ts';
import { moveThrough } from './move.ts';
import { mayNote } from './note-external.ts';
import { mayRecordMeeting } from './record-meeting.ts';
import type { CaseRefusal } from './refusal.ts';
import { mayTakeStep, previewStep, type StepInHand } from './take-step.ts';

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
  readonly ask: (by: Official) => Hand | CaseRefusal;
};
/** What somebody who may act holds in his hand: the results he can give, worked out only when he is the one who acts. */
type Hand = { readonly outcomes: () => readonly PossibleOutcome[] };

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
      return [{ do: 'take-step', objection: null, roles: node.posts, ask: (by) => stepHand(mayTakeStep(node.id, by, place), place) }];
    case 'vote':
      return [
        { do: 'record-meeting', objection: null, roles: node.recorders, ask: (by) => handOf(mayRecordMeeting(node.id, by, place), none) },
        { do: 'confirm-meeting', objection: null, roles: node.recorders, ask: (by) => handOf(mayConfirmMeeting(node.id, by, place), none) },
      ];
    case 'external':
      return [
        {
          do: 'note-external',
          objection: null,
          roles: node.notedBy,
          ask: (by) => handOf(mayNote(node.id, by, place), () => ways(node, place)),
        },
      ];
    case 'notice':
      return openObjections(place.state)
        .filter((objection) => objection.node === node.id)
        .map(({ objection }) => ({
          do: 'answer-objection',
          objection,
          roles: node.answeredBy,
          ask: (by) => handOf(mayAnswer(objection, by, place), () => answersTo(objection, by, place)),
        }));
    case 'start':
    case 'timer':
    case 'xor':
    case 'and':
    case 'end':
      return [];
  }
}

function handOf(answer: object | CaseRefusal, outcomes: Hand['outcomes']): Hand | CaseRefusal {
  return isRefusal(answer) ? (answer as CaseRefusal) : { outcomes };
}

const none = (): readonly PossibleOutcome[] => [];

function stepHand(step: StepInHand | CaseRefusal, place: Place): Hand | CaseRefusal {
  if (isRefusal(step)) return step;
  return { outcomes: () => outcomesOf(step.node).map((id) => possible(id, previewStep(step, id, place))) };
}

function ways(node: ChartNode, place: Place): readonly PossibleOutcome[] {
  return outcomesOf(node).map((id) => possible(id, moveThrough(node.id, id, place)));
}

/** What the form will ask for is not yet there while the button is drawn. */
function possible(id: string, preview: object): PossibleOutcome {
  const refusal = isRefusal(preview) && preview.refused !== 'missing-field' ? (preview as CaseRefusal) : null;
  return { id, refusal };
}

function answersTo(objection: string, by: Official, { state, context }: Place): readonly PossibleOutcome[] {
  const at = Math.max(state.lastAt, context.now);
  return (['upheld', 'not-upheld'] as const).map((id) => {
    const answer = answered({ objection, outcome: id, fields: [], at, by }, state, context);
    return { id, refusal: isRefusal(answer) ? answer : null };
  });
}

/** Of several posts the first that lets him act; else the first post with its reason. */
function answerTo(asked: Asked, here: Here, place: Place): PossibleAct {
  const { node, visit } = here;
  const about = { do: asked.do, node: node.id, visit, objection: asked.objection };
  let first: { readonly by: Official; readonly refusal: CaseRefusal } | undefined;
  for (const by of holdingsOf(asked.roles, here, place)) {
    const hand = asked.ask(by);
    if (!isRefusal(hand)) return { ...about, by, refusal: null, outcomes: hand.outcomes() };
    first ??= { by, refusal: hand };
  }
  const wish = { person: here.person, roles: asked.roles, unit: place.state.unit };
  const refusal = first?.refusal ?? notYourPost(place.context.staff, wish, { node: node.id });
  return { ...about, by: first?.by ?? null, refusal, outcomes: [] };
}

function holdingsOf(roles: readonly Role[], here: Here, { state, context }: Place): readonly Official[] {
  return roles.flatMap((role) =>
    context.staff
      .holdersOf(role, state.unit)
      .filter((holding) => holding.person === here.person)
      .map((holding) => ({ kind: 'official' as const, ...holding })),
  );
}
