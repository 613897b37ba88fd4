import type { Chart, ChartNode } from '../../chart/chart.ts';
import type { Change, StepRef } from './change.ts';
import { compareValues } from './compare-values.ts';
import { isSameValue } from './same-value.ts';

const noChart: Chart = { nodes: [], edges: [], constraints: [], variants: [] };

/** Differences of two charts, step by step; null stands for no chart. Empty exactly when they are the same. */
export function compareCharts(before: Chart | null, after: Chart | null): readonly Change[] {
  const [old, now] = [before ?? noChart, after ?? noChart];
  if (isSameValue(old, now)) return [];
  const [oldRefs, nowRefs] = [refsOf(old), refsOf(now)];
  const removed = old.nodes.filter(({ id }) => !nowRefs.has(id)).map((node): Change => stepChange('removed', oldRefs, node));
  const added = now.nodes.filter(({ id }) => !oldRefs.has(id)).map((node): Change => stepChange('added', nowRefs, node));
  const kept = now.nodes.flatMap((node) => {
    const earlier = old.nodes.find(({ id }) => id === node.id);
    return earlier === undefined ? [] : compareNodes(nowRefs.get(node.id) ?? null, earlier, node);
  });
  const found = [...removed, ...added, ...kept, ...surroundings(old, now)];
  const [oldOrder, nowOrder] = [commonOrder(old, nowRefs), commonOrder(now, oldRefs)];
  return isSameValue(oldOrder, nowOrder)
    ? found
    : [...found, { kind: 'reordered', step: null, field: 'step-order', before: oldOrder, after: nowOrder }];
}

function stepChange(kind: 'added' | 'removed', refs: ReadonlyMap<string, StepRef>, node: ChartNode): Change {
  const step = refs.get(node.id) ?? null;
  return { kind, step, field: 'step', before: kind === 'removed' ? node : undefined, after: kind === 'added' ? node : undefined };
}

function compareNodes(step: StepRef | null, before: ChartNode, after: ChartNode): readonly Change[] {
  const [old, now] = [before as unknown as Readonly<Record<string, unknown>>, after as unknown as Readonly<Record<string, unknown>>];
  const names = [...new Set([...Object.keys(now), ...Object.keys(old)])];
  return names.flatMap((field) => compareValues({ step, field }, old[field], now[field]));
}

function surroundings(old: Chart, now: Chart): readonly Change[] {
  return [
    ...compareValues({ step: null, field: 'arrow' }, old.edges, now.edges),
    ...compareValues({ step: null, field: 'constraint' }, old.constraints, now.constraints),
    ...compareValues({ step: null, field: 'variant' }, old.variants, now.variants),
  ];
}

function commonOrder(chart: Chart, other: ReadonlyMap<string, StepRef>): readonly string[] {
  return chart.nodes.map(({ id }) => id).filter((id) => other.has(id));
}

const counted: ReadonlySet<ChartNode['type']> = new Set(['task', 'vote', 'notice', 'external', 'timer']);

/** The steps of a chart as people count them, by node. */
export function refsOf(chart: Chart): ReadonlyMap<string, StepRef> {
  let number = 0;
  return new Map(chart.nodes.map(({ id, name, type }) => [id, { id, name, number: counted.has(type) ? (number += 1) : null }] as const));
}
