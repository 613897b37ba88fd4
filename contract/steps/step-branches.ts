import type { Chart, ChartNode, Edge, NodeId } from '../../core/chart/chart.ts';
import type { BranchView } from '../public-views.ts';

/** A chart as it is drawn: which forks are folded into the step before, and the number of each shown step. */
export type Drawn = { readonly chart: Chart; readonly folded: ReadonlyMap<NodeId, NodeId>; readonly numbers: ReadonlyMap<NodeId, number> };

type Numbered = Drawn & { readonly behind: ReadonlyMap<NodeId, number | null> };

/** Where a step leads, when it leads to several places or elsewhere than to the entry below. */
export function branchesOf(node: ChartNode, drawn: Numbered): readonly BranchView[] {
  const out = outOf(node, drawn);
  const [only] = out;
  if (out.length === 1 && only !== undefined && node.type !== 'xor' && goesOnBelow(node, only, drawn)) return [];
  return out.flatMap((edge) => branchOf(node, edge, drawn));
}

/** True when the one way on leads to the entry below, which needs no words; everything else must be said, or the list would mislead. */
function goesOnBelow(node: ChartNode, edge: Edge, drawn: Drawn): boolean {
  const below = (drawn.numbers.get(node.id) ?? 0) + 1;
  return landings(edge.to, drawn).some((target) => drawn.numbers.get(target.id) === below);
}

/** Arrows out of a step, also those of the fork that is folded into it. */
export function outOf(node: ChartNode, { chart, folded }: Drawn): readonly Edge[] {
  const fork = [...folded].find(([, of]) => of === node.id)?.[0];
  return chart.edges.filter((edge) => edge.from === (fork ?? node.id));
}

function branchOf(node: ChartNode, edge: Edge, drawn: Numbered): readonly BranchView[] {
  const targets = landings(edge.to, drawn);
  if (targets.length === 0) return [];
  const here = placeOf(node.id, drawn);
  const label = edge.label ?? (edge.otherwise === true ? '其他情况' : (edge.outcome ?? '继续'));
  const numbers = targets.map((target) => drawn.numbers.get(target.id) ?? 0);
  const to = targets
    .map((target, at) => nameOf(target, { number: numbers[at] ?? 0, next: drawn.numbers.get(node.id) === (numbers[at] ?? 0) - 1 }))
    .join('和');
  return [{ label, to, back: targets.every((target) => placeOf(target.id, drawn) <= here), numbers }];
}

/** The step that follows on the page needs no name: the reader sees it. */
function nameOf(target: ChartNode, { number, next }: { readonly number: number; readonly next: boolean }): string {
  return next ? `第 ${String(number)} 步` : `第 ${String(number)} 步「${target.plainName}」`;
}

/** Where a reader meets a step: a side step just behind the main step that it leaves. */
function placeOf(id: NodeId, { numbers, behind }: Numbered): number {
  const number = numbers.get(id) ?? 0;
  const after = behind.get(id) ?? null;
  return after === null ? number : after + number / (numbers.size + 1);
}

/** Shown nodes at which an arrow arrives, past joins and forks that are not shown. */
export function landings(id: NodeId, drawn: Drawn, seen: ReadonlySet<NodeId> = new Set()): readonly ChartNode[] {
  if (seen.has(id)) return [];
  const node = drawn.chart.nodes.find((candidate) => candidate.id === id);
  if (node === undefined) return [];
  if (drawn.numbers.has(id)) return [node];
  return drawn.chart.edges.filter((edge) => edge.from === id).flatMap((edge) => landings(edge.to, drawn, new Set([...seen, id])));
}
