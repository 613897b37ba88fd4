import type { Chart, Edge, NodeId } from '../../core/chart/chart.ts';

/**
 * The nodes that a normal case passes, from the start to an end that approves: of a decision the first answer, of a question about
 * the case the answer that stands for everybody else (`otherwise`), of a fork all ways. An answer that can only lead back or to a
 * refusal is passed over.
 */
export function mainPath(chart: Chart): ReadonlySet<NodeId> {
  const main = new Set<NodeId>();
  const open = chart.nodes.filter((node) => node.type === 'start').map((node) => node.id);
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (main.has(id)) continue;
    main.add(id);
    open.push(...nextOf(chart, id, main));
  }
  return main;
}

function nextOf(chart: Chart, id: NodeId, passed: ReadonlySet<NodeId>): readonly NodeId[] {
  const out = outOf(chart, id);
  if (chart.nodes.find((node) => node.id === id)?.type !== 'xor') return out.map((edge) => edge.to);
  const ways = out.toSorted((a, b) => rank(a) - rank(b));
  const way = ways.find((edge) => reachesGoal(chart, edge.to, passed)) ?? ways[0];
  return way === undefined ? [] : [way.to];
}

/** Answers keep their order; conditions come after `otherwise`, because they name what is special. */
function rank(edge: Edge): number {
  return edge.when === undefined ? 0 : 1;
}

/** True when an approving end, or a join that another way of the fork has reached, lies ahead without passing the same node twice. */
function reachesGoal(chart: Chart, from: NodeId, passed: ReadonlySet<NodeId>): boolean {
  const goals = goalsOf(chart);
  const seen = new Set<NodeId>();
  const open = [from];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (goals.has(id) || (passed.has(id) && isJoin(chart, id))) return true;
    if (passed.has(id) || seen.has(id)) continue;
    seen.add(id);
    open.push(...outOf(chart, id).map((edge) => edge.to));
  }
  return false;
}

function goalsOf(chart: Chart): ReadonlySet<NodeId> {
  const ends = chart.nodes.filter((node) => node.type === 'end');
  const approving = ends.filter((node) => node.outcome === 'approve');
  return new Set((approving.length > 0 ? approving : ends).map((node) => node.id));
}

function isJoin(chart: Chart, id: NodeId): boolean {
  const node = chart.nodes.find((candidate) => candidate.id === id);
  return node?.type === 'and' && chart.edges.filter((edge) => edge.to === id).length > 1;
}

function outOf(chart: Chart, id: NodeId): readonly Edge[] {
  return chart.edges.filter((edge) => edge.from === id);
}
