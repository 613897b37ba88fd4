import type { Chart, Edge, NodeId } from './chart.ts';
import { atEdge, atNode, type ChartError } from './chart-error.ts';

/** Most nodes and edges of one chart. */
export const sizeCaps = { nodes: 200, edges: 500 } as const;

/** Errors that make the lists no graph at all: ids, duplicates, unknown ends, no single start. */
export function structureErrors(chart: Chart): readonly ChartError[] {
  const ids = chart.nodes.map((node) => node.id);
  const known = new Set(ids);
  const starts = chart.nodes.filter((node) => node.type === 'start').map((node) => node.id);
  const errors: ChartError[] = [];
  if (ids.length > sizeCaps.nodes || chart.edges.length > sizeCaps.edges) {
    errors.push({ code: 'chart-too-large', facts: { nodes: ids.length, edges: chart.edges.length } });
  }
  if (starts.length === 0) errors.push({ code: 'no-start', facts: {} });
  if (starts.length > 1) errors.push({ code: 'several-starts', facts: { nodes: starts } });
  if (!chart.nodes.some((node) => node.type === 'end')) errors.push({ code: 'no-end', facts: {} });
  for (const [index, id] of ids.entries()) {
    if (!/^[a-z][a-z0-9-]{0,59}$/.test(id)) errors.push(atNode('bad-id', id));
    if (ids.indexOf(id) !== index) errors.push(atNode('duplicate-node', id));
  }
  for (const [index, edge] of chart.edges.entries()) {
    const strangers = [edge.from, edge.to].filter((id) => !known.has(id));
    if (strangers.length > 0) errors.push(atEdge('unknown-node', edge, { nodes: strangers }));
    if (chart.edges.findIndex((other) => other.from === edge.from && other.to === edge.to) !== index)
      errors.push(atEdge('duplicate-edge', edge));
  }
  return errors;
}

/** Errors of the graph: ways that lead nowhere, nodes nobody comes to, rounds without bound. */
export function graphErrors(chart: Chart): readonly ChartError[] {
  const ahead = neighbours(chart.edges, (edge) => [edge.from, edge.to]);
  const behind = neighbours(chart.edges, (edge) => [edge.to, edge.from]);
  const start = chart.nodes.filter((node) => node.type === 'start').map((node) => node.id);
  const ends = chart.nodes.filter((node) => node.type === 'end').map((node) => node.id);
  const reachable = reachFrom(start, ahead);
  const finishing = reachFrom(ends, behind);
  const errors: ChartError[] = [];
  for (const node of chart.nodes) {
    const outs = ahead.get(node.id)?.length ?? 0;
    const ins = behind.get(node.id)?.length ?? 0;
    if (node.type === 'start' && ins > 0) errors.push(atNode('start-has-in-edge', node.id));
    if (node.type === 'end' && outs > 0) errors.push(atNode('end-has-out-edge', node.id));
    if (node.type !== 'end' && outs === 0) errors.push(atNode('no-way-on', node.id));
    if (node.type === 'and' && ins < 2 && outs < 2) errors.push(atNode('and-does-nothing', node.id));
    if (!reachable.has(node.id)) errors.push(atNode('unreachable-node', node.id));
    else if (!finishing.has(node.id)) errors.push(atNode('no-end-reachable', node.id));
  }
  return [...errors, ...roundErrors(chart)];
}

function neighbours(edges: readonly Edge[], ends: (edge: Edge) => readonly [NodeId, NodeId]): ReadonlyMap<NodeId, readonly NodeId[]> {
  const map = new Map<NodeId, NodeId[]>();
  for (const edge of edges) {
    const [from, to] = ends(edge);
    map.set(from, [...(map.get(from) ?? []), to]);
  }
  return map;
}

function reachFrom(from: readonly NodeId[], next: ReadonlyMap<NodeId, readonly NodeId[]>): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>(from);
  const open = [...from];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    for (const to of next.get(node) ?? []) {
      if (seen.has(to)) continue;
      seen.add(to);
      open.push(to);
    }
  }
  return seen;
}

/** Every round passes an arrow that says how often: without those arrows nothing may lead back. A bound elsewhere binds nothing. */
function roundErrors(chart: Chart): readonly ChartError[] {
  const all = neighbours(chart.edges, (edge) => [edge.from, edge.to]);
  const bounds = chart.edges.flatMap((edge) => {
    if (edge.max === undefined) return [];
    if (!Number.isSafeInteger(edge.max) || edge.max < 1) return [atEdge('not-a-count', edge, { where: 'max', value: edge.max })];
    return reachFrom([edge.to], all).has(edge.from) ? [] : [atEdge('max-not-on-a-way-back', edge)];
  });
  return [...bounds, ...backEdges(chart).map((edge) => atEdge('back-edge-without-max', edge))];
}

/** Arrows without a bound that lead to a node which the walk from the start has not left yet. */
function backEdges(chart: Chart): readonly Edge[] {
  const back: Edge[] = [];
  const state = new Map<NodeId, 'inside' | 'left'>();
  const walk = (node: NodeId): void => {
    state.set(node, 'inside');
    for (const edge of chart.edges) {
      if (edge.from !== node || edge.max !== undefined) continue;
      if (state.get(edge.to) === 'inside') back.push(edge);
      else if (!state.has(edge.to)) walk(edge.to);
    }
    state.set(node, 'left');
  };
  for (const node of chart.nodes) if (!state.has(node.id)) walk(node.id);
  return back;
}
