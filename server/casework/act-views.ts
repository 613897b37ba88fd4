import { type CurrentStep, currentSteps } from '../../core/casework/current-steps.ts';
import type { PossibleAct } from '../../core/casework/may-do.ts';
import type { CaseRefusal } from '../../core/casework/refusal.ts';
import type { ActView } from '../../contract/work-views.ts';
import type { SeenCase, Viewer } from './viewer.ts';
import { fieldsAt, fieldView } from './fields-at.ts';
import { nameOf } from './name-of.ts';
import { voteOf } from './vote-view.ts';

const kinds: Readonly<Record<PossibleAct['do'], ActView['kind']>> = {
  'take-step': 'task',
  'record-meeting': 'vote',
  'confirm-meeting': 'confirm-vote',
  'note-external': 'external',
  'answer-objection': 'objection',
};

/** What the viewer may do now at each place where the case waits, or why not. Answers to objections are drawn with the objections. */
export function actViews(seen: SeenCase, viewer: Viewer, possible: readonly PossibleAct[]): readonly ActView[] {
  const { state } = seen.loaded;
  if (state.status !== 'open') return [];
  const steps = currentSteps(state, seen.context);
  const acts = possible.filter((act) => act.do !== 'answer-objection' && !isIdle(act));
  return acts.flatMap((act) => {
    const step = steps.find((candidate) => candidate.node === act.node && candidate.visit === act.visit);
    return step === undefined ? [] : [actView(act, step, { seen, viewer })];
  });
}

/** Confirming makes sense only after a first recording, recording only before it. */
function isIdle(act: PossibleAct): boolean {
  return act.do === 'confirm-meeting' && act.refusal?.refused === 'no-meeting-recorded';
}

/** Why nothing can be done here: the act is closed, or each of its results. Who signed waits for another, unless he signs otherwise. */
function whyClosed(act: PossibleAct): CaseRefusal | null {
  if (act.refusal !== null || act.outcomes.some((outcome) => outcome.refusal === null)) return act.refusal;
  const closed = act.outcomes.flatMap(({ refusal }) => (refusal === null ? [] : [refusal]));
  return closed.find((refusal) => refusal.refused === 'needs-another-person') ?? closed[0] ?? null;
}

type About = { readonly seen: SeenCase; readonly viewer: Viewer };

function actView(act: PossibleAct, step: CurrentStep, about: About): ActView {
  const { seen, viewer } = about;
  const node = seen.item.chart.node(act.node);
  const official = node?.type === 'task' || node?.type === 'vote' ? node : undefined;
  const refusal = whyClosed(act);
  const allowed = refusal === null;
  const open = act.outcomes.filter((outcome) => outcome.refusal === null).map((outcome) => outcome.id);
  const outcomes = node?.type === 'task' || node?.type === 'external' ? node.outcomes.filter((outcome) => open.includes(outcome.id)) : [];
  const given = { person: viewer.person, outcomes: open };
  return {
    node: act.node,
    plainName: node?.plainName ?? act.node,
    name: node?.name ?? act.node,
    kind: kinds[act.do],
    refusal: refusal === null ? null : viewer.sentence(refusal),
    outcomes: allowed ? outcomes : [],
    fields: allowed && act.do !== 'confirm-meeting' ? fieldsAt(official?.form ?? [], step, given).map(fieldView) : [],
    risks: (official?.risks ?? []).map((risk) => ({ level: risk.level, what: risk.what, prevention: risk.prevention, forbidden: [] })),
    forbidden: official?.forbidden ?? [],
    signed: act.do === 'confirm-meeting' ? 1 : step.signatures.length,
    needed: step.needed,
    signers: step.signatures.map((signature) => nameOf(seen, signature.person)),
    dueDay: step.due?.dueDay ?? null,
    daysLeft: step.daysLeft,
    daysUnit: step.unit,
    dueCertain: step.due?.certain ?? true,
    postedIn: [],
    vote: node?.type === 'vote' ? voteOf(node, step, seen) : null,
  };
}
