import type { ChartNode, NodeId } from '../chart/chart.ts';
import { dayOf, type Day } from '../kernel/day.ts';
import { daysLeft, type DayUnit, dayUnitOf, type DueDate, dueOf } from '../kernel/deadline.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Role } from '../org/organisation.ts';
import { type Act, type CaseHistory, openObjections, type PendingMeeting, type Visit } from './case.ts';
import type { CaseContext } from './case-context.ts';
import { clockOf } from './clock-of.ts';
import { rolesOfNode } from './roles-of-node.ts';

/** An unanswered objection and until when it must be answered. */
export type WaitingObjection = { readonly objection: string; readonly raisedAt: Instant; readonly due: DueDate | null };

/** A place where the case waits now. */
export type CurrentStep = {
  readonly node: NodeId;
  readonly type: ChartNode['type'];
  readonly visit: number;
  readonly since: Instant;
  /** Null when the step has no limit, or while its clock stands still (`standsStill`). */
  readonly due: DueDate | null;
  readonly standsStill: boolean;
  /** In days of `unit`; negative when overdue; null without a due date. */
  readonly daysLeft: number | null;
  /** Working days of a limit in working days, else calendar days; null without a limit. */
  readonly unit: DayUnit | null;
  /** Roles of which one is needed here; empty where no official acts. */
  readonly roles: readonly Role[];
  readonly signatures: readonly Act[];
  /** Persons needed: `actors` of a task, two recorders of a vote, else 0. */
  readonly needed: number;
  readonly meeting: PendingMeeting | null;
  /** The last day of publicity. */
  readonly noticeUntil: Day | null;
  readonly objections: readonly WaitingObjection[];
};

/** Where the case waits, since when, until when, and for whom; in the order of entering. Empty once the case has ended. */
export function currentSteps(state: CaseHistory, context: CaseContext): readonly CurrentStep[] {
  return state.visits.flatMap((visit) => {
    const node = visit.until === null ? context.chart.node(visit.node) : undefined;
    return node === undefined || node.type === 'end' ? [] : [stepOf(node, visit, { state, context })];
  });
}

type Place = { readonly state: CaseHistory; readonly context: CaseContext };

function stepOf(node: ChartNode, visit: Visit, place: Place): CurrentStep {
  const { state } = place;
  const notice = state.notices.find((running) => running.node === node.id && running.visit === visit.visit);
  return {
    node: node.id,
    type: node.type,
    visit: visit.visit,
    since: visit.since,
    ...dueFacts(node, visit, place),
    roles: rolesOfNode(node),
    signatures: state.signatures.filter((act) => act.node === node.id && act.visit === visit.visit),
    needed: neededAt(node),
    meeting: state.meetings.find((meeting) => meeting.node === node.id) ?? null,
    noticeUntil: notice?.until ?? null,
    objections: objectionsAt(node, place),
  };
}

type DueFacts = Pick<CurrentStep, 'due' | 'standsStill' | 'daysLeft' | 'unit'>;

function dueFacts(node: ChartNode, visit: Visit, { state, context }: Place): DueFacts {
  const limit = node.type === 'task' || node.type === 'vote' ? node.limit : null;
  if (limit === null) return { due: null, standsStill: false, daysLeft: null, unit: null };
  const due = dueOf(clockOf(state, limit, { startedAt: visit.since, context }), context.calendar);
  const unit = dayUnitOf(limit.unit);
  const left = due === null ? null : daysLeft(due.dueDay, dayOf(context.now), { unit, calendar: context.calendar });
  return { due, standsStill: due === null, daysLeft: left, unit };
}

function neededAt(node: ChartNode): number {
  if (node.type === 'task') return node.actors;
  return node.type === 'vote' ? 2 : 0;
}

function objectionsAt(node: ChartNode, { state, context }: Place): readonly WaitingObjection[] {
  if (node.type !== 'notice') return [];
  const limit = node.answerLimit;
  return openObjections(state)
    .filter((objection) => objection.node === node.id)
    .map(({ objection, raisedAt }) => {
      const due = limit === null ? null : dueOf(clockOf(state, limit, { startedAt: raisedAt, context }), context.calendar);
      return { objection, raisedAt, due };
    });
}
