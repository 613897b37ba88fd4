import type { Chart, NodeId } from './chart.ts';

/**
 * For each node the nodes that have surely run when it gets its token: the greatest solution of "what every way in has in
 * common"; a join has waited for all its ways, so it knows the union.
 */
export function surelyBefore(chart: Chart): ReadonlyMap<NodeId, ReadonlySet<NodeId>> {
  const everything = new Set(chart.nodes.map((node) => node.id));
  const before = new Map<NodeId, ReadonlySet<NodeId>>(chart.nodes.map((node) => [node.id, node.type === 'start' ? new Set() : everything]));
  const incoming = new Map(
    chart.nodes.map((node) => [node.id, chart.edges.filter((edge) => edge.to === node.id).map((edge) => edge.from)]),
  );
  for (let isStable = false; !isStable;) {
    isStable = true;
    for (const node of chart.nodes) {
      const ways = (incoming.get(node.id) ?? []).map((from) => new Set([...(before.get(from) ?? []), from]));
      if (ways.length === 0) continue;
      const known = node.type === 'and' ? union(ways) : intersection(ways);
      if (known.size === before.get(node.id)?.size) continue;
      before.set(node.id, known);
      isStable = false;
    }
  }
  return before;
}

function union(sets: readonly ReadonlySet<NodeId>[]): ReadonlySet<NodeId> {
  return new Set(sets.flatMap((set) => [...set]));
}

function intersection(sets: readonly ReadonlySet<NodeId>[]): ReadonlySet<NodeId> {
  const [first = new Set<NodeId>(), ...rest] = sets;
  return new Set([...first].filter((node) => rest.every((set) => set.has(node))));
}
