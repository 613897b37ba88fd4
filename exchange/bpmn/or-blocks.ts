import { groupedBy } from './grouped.ts';
import type { BpmnNode, BpmnScope } from './process.ts';

/** Most branches of an inclusive block that is expanded. */
export const mostOrBranches = 6;

/** Most nodes that pairing looks at in one scope; what is not paired by then stays unpaired. */
const mostLooks = 1_000_000;

/** An inclusive split with its join: flow `branches[i][0]` leaves the split, flow `branches[i][1]` enters the join (ids). */
export type OrBlock = {
  readonly split: string;
  readonly join: string;
  readonly branches: readonly (readonly [string, string])[];
  readonly otherwise: number | null;
};

/** Inclusive gateways of one scope: those that form blocks, and the others with the reason. */
export type OrBlocks = {
  readonly blocks: readonly OrBlock[];
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
};

/**
 * Pairs inclusive splits and joins. A pair is one block when each branch of the split comes to its own entry of the join,
 * and nothing else leads into or out of the branches.
 */
export function findOrBlocks(scope: BpmnScope): OrBlocks {
  const graph = graphOf(scope);
  const gateways = scope.nodes.filter((node) => node.kind === 'or');
  const waysOut = groupedBy(scope.flows, (flow) => flow.from);
  const widthOf = (node: BpmnNode): number => waysOut.get(node.id)?.length ?? 0;
  const splits = gateways.filter((node) => widthOf(node) > 1);
  const blocks = splits.flatMap((split) => blockOf(split, graph) ?? []);
  const paired = new Set(blocks.flatMap((block) => [block.split, block.join]));
  const passing = (node: BpmnNode): boolean => widthOf(node) < 2 && graph.into(node.id).length < 2;
  const refused = gateways
    .filter((node) => !paired.has(node.id) && !passing(node))
    .map((node) => {
      const tooWide = widthOf(node) > mostOrBranches;
      return {
        id: node.id,
        reason: tooWide
          ? `inclusive gateway with more than ${mostOrBranches} branches`
          : 'inclusive gateway that is not a split and join of one block',
      };
    });
  return { blocks, refused };
}

type Arrow = { readonly id: string; readonly from: string; readonly to: string };
type Graph = {
  readonly out: (node: string) => readonly Arrow[];
  readonly into: (node: string) => readonly Arrow[];
  readonly boundaries: (node: string) => readonly string[];
  readonly isOr: (node: string) => boolean;
};

function graphOf({ nodes, flows }: BpmnScope): Graph {
  const out = groupedBy(flows, (flow) => flow.from);
  const into = groupedBy(flows, (flow) => flow.to);
  const boundaries = groupedBy(
    nodes.filter((node) => node.attachedTo !== null),
    (node) => node.attachedTo ?? '',
  );
  let looks = 0;
  const or = new Set(nodes.flatMap((node) => (node.kind === 'or' ? [node.id] : [])));
  return {
    out: (node) => ((looks += 1) > mostLooks ? [] : (out.get(node) ?? [])),
    into: (node) => into.get(node) ?? [],
    boundaries: (node) => (boundaries.get(node) ?? []).map((each) => each.id),
    isOr: (node) => or.has(node),
  };
}

function blockOf(split: BpmnNode, graph: Graph): OrBlock | null {
  const ways = graph.out(split.id);
  if (ways.length > mostOrBranches) return null;
  for (const join of joinsAfter(split.id, graph)) {
    if (graph.into(join).length !== ways.length) continue;
    const found: (readonly [string, string])[] = [];
    for (const way of ways) {
      const branch = branchOf(way, join, graph);
      if (branch === null) break;
      found.push(branch);
    }
    if (new Set(found.map(([, entry]) => entry)).size !== ways.length) continue;
    const at = ways.findIndex((way) => way.id === split.defaultFlow);
    return { split: split.id, join, branches: found, otherwise: at === -1 ? null : at };
  }
  return null;
}

/** Inclusive joins in the order in which they are met. */
function joinsAfter(split: string, graph: Graph): readonly string[] {
  const seen = new Set([split]);
  for (const node of seen) for (const arrow of graph.out(node)) seen.add(arrow.to);
  return [...seen].filter((node) => node !== split && graph.isOr(node) && graph.into(node).length > 1);
}

/** The flow by which a branch enters the join, null when the branch is not closed. */
function branchOf(way: Arrow, join: string, graph: Graph): readonly [string, string] | null {
  if (way.to === join) return [way.id, way.id];
  const inside = new Set([way.to]);
  const entries = new Set<string>();
  for (const node of inside) {
    const next = [node, ...graph.boundaries(node)].flatMap((each) => graph.out(each));
    if (next.length === 0) return null;
    for (const arrow of next) {
      if (arrow.to === join) entries.add(arrow.id);
      else inside.add(arrow.to);
    }
    for (const boundary of graph.boundaries(node)) inside.add(boundary);
  }
  const isClosed = [...inside].every((node) => graph.into(node).every((arrow) => arrow.id === way.id || inside.has(arrow.from)));
  const [entry] = entries;
  return entries.size === 1 && entry !== undefined && isClosed ? [way.id, entry] : null;
}
