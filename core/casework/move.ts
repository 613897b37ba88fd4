import type { NodeId, XorNode } from '../chart/chart.ts';
import type { CompiledChart, Firing, IndexedEdge } from '../chart/compile.ts';
import { evaluate } from '../chart/evaluate.ts';
import { dayOf, type Day, addDays } from '../kernel/day.ts';
import { dueOf } from '../kernel/deadline.ts';
import type { Instant } from '../kernel/instant.ts';
import { isRefusal, refuse } from '../kernel/outcome.ts';
import { addWorkingDays, type WorkingCalendar } from '../kernel/working-calendar.ts';
import { type CaseHistory, latestOutcome, visitsOf } from './case.ts';
import type { CaseContext } from './case-context.ts';
import { factsOf } from './case-facts.ts';
import type { CaseEvent } from './event.ts';
import type { CaseRefusal } from './refusal.ts';

/** A case and all that decisions on it may know. */
export type CasePlace = { readonly state: CaseHistory; readonly context: CaseContext };

/**
 * Moves the case through a visible node with a result.
 *
 * Refusals: `missing-field` when a branch asks for a value that nobody gave, `no-branch-open`, `rounds-used-up`.
 */
export function moveThrough(node: NodeId, outcome: string | null, place: CasePlace): Firing | CaseRefusal {
  const { state, context } = place;
  const { chart } = context;
  const begun = { node, outcome };
  const blocked = chart.edgesFrom(node).map((edge) => (edge.max === undefined ? null : whyUsedUp(chart, edge, state.taken)));
  const first = blocked.find((refusal) => refusal !== null);
  if (first) return first;
  return chart.fire<CaseRefusal>(state.marking, node, (xor) => {
    const edge = choose(xor, begun, place);
    if (isRefusal(edge)) return edge;
    return whyUsedUp(chart, edge, state.taken) ?? edge.index;
  });
}

type Begun = { readonly node: NodeId; readonly outcome: string | null };

function choose(xorId: NodeId, begun: Begun, { state, context }: CasePlace): IndexedEdge | CaseRefusal {
  const xor = context.chart.node(xorId);
  const edges = context.chart.edgesFrom(xorId);
  const chosen =
    xor?.type === 'xor' && xor.of !== null ? byOutcome(edges, latest(state, xor.of, begun)) : byCondition(state, edges, context);
  if (chosen !== undefined) return chosen;
  const otherwise = edges.find((edge) => edge.otherwise === true) ?? theOnly(edges);
  return otherwise ?? refuse('no-branch-open', { xor: xorId, of: (xor as XorNode | undefined)?.of ?? null });
}

/** An xor with one way out and no rule is a mere merge. */
function theOnly(edges: readonly IndexedEdge[]): IndexedEdge | undefined {
  const [only] = edges;
  return edges.length === 1 && only?.outcome === undefined && only?.when === undefined ? only : undefined;
}

/** The result that an xor reads: that of the act at hand when it is the one, else the latest of the node. */
function latest(state: CaseHistory, of: NodeId, begun: Begun): string | undefined {
  return begun.node === of && begun.outcome !== null ? begun.outcome : latestOutcome(state, of);
}

function byOutcome(edges: readonly IndexedEdge[], outcome: string | undefined): IndexedEdge | undefined {
  return edges.find((edge) => edge.outcome !== undefined && edge.outcome === outcome);
}

function byCondition(state: CaseHistory, edges: readonly IndexedEdge[], context: CaseContext): IndexedEdge | CaseRefusal | undefined {
  const facts = factsOf(state, context);
  for (const edge of edges) {
    const holds = edge.when === undefined ? false : evaluate(edge.when, facts);
    if (typeof holds !== 'boolean') return holds;
    if (holds) return edge;
  }
  return undefined;
}

function whyUsedUp(chart: CompiledChart, edge: IndexedEdge, used: readonly number[]): CaseRefusal | null {
  for (const capped of chart.cappedBy(edge.index)) {
    const rounds = used.filter((index) => index === capped.index).length;
    if (capped.max !== undefined && rounds >= capped.max) {
      return refuse('rounds-used-up', { from: capped.from, to: capped.to, max: capped.max });
    }
  }
  return null;
}

/**
 * What happens by itself when the case enters nodes: notices are posted at once, timers start, an end ends the case.
 *
 * `place.state` is the case before the firing.
 */
export function consequencesOf(firing: Firing, at: Instant, { state, context }: CasePlace): readonly CaseEvent[] {
  const events: CaseEvent[] = [];
  const entered = new Map<NodeId, number>();
  for (const id of firing.entered) {
    const visit = (entered.get(id) ?? visitsOf(state, id)) + 1;
    entered.set(id, visit);
    const event = consequenceOf({ id, visit, at }, context);
    if (event !== null) events.push(event);
  }
  return events.toSorted((left, right) => Number(left.type === 'case-ended') - Number(right.type === 'case-ended'));
}

function consequenceOf(
  here: { readonly id: NodeId; readonly visit: number; readonly at: Instant },
  context: CaseContext,
): CaseEvent | null {
  const node = context.chart.node(here.id);
  const { visit, at } = here;
  const by = { kind: 'system' } as const;
  if (node?.type === 'notice') {
    const from = dayOf(at);
    return { type: 'notice-posted', node: node.id, visit, from, until: lastDayOf(node, from, context.calendar), at, by };
  }
  if (node?.type === 'timer') {
    const due = dueOf({ limit: node.wait, startedAt: at, suspended: [], extension: 0 }, context.calendar);
    return { type: 'timer-started', node: node.id, visit, dueAt: due?.dueAt ?? at, at, by };
  }
  return node?.type === 'end' ? { type: 'case-ended', node: node.id, outcome: node.outcome, at, by } : null;
}

/** The last day of a publicity period; the day of posting is not counted. */
function lastDayOf(notice: { readonly days: number; readonly dayUnit: 'day' | 'working-day' }, from: Day, calendar: WorkingCalendar): Day {
  return notice.dayUnit === 'working-day' ? addWorkingDays(calendar, from, notice.days).day : addDays(from, notice.days);
}
