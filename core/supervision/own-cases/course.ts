import type { Chart, NodeId } from '../../chart/chart.ts';
import type { Instant } from '../../kernel/instant.ts';

/** Which nodes lie ahead of each node on arrows that do not lead back. */
export type Ahead = ReadonlyMap<NodeId, ReadonlySet<NodeId>>;

/** For each node of a chart those ahead of it; arrows with a most number of rounds lead back. */
export function aheadIn(chart: Chart): Ahead {
  const next = new Map<NodeId, NodeId[]>();
  for (const edge of chart.edges) if (edge.max === undefined) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
  return new Map(
    chart.nodes.map(({ id }) => {
      const seen = new Set<NodeId>();
      const open = [...(next.get(id) ?? [])];
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        if (seen.has(node)) continue;
        seen.add(node);
        open.push(...(next.get(node) ?? []));
      }
      return [id, seen];
    }),
  );
}

/** A step of a course: done last at an instant, or not done. */
export type CourseStep = { readonly node: NodeId; readonly doneAt: Instant | null };

/**
 * Puts the steps of a case in the order that the chart demands of them. Steps that the chart lets run beside each other follow
 * their times, and what is not done comes as late as it may.
 */
export function inOrderOfChart(steps: readonly CourseStep[], ahead: Ahead): readonly NodeId[] {
  const left = [...steps].sort((a, b) => timeOf(a) - timeOf(b) || (a.node < b.node ? -1 : 1));
  const order: NodeId[] = [];
  while (left.length > 0) {
    const at = left.findIndex((one) => !left.some((other) => other !== one && ahead.get(other.node)?.has(one.node) === true));
    const [next] = left.splice(Math.max(0, at), 1);
    if (next !== undefined) order.push(next.node);
  }
  return order;
}

function timeOf({ doneAt }: CourseStep): number {
  return doneAt ?? Number.MAX_SAFE_INTEGER;
}
