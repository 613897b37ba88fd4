import type { Day } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import { Fault } from '../kernel/outcome.ts';
import type { DecisionPlace, EventOf, Hand, Measure, Minutes, Paper, Phase, ProgrammeEvent, Seat, StatutoryPower } from './event.ts';

/** A governance body (领导小组) from a day on; `seats` is null from the day on which it was dissolved. */
export type BodyVersion = { readonly from: Day; readonly paper: Paper; readonly office: string; readonly seats: readonly Seat[] | null };

/** What a unit reported of a task. */
export type Report = { readonly unit: UnitId; readonly text: string; readonly paper: string; readonly at: number; readonly by: Hand };

/** A record of the programme: what the events of one stream add up to. */
export type ProgrammeRecord =
  | { readonly kind: 'governance-body'; readonly unit: UnitId; readonly versions: readonly BodyVersion[] }
  | { readonly kind: 'governing-document'; readonly paper: Paper; readonly requires: string; readonly ended: string | null }
  | { readonly kind: 'roadmap'; readonly phases: readonly Phase[] }
  | {
      readonly kind: 'programme-task';
      readonly title: string;
      readonly text: string;
      readonly phase: string | null;
      readonly document: string | null;
      readonly decision: DecisionPlace | null;
      readonly units: readonly UnitId[];
      readonly due: Day;
      readonly measure: Measure;
      readonly reports: readonly Report[];
      readonly moved: readonly { readonly due: Day; readonly reason: string }[];
      readonly ended: string | null;
    }
  | { readonly kind: 'programme-meeting'; readonly minutes: Minutes; readonly corrections: readonly string[] }
  | { readonly kind: 'list-deadline'; readonly unit: UnitId; readonly due: Day | null }
  | { readonly kind: 'statutory-list'; readonly unit: UnitId; readonly items: readonly StatutoryPower[] };

/** Which streams there are. */
export type RecordKind = ProgrammeRecord['kind'];
/** A record of one kind. */
export type RecordOf<Kind extends RecordKind> = Extract<ProgrammeRecord, { readonly kind: Kind }>;

/** The kinds, in the order in which they rest on each other. */
export const recordKinds = [
  ...([
    'governance-body',
    'governing-document',
    'roadmap',
    'programme-meeting',
    'programme-task',
    'list-deadline',
    'statutory-list',
  ] as const),
] satisfies readonly RecordKind[];

/**
 * The record after one more event. Knows no rules: what was decided has happened.
 *
 * @throws Fault `event-out-of-order` when the event does not belong to the record
 */
export function evolveRecord(state: ProgrammeRecord | undefined, event: ProgrammeEvent): ProgrammeRecord {
  const next = state === undefined ? begun(event) : (changed(state, event) ?? replaced(state, event));
  if (next === undefined) throw new Fault('event-out-of-order', { status: state?.kind ?? 'absent', type: event.type });
  return next;
}

/** The record after all events; undefined when there are none. */
export function foldRecord(events: readonly ProgrammeEvent[]): ProgrammeRecord | undefined {
  return events.reduce<ProgrammeRecord | undefined>(evolveRecord, undefined);
}

function begun(event: ProgrammeEvent): ProgrammeRecord | undefined {
  switch (event.type) {
    case 'body-set':
      return { kind: 'governance-body', unit: event.unit, versions: [versionOf(event)] };
    case 'document-entered':
      return { kind: 'governing-document', paper: event.paper, requires: event.requires, ended: null };
    case 'task-sent': {
      const { type: _type, at: _at, by: _by, ...task } = event;
      return { kind: 'programme-task', ...task, reports: [], moved: [], ended: null };
    }
    case 'minutes-recorded':
      return { kind: 'programme-meeting', minutes: event.minutes, corrections: [] };
    case 'roadmap-set':
      return { kind: 'roadmap', phases: event.phases };
    case 'deadline-set':
      return { kind: 'list-deadline', unit: event.unit, due: event.due };
    case 'statutory-list-taken':
      return { kind: 'statutory-list', unit: event.unit, items: event.items };
    case 'body-dissolved':
    case 'document-ended':
    case 'minutes-corrected':
    case 'result-reported':
    case 'task-due-moved':
    case 'task-ended':
      return undefined;
  }
}

/** Records that are given as a whole each time. */
function replaced(state: ProgrammeRecord, event: ProgrammeEvent): ProgrammeRecord | undefined {
  const next =
    event.type === 'roadmap-set' || event.type === 'deadline-set' || event.type === 'statutory-list-taken' ? begun(event) : undefined;
  return next?.kind === state.kind ? next : undefined;
}

function changed(state: ProgrammeRecord, event: ProgrammeEvent): ProgrammeRecord | undefined {
  if (state.kind === 'governance-body') {
    if (event.type === 'body-set') return { ...state, versions: [...state.versions, versionOf(event)] };
    if (event.type !== 'body-dissolved') return undefined;
    return { ...state, versions: [...state.versions, { from: event.from, paper: event.paper, office: '', seats: null }] };
  }
  if (state.kind === 'governing-document') return event.type === 'document-ended' ? { ...state, ended: event.reason } : undefined;
  if (state.kind === 'programme-meeting' && event.type === 'minutes-corrected')
    return { ...state, minutes: event.minutes, corrections: [...state.corrections, event.reason] };
  return state.kind === 'programme-task' ? changedTask(state, event) : undefined;
}

function changedTask(state: RecordOf<'programme-task'>, event: ProgrammeEvent): ProgrammeRecord | undefined {
  if (event.type === 'task-due-moved')
    return { ...state, due: event.due, moved: [...state.moved, { due: state.due, reason: event.reason }] };
  if (event.type === 'task-ended') return { ...state, ended: event.reason };
  if (event.type !== 'result-reported') return undefined;
  const { unit, text, paper, at, by } = event;
  return { ...state, reports: [...state.reports.filter((one) => one.unit !== unit), { unit, text, paper, at, by }] };
}

function versionOf({ from, paper, office, seats }: EventOf<'body-set'>): BodyVersion {
  return { from, paper, office, seats };
}
