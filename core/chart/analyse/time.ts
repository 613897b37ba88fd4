import type { Limit } from '../../kernel/deadline.ts';
import type { ChartFacts } from './approval-plan.ts';
import type { Flow } from './flow.ts';
import type { AnalysisInput, FlowNode } from './input.ts';
import { spanOf } from './time-span.ts';

/** Shortest and longest time from start to any end, in `unit`; `longest` is null when a return has no most number of rounds. */
export type Span = { readonly shortest: number; readonly longest: number | null };

/**
 * Time over the structure: a sequence adds, parallel branches take the longest, a choice the shortest or longest branch.
 *
 * Statutory time uses the legal limit of each step, promised time the promise; a step that has only one of them lends it to
 * the other. When units are mixed, everything is in calendar days, rounded up to a tenth: five working days are seven days.
 */
export type FlowTime = {
  readonly unit: Limit['unit'];
  readonly statutory: Span;
  readonly promised: Span;
  /** The legal limit of the whole case in the same unit, null when none was stated. */
  readonly limit: number | null;
  /** Is the longest promised time within the limit? Null without a limit. */
  readonly within: boolean | null;
  /** Steps that take time but state none. */
  readonly unstated: readonly string[];
};

/** Minutes of a unit; a working day is counted as a fifth of a week. */
const minutes: Readonly<Record<Limit['unit'], number>> = { hour: 60, day: 1_440, 'working-day': 2_016 };

/**
 * The time of a sound chart; null when no limit is stated or its parallel parts are not block-structured.
 *
 * @param inUnitOf a time whose unit is wanted, so that two charts can be compared
 */
export function timeOf(input: AnalysisInput, facts: Pick<ChartFacts, 'flow'>, inUnitOf: FlowTime | null = null): FlowTime | null {
  const stated = input.nodes.flatMap(limitsOf);
  if (stated.length === 0) return null;
  const units = new Set([...stated, ...(input.totalLimit === null ? [] : [input.totalLimit])].map((limit) => limit.unit));
  const [only] = units;
  const unit = inUnitOf?.unit ?? (units.size === 1 && only !== undefined ? only : 'day');
  const question = { flow: facts.flow, rounds: input.edges.map((edge) => edge.max) };
  const byLaw = input.nodes.map((node) => amountOf(node, 'statutory'));
  const byPromise = input.nodes.map((node) => amountOf(node, 'promised'));
  const statutory = spanOf({ ...question, minutesOf: byLaw });
  const same = byLaw.every((amount, at) => amount === byPromise[at]);
  const promised = same ? statutory : spanOf({ ...question, minutesOf: byPromise });
  if (statutory === null || promised === null) return null;
  const inUnit = (amount: number): number => Math.ceil((amount * 10) / minutes[unit] - 1e-9) / 10;
  const span = (raw: Span): Span => ({ shortest: inUnit(raw.shortest), longest: raw.longest === null ? null : inUnit(raw.longest) });
  const limit = input.totalLimit === null ? null : inUnit(minutesOfLimit(input.totalLimit));
  const longest = span(promised).longest;
  const within = limit === null ? null : longest !== null && longest <= limit;
  return { unit, statutory: span(statutory), promised: span(promised), limit, within, unstated: input.nodes.flatMap(unstatedOf) };
}

function limitsOf(node: FlowNode): readonly Limit[] {
  if (node.type === 'task' || node.type === 'vote')
    return [node.paper.limit?.statutory, node.paper.limit?.promised].flatMap((each) => each ?? []);
  return node.type === 'notice' || node.type === 'timer' || node.type === 'external' ? (node.wait === null ? [] : [node.wait]) : [];
}

function amountOf(node: FlowNode, kind: 'statutory' | 'promised'): number {
  if (node.type !== 'task' && node.type !== 'vote') return limitsOf(node).reduce((sum, limit) => sum + minutesOfLimit(limit), 0);
  const limit = node.paper.limit?.[kind] ?? node.paper.limit?.[kind === 'statutory' ? 'promised' : 'statutory'] ?? null;
  return limit === null ? 0 : minutesOfLimit(limit);
}

function minutesOfLimit(limit: Limit): number {
  return limit.amount * minutes[limit.unit];
}

function unstatedOf(node: FlowNode): string[] {
  const takesTime = node.type === 'task' || node.type === 'vote' || node.type === 'notice' || node.type === 'timer';
  return takesTime && limitsOf(node).length === 0 ? [node.id] : [];
}

/** Edges that lead back and on whose cycle no edge has a most number of rounds, as pairs of node ids. */
export function unboundedReturns(input: AnalysisInput, flow: Flow): readonly (readonly [string, string])[] {
  const free = input.edges.map((edge) => edge.max === null);
  const state = new Map<number, 'open' | 'done'>();
  const found: (readonly [string, string])[] = [];
  const work: { readonly node: number; at: number }[] = [{ node: flow.start, at: 0 }];
  const roots = flow.nodes.map((_, node) => node);
  for (let top = work.at(-1); top !== undefined; top = work.at(-1) ?? nextRoot(roots, state)) {
    if (work.at(-1) !== top) work.push(top);
    if (top.at === 0) state.set(top.node, 'open');
    const edge = flow.outOf[top.node]?.[top.at];
    top.at += 1;
    if (edge === undefined) {
      state.set(top.node, 'done');
      work.pop();
      continue;
    }
    if (free[edge] !== true) continue;
    const next = flow.target[edge] ?? -1;
    const known = state.get(next);
    if (known === 'open') found.push([input.edges[edge]?.from ?? '', input.edges[edge]?.to ?? '']);
    if (known === undefined) work.push({ node: next, at: 0 });
  }
  return found;
}

function nextRoot(roots: number[], state: ReadonlyMap<number, unknown>): { readonly node: number; at: number } | undefined {
  while (roots.length > 0) {
    const node = roots.shift() ?? -1;
    if (!state.has(node)) return { node, at: 0 };
  }
  return undefined;
}
