import type { ChartNode, NodeId } from '../../chart/chart.ts';
import type { CompiledChart } from '../../chart/compile.ts';
import { surelyBefore } from '../../chart/must-run.ts';
import type { Act, EndedCase, OpenCase, Visit } from '../../casework/case.ts';
import { clockOf } from '../../casework/clock-of.ts';
import { contentHash } from '../../kernel/hash.ts';
import type { PersonId, UnitId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { WorkingCalendar } from '../../kernel/working-calendar.ts';
import type { Role } from '../../org/organisation.ts';
import { countedArrival, workingDayLimit } from './counted-arrival.ts';
import { type Ahead, aheadIn, inOrderOfChart } from './course.ts';

/** A case of the platform with the chart it pins. */
export type OwnCase = { readonly state: OpenCase | EndedCase; readonly item: OwnItem };

/** An item version as registers call it. */
export type OwnItem = { readonly code: string; readonly name: string; readonly chart: CompiledChart };

/** An act in a case: who, in which step of its course, since when and when. */
export type RegisterAct = {
  readonly id: string;
  readonly caseNumber: string;
  readonly place: number;
  readonly step: string;
  readonly person: PersonId;
  readonly arrivedAt: Instant;
  readonly doneAt: Instant;
};

/** A case as a register has it. What was taken back is told as a case of its own, because it does not stand any more. */
export type RegisterCase = { readonly number: string; readonly course: string; readonly unit: UnitId; readonly openedAt: Instant };

/** A step of a course: the order in which the chart wants the steps that a case went. */
export type RegisterStep = {
  readonly course: string;
  readonly name: string;
  readonly place: number;
  readonly step: string;
  /** Roles of which one must be held; empty where the step is that of a body. */
  readonly roles: readonly Role[];
  readonly limit: number | null;
};

/** What a case adds to the registers. */
export type CaseRows = {
  readonly cases: readonly RegisterCase[];
  readonly acts: readonly RegisterAct[];
  readonly steps: readonly RegisterStep[];
};

type Done = { readonly visit: Visit; readonly acts: readonly Act[] };

/** The rows of one case: acts of officials at tasks and votes, in the order that the chart demands of them. */
export function rowsOfCase({ state, item }: OwnCase, calendar: WorkingCalendar): CaseRows {
  const ahead = aheadIn(item.chart.chart);
  const rounds = new Map<number, Done[]>([[0, []]]);
  for (const [index, visit] of state.visits.entries()) {
    const acts = state.acts.filter((act) => act.node === visit.node && act.visit === visit.visit);
    if (acts.length === 0 || !isAct(item.chart.node(visit.node))) continue;
    const round = timesTakenBack(visit.node, state.visits.slice(index + 1), ahead);
    rounds.set(round, [...(rounds.get(round) ?? []), { visit, acts }]);
  }
  const all = [...rounds].sort(([a], [b]) => a - b).map(([round, done]) => rowsOfRound({ state, item }, { round, done, ahead, calendar }));
  return { cases: all.flatMap(({ cases }) => cases), acts: all.flatMap(({ acts }) => acts), steps: all.flatMap(({ steps }) => steps) };
}

/** How often the case later went back to the node or to one before it. */
function timesTakenBack(node: NodeId, later: readonly Visit[], ahead: Ahead): number {
  return later.filter((visit) => visit.node === node || ahead.get(visit.node)?.has(node) === true).length;
}

type Round = { readonly round: number; readonly done: readonly Done[]; readonly ahead: Ahead; readonly calendar: WorkingCalendar };

function rowsOfRound({ state, item }: OwnCase, { round, done, ahead, calendar }: Round): CaseRows {
  const number = round === 0 ? state.number : `${state.number}/退回${String(round)}`;
  const latest = new Map<NodeId, Instant>();
  for (const { visit, acts } of done) for (const { at } of acts) latest.set(visit.node, Math.max(at, latest.get(visit.node) ?? at));
  const wanted = round === 0 ? neededIn(state, item.chart) : [];
  const nodes = [...new Set([...latest.keys(), ...wanted])];
  const order = inOrderOfChart(
    nodes.map((node) => ({ node, doneAt: latest.get(node) ?? null })),
    ahead,
  );
  const course = `${item.code}·${contentHash(order).slice(0, 8)}`;
  const place = new Map(order.map((node, index) => [node, index + 1]));
  return {
    cases: [{ number, course, unit: state.unit, openedAt: state.openedAt }],
    steps: order.map((node, index) => stepOf(item, { course, node, place: index + 1 })),
    acts: done.flatMap(({ visit, acts }) =>
      acts.map((act, index) => ({
        id: `${state.number} ${visit.node} ${String(visit.visit)} ${String(index + 1)}`,
        ...{ caseNumber: number, place: place.get(visit.node) ?? 0, step: stepName(item, visit.node), person: act.person },
        arrivedAt: arrivalOf({ state, item }, { visit, doneAt: act.at, calendar }),
        doneAt: act.at,
      })),
    ),
  };
}

/** The steps without which the case could not be where it is; of a running case also those where it waits. */
function neededIn(state: OpenCase | EndedCase, { chart, node }: CompiledChart): readonly NodeId[] {
  const before = surelyBefore(chart);
  const places = state.status === 'open' ? state.visits.flatMap((visit) => (visit.until === null ? [visit.node] : [])) : [state.endNode];
  const needed = places.flatMap((place) => (place === null ? [] : [...(before.get(place) ?? []), place]));
  return [...new Set(needed)].filter((id) => isAct(node(id)));
}

function isAct(node: ChartNode | undefined): node is Extract<ChartNode, { readonly type: 'task' | 'vote' }> {
  return node?.type === 'task' || node?.type === 'vote';
}

function stepOf(item: OwnItem, at: { readonly course: string; readonly node: NodeId; readonly place: number }): RegisterStep {
  const node = item.chart.node(at.node);
  return {
    ...{ course: at.course, name: item.name, place: at.place, step: stepName(item, at.node) },
    // Who may vote is the roll's affair, which is that of the day of the meeting.
    roles: node?.type === 'task' ? node.posts : [],
    limit: isAct(node) ? workingDayLimit(node.limit) : null,
  };
}

/** The name of a step that no other item has, so that what is incompatible in one item is so in no other. */
export function stepName({ code, chart }: OwnItem, node: NodeId): string {
  const found = chart.node(node);
  return `${found !== undefined && 'name' in found ? found.name : node}（${code} ${node}）`;
}

type Timed = { readonly visit: Visit; readonly doneAt: Instant; readonly calendar: WorkingCalendar };

function arrivalOf({ state, item }: OwnCase, { visit, doneAt, calendar }: Timed): Instant {
  const node = item.chart.node(visit.node);
  if (!isAct(node) || node.limit === null) return visit.since;
  // Only what had happened when it was done: later stays with the applicant do not make it punctual.
  const known = {
    visits: state.visits
      .filter(({ since }) => since <= doneAt)
      .map((one) => (one.until !== null && one.until > doneAt ? { ...one, until: null } : one)),
  };
  return countedArrival(clockOf(known, node.limit, { startedAt: visit.since, context: item }), doneAt, calendar);
}

/** Pairs of steps of an item that one person may not both do. */
export function incompatibleSteps(item: OwnItem): readonly (readonly [string, string])[] {
  return item.chart.chart.constraints.flatMap((rule) => {
    if (rule.type !== 'sod' || rule.by === 'principal') return [];
    const steps = rule.steps.filter((id) => isAct(item.chart.node(id)));
    return steps.flatMap((a, index) => steps.slice(index + 1).map((b) => [stepName(item, a), stepName(item, b)] as const));
  });
}
