import type { NodeId } from '../chart/chart.ts';
import type { Firing, Marking } from '../chart/compile.ts';
import type { Day } from '../kernel/day.ts';
import type { CaseId, PersonId, PostId, UnitId, VersionHash } from '../kernel/id.ts';
import type { Instant } from '../kernel/instant.ts';

/** One stay of the case in a visible node. `until` is null while it waits there. */
export type Visit = {
  readonly node: NodeId;
  /** 1 for the first stay in this node. */
  readonly visit: number;
  readonly since: Instant;
  readonly until: Instant | null;
  readonly outcome: string | null;
};

/** What one person did in one stay: signed beside others, took the step, or was a counted member of the body that voted. */
export type Act = {
  readonly as: 'signer' | 'taker' | 'member';
  readonly node: NodeId;
  readonly visit: number;
  readonly person: PersonId;
  /** The holder in whose name he acted: himself unless delegated. */
  readonly principal: PersonId;
  readonly post: PostId | null;
  readonly outcome: string;
  readonly at: Instant;
};

/** The first recording of a meeting, waiting for a second person. */
export type PendingMeeting = {
  readonly node: NodeId;
  readonly visit: number;
  readonly recorder: PersonId;
  readonly roll: readonly PersonId[];
  readonly present: readonly PersonId[];
  readonly recused: readonly PersonId[];
  readonly yes: number;
  readonly no: number;
  readonly abstain: number;
  readonly at: Instant;
};

/** A running publicity period; `until` is its last day. */
export type Notice = { readonly node: NodeId; readonly visit: number; readonly from: Day; readonly until: Day };

/** An objection and its answer. */
export type Objection = {
  readonly objection: string;
  readonly node: NodeId;
  readonly visit: number;
  readonly raisedAt: Instant;
  readonly answer: 'upheld' | 'not-upheld' | null;
  readonly answeredAt: Instant | null;
};

/** A running timer. */
export type Timer = { readonly node: NodeId; readonly visit: number; readonly dueAt: Instant };

/** All that a case remembers. Plain data without sets or maps, so that it can be stored as it is. */
export type CaseHistory = {
  readonly caseId: CaseId;
  readonly item: string;
  readonly version: VersionHash;
  readonly unit: UnitId;
  readonly number: string;
  readonly channel: 'village' | 'hall' | 'online' | 'home';
  readonly openedAt: Instant;
  /** Time of the last event; time inside a case never runs backwards. */
  readonly lastAt: Instant;
  readonly marking: Marking;
  /** In the order of entering. */
  readonly visits: readonly Visit[];
  /** Every act of a person, in order. */
  readonly acts: readonly Act[];
  /** Signatures of steps that still wait for others. */
  readonly signatures: readonly Act[];
  readonly meetings: readonly PendingMeeting[];
  readonly notices: readonly Notice[];
  readonly objections: readonly Objection[];
  readonly timers: readonly Timer[];
  readonly recused: readonly PersonId[];
  /** Edges chosen so far (index in the chart's list), in order, with repetitions. */
  readonly taken: readonly number[];
};

export type OpenCase = CaseHistory & { readonly status: 'open' };

export type EndedCase = CaseHistory & {
  readonly status: 'ended';
  readonly endedAt: Instant;
  /** The end node; null when the applicant withdrew. */
  readonly endNode: NodeId | null;
  readonly result: 'approve' | 'reject' | 'withdraw' | 'close';
};

/** A case (办件): not yet there, open, or ended. */
export type Case = { readonly status: 'absent' } | OpenCase | EndedCase;

/** The state before the first event. */
export const absentCase: Case = { status: 'absent' };

/** What a case remembers before anything has happened in it. */
export const noHistory = {
  marking: '',
  visits: [],
  acts: [],
  signatures: [],
  meetings: [],
  notices: [],
  objections: [],
  timers: [],
  recused: [],
  taken: [],
} as const satisfies Partial<CaseHistory>;

/** The stay of the case in a node that is waiting, the earliest when there are several. */
export function currentVisit(state: CaseHistory, node: NodeId): Visit | undefined {
  return state.visits.find((visit) => visit.node === node && visit.until === null);
}

/** Nodes where the case waits, in the order of entering. */
export function currentNodes(state: CaseHistory): readonly NodeId[] {
  return state.visits.filter((visit) => visit.until === null).map((visit) => visit.node);
}

/** The result of the latest finished stay in a node; undefined before the first. */
export function latestOutcome(state: CaseHistory, node: NodeId): string | undefined {
  return state.visits.findLast((visit) => visit.node === node && visit.outcome !== null)?.outcome ?? undefined;
}

/** Objections that nobody has answered yet. */
export function openObjections(state: CaseHistory): readonly Objection[] {
  return state.objections.filter((objection) => objection.answer === null);
}

/** How often the case was in a node, running stays included. */
export function visitsOf(state: Pick<CaseHistory, 'visits'>, node: NodeId): number {
  return state.visits.reduce((count, visit) => (visit.node === node ? count + 1 : count), 0);
}

/** What changes when the case moves on: the visit finished, the entered nodes waiting, the edges chosen. */
export function moved(
  state: Pick<CaseHistory, 'visits' | 'taken'>,
  left: { readonly node: NodeId; readonly visit: number; readonly outcome: string | null } | null,
  by: Firing & { readonly at: Instant },
): Pick<CaseHistory, 'visits' | 'taken' | 'marking'> {
  const visits = state.visits.slice();
  const index = left === null ? -1 : visits.findLastIndex((visit) => visit.node === left.node && visit.visit === left.visit);
  const visit = visits[index];
  if (left !== null && visit !== undefined)
    visits[index] = { node: visit.node, visit: visit.visit, since: visit.since, until: by.at, outcome: left.outcome };
  for (const node of by.entered) visits.push({ node, visit: visitsOf({ visits }, node) + 1, since: by.at, until: null, outcome: null });
  const chosen = by.fired.flatMap((move) => (move.edge === null ? [] : [move.edge]));
  return { marking: by.marking, visits, taken: chosen.length === 0 ? state.taken : [...state.taken, ...chosen] };
}
