import type { Chart, ChartNode, NodeId } from '../../core/chart/chart.ts';
import type { StepView } from '../public-views.ts';
import { besideEach } from './beside.ts';
import { mainPath } from './main-path.ts';
import { lanesOf } from './step-lanes.ts';
import { type Context, factsOf } from './step-facts.ts';
import { type Drawn, branchesOf, landings, outOf } from './step-branches.ts';

/**
 * The chart as an ordered list for citizens. Start and joins are left out; an xor that only reads the result of the step before
 * it is folded into that step's branches. The steps of a normal case come first, numbered from 1; those of the side branches
 * follow, each with the number of the step behind which it leaves.
 */
export function stepList(context: Context): readonly StepView[] {
  const { chart } = context;
  const folded = foldedForks(chart);
  const shown = chart.nodes.filter((node) => node.type !== 'start' && node.type !== 'and' && !folded.has(node.id));
  const main = mainPath(chart);
  const onMain = shown.filter((node) => main.has(node.id));
  const sides = sideBranches(onMain, { chart, folded, numbers: numbersOf(shown) });
  const ordered = [...onMain, ...sides.map(({ node }) => node)];
  const numbers = numbersOf(ordered);
  const behind = new Map(sides.map(({ node, after }) => [node.id, numbers.get(after) ?? null]));
  const lanes = lanesOf(ordered);
  const beside = besideEach(chart);
  return ordered.map((node, at) => ({
    ...factsOf(node, context),
    id: node.id,
    number: at + 1,
    after: behind.get(node.id) ?? null,
    plainName: node.plainName,
    name: node.name,
    lane: lanes[at] ?? 0,
    laneBefore: lanes[at - 1] ?? lanes[at] ?? 0,
    beside: [...(beside.get(node.id) ?? [])].flatMap((id) => numbers.get(id) ?? []).toSorted((a, b) => a - b),
    branches: branchesOf(node, { chart, folded, numbers, behind }),
  }));
}

function numbersOf(nodes: readonly ChartNode[]): ReadonlyMap<NodeId, number> {
  return new Map(nodes.map((node, at) => [node.id, at + 1]));
}

/**
 * The nodes beside the main path, each behind the first main step that leads to it. What several steps share, like the refusal,
 * stands there once; the others point to it by its number.
 */
function sideBranches(onMain: readonly ChartNode[], drawn: Drawn): readonly { readonly node: ChartNode; readonly after: NodeId }[] {
  const mainIds = new Set(onMain.map((node) => node.id));
  const after = new Map<NodeId, NodeId>();
  for (const origin of onMain) {
    const open = outOf(origin, drawn).flatMap((edge) => landings(edge.to, drawn));
    for (let node = open.shift(); node !== undefined; node = open.shift()) {
      if (mainIds.has(node.id) || after.has(node.id)) continue;
      after.set(node.id, origin.id);
      open.push(...outOf(node, drawn).flatMap((edge) => landings(edge.to, drawn)));
    }
  }
  const inChartOrder = drawn.chart.nodes.filter((node) => after.has(node.id));
  return onMain.flatMap((origin) =>
    inChartOrder.filter((node) => after.get(node.id) === origin.id).map((node) => ({ node, after: origin.id })),
  );
}

/** Xor nodes that stand directly behind the one step whose outcome they read. */
function foldedForks(chart: Chart): ReadonlyMap<NodeId, NodeId> {
  const folded = new Map<NodeId, NodeId>();
  for (const node of chart.nodes) {
    if (node.type !== 'xor' || node.of === null) continue;
    const into = chart.edges.filter((edge) => edge.to === node.id);
    if (into.length === 1 && into[0]?.from === node.of) folded.set(node.id, node.of);
  }
  return folded;
}
