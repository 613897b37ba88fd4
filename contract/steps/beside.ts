import type { Chart, NodeId } from '../../core/chart/chart.ts';

/** For each node the nodes that may run at the same time, by the forks of the chart (a node that is no xor with several arrows out). */
export function besideEach(chart: Chart): ReadonlyMap<NodeId, ReadonlySet<NodeId>> {
  const beside = new Map<NodeId, Set<NodeId>>();
  const joins = new Set(chart.nodes.filter((node) => node.type === 'and' && countInto(chart, node.id) > 1).map((node) => node.id));
  for (const node of chart.nodes) {
    const out = chart.edges.filter((edge) => edge.from === node.id);
    if (node.type === 'xor' || out.length < 2) continue;
    const lanes = out.map((edge) => reachUntil(chart, edge.to, joins));
    lanes.forEach((lane, at) => {
      const others = lanes.flatMap((other, index) => (index === at ? [] : [...other]));
      for (const id of lane) for (const other of others) if (!lane.has(other)) (beside.get(id) ?? setOf(beside, id)).add(other);
    });
  }
  return beside;
}

function setOf(beside: Map<NodeId, Set<NodeId>>, id: NodeId): Set<NodeId> {
  const fresh = new Set<NodeId>();
  beside.set(id, fresh);
  return fresh;
}

function countInto(chart: Chart, id: NodeId): number {
  return chart.edges.filter((edge) => edge.to === id).length;
}

function reachUntil(chart: Chart, from: NodeId, stops: ReadonlySet<NodeId>): ReadonlySet<NodeId> {
  const seen = new Set<NodeId>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (seen.has(id) || stops.has(id)) continue;
    seen.add(id);
    for (const edge of chart.edges) if (edge.from === id) open.push(edge.to);
  }
  return seen;
}
