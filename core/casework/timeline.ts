import type { Chart, ChartNode, NodeId } from '../chart/chart.ts';
import type { Instant } from '../kernel/instant.ts';
import type { Case } from './case.ts';

/** One line of the citizen's timeline. */
export type TimelineEntry = {
  readonly node: NodeId;
  readonly state: 'done' | 'current' | 'to-come';
  /** 0 for a step to come. */
  readonly visit: number;
  readonly since: Instant | null;
  readonly until: Instant | null;
  readonly outcome: string | null;
  /** False for a step to come that only some ways to an end pass. */
  readonly certain: boolean;
};

/**
 * Steps of a case for the citizen: those done in the order of their beginning, those running, those to come in the reading
 * order of the chart (ways back are not counted as to come). Starts, branches and ends are not steps.
 */
export function timeline(state: Case, chart: Chart): readonly TimelineEntry[] {
  if (state.status === 'absent') return [];
  const steps = new Set(chart.nodes.filter(isStep).map((node) => node.id));
  const visits = state.visits.filter((visit) => steps.has(visit.node));
  const done = visits.filter((visit) => visit.until !== null);
  const current = state.status === 'open' ? visits.filter((visit) => visit.until === null) : [];
  return [
    ...done.map((visit): TimelineEntry => ({ ...visit, state: 'done', certain: true })),
    ...current.map((visit): TimelineEntry => ({ ...visit, state: 'current', certain: true })),
    ...toCome(
      chart,
      current.map((visit) => visit.node),
    ),
  ];
}

function isStep(node: ChartNode): boolean {
  return node.type !== 'start' && node.type !== 'xor' && node.type !== 'and' && node.type !== 'end';
}

/** Forward arrows only: arrows with a most number of rounds lead back. */
function toCome(chart: Chart, from: readonly NodeId[]): readonly TimelineEntry[] {
  const arrows = chart.edges.filter((edge) => edge.max === undefined);
  const first = arrows.filter((edge) => from.includes(edge.from)).map((edge) => edge.to);
  const ahead = reach(first, arrows, () => true);
  const joins = new Set(chart.nodes.filter((node) => node.type === 'and').map((node) => node.id));
  const ends = chart.nodes.filter((node) => node.type === 'end').map((node) => node.id);
  const isAvoidable = (avoided: NodeId): boolean => {
    // A join is passed only when everything it still waits for comes; what is not ahead has come already.
    const pass = (node: NodeId, seen: ReadonlySet<NodeId>): boolean =>
      node !== avoided &&
      (!joins.has(node) ||
        arrows.every((edge) => edge.to !== node || seen.has(edge.from) || !(ahead.has(edge.from) || from.includes(edge.from))));
    const around = reach(from, arrows, pass);
    return ends.some((end) => around.has(end));
  };
  return chart.nodes
    .filter((node) => isStep(node) && ahead.has(node.id) && !from.includes(node.id))
    .map((node) => ({ ...notYet, node: node.id, certain: !isAvoidable(node.id) }));
}

const notYet = { state: 'to-come', visit: 0, since: null, until: null, outcome: null } as const;

/** Nodes that can be reached; `pass` says whether a node may be entered, given those entered so far. */
function reach(
  from: readonly NodeId[],
  arrows: Chart['edges'],
  pass: (node: NodeId, seen: ReadonlySet<NodeId>) => boolean,
): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>();
  const open = [...from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (seen.has(node) || !pass(node, seen)) continue;
    seen.add(node);
    for (const edge of arrows) if (edge.from === node) open.push(edge.to);
  }
  return seen;
}
