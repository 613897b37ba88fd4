import { isRefusal, refuse } from '../../kernel/outcome.ts';
import type { NodeId } from '../chart.ts';
import type { CompiledChart, Firing, Marking } from '../compile.ts';

/** What claims ask of a chart again and again; made once for each chart. */
export type ClaimChart = {
  readonly chart: CompiledChart;
  /** Steps that a chain of rules ties to this one, itself included; empty for a step whose claims cannot harm. */
  readonly tiedTo: (step: NodeId) => ReadonlySet<NodeId>;
  /** Nodes that a token can come to after this node. */
  readonly after: (node: NodeId) => ReadonlySet<NodeId>;
  /** Every way a token can go from the node; all branches are possible. */
  readonly firings: (marking: Marking, node: NodeId) => readonly Firing[];
  /** Stays in the node that the numbers of rounds on its arrows allow; Infinity when one of them has none. */
  readonly mostVisits: (node: NodeId) => number;
  /** Steps whose repetition needs new persons. */
  readonly renewed: ReadonlySet<NodeId>;
};

const made = new WeakMap<CompiledChart, ClaimChart>();

/** The facts of a chart that claims need. */
export function claimChartOf(chart: CompiledChart): ClaimChart {
  const known = made.get(chart);
  if (known !== undefined) return known;
  const tied = tiesOf(chart);
  const after = reachOf(chart);
  const most = new Map<NodeId, number>();
  for (const edge of chart.chart.edges) most.set(edge.to, (most.get(edge.to) ?? 0) + (edge.max ?? Infinity));
  const fired = new Map<string, readonly Firing[]>();
  const none: ReadonlySet<NodeId> = new Set();
  const fresh: ClaimChart = {
    chart,
    tiedTo: (step) => tied.get(step) ?? none,
    after: (node) => after.get(node) ?? none,
    firings: (marking, node) => {
      const key = `${marking} ${node}`;
      const before = fired.get(key);
      if (before !== undefined) return before;
      const all = everyFiring(chart, { marking, node }, []);
      if (fired.size < firingCap) fired.set(key, all);
      return all;
    },
    mostVisits: (node) => most.get(node) ?? Infinity,
    renewed: new Set(chart.chart.constraints.flatMap((rule) => (rule.type === 'sod_repeat' ? rule.steps : []))),
  };
  made.set(chart, fresh);
  return fresh;
}

/** Firings that are kept; a chart of the library has a few hundred. */
const firingCap = 20_000;

function everyFiring(
  chart: CompiledChart,
  from: { readonly marking: Marking; readonly node: NodeId },
  chosen: readonly number[],
): readonly Firing[] {
  let at = 0;
  let open: readonly number[] = [];
  const firing = chart.fire(from.marking, from.node, (xor) => {
    const edge = chosen[at];
    at += 1;
    if (edge !== undefined) return edge;
    open = chart.edgesFrom(xor).map((each) => each.index);
    return refuse('not-chosen');
  });
  if (!isRefusal(firing)) return [firing];
  // An edge chosen twice in one move would be a loop of silent nodes.
  return open.filter((edge) => !chosen.includes(edge)).flatMap((edge) => everyFiring(chart, from, [...chosen, edge]));
}

/** Rules that bind a step only to itself or to the applicant tie it to nothing, but still look at it. */
function tiesOf({ chart }: CompiledChart): ReadonlyMap<NodeId, ReadonlySet<NodeId>> {
  // Two who sign one step must act in different names: a delegate may leave his giver nobody to sign beside him.
  const several = chart.nodes.filter((node) => node.type === 'task' && node.actors > 1);
  const groups = new Map(several.map((node) => [node.id, new Set([node.id])]));
  for (const rule of chart.constraints) {
    if (rule.type === 'coi_applicant') continue;
    const sets = rule.type === 'sod_repeat' ? rule.steps.map((step) => [step]) : [rule.steps];
    for (const steps of sets) {
      const joined = new Set(steps.flatMap((step) => [step, ...(groups.get(step) ?? [])]));
      for (const step of joined) groups.set(step, joined);
    }
  }
  return groups;
}

function reachOf({ chart }: CompiledChart): ReadonlyMap<NodeId, ReadonlySet<NodeId>> {
  const next = new Map<NodeId, NodeId[]>();
  for (const edge of chart.edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
  return new Map(
    chart.nodes.map((node) => {
      const seen = new Set(next.get(node.id));
      for (const each of seen) for (const to of next.get(each) ?? []) seen.add(to);
      return [node.id, seen];
    }),
  );
}
