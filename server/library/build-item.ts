import type { PowerItem } from '../../core/catalogue/power-item.ts';
import type { Chart, ChartNode, Edge } from '../../core/chart/chart.ts';
import type { ItemForm } from './item-form.ts';
import type { NodeForm } from './node-form.ts';

/** Builds the power item from its decoded file: arrows move from the nodes to the chart's edge list, in reading order. */
export function buildItem(form: ItemForm): PowerItem {
  const { version: _number, effectiveFrom: _from, effectiveTo: _to, changes: _changes, nodes, constraints, variants, ...facts } = form;
  return { ...facts, chart: buildChart({ nodes, constraints, variants }) };
}

/** Builds a chart from decoded nodes. Order of nodes and edges is the order of the file. */
export function buildChart(form: Pick<ItemForm, 'nodes' | 'constraints' | 'variants'>): Chart {
  return {
    nodes: form.nodes.map(nodeOf),
    edges: form.nodes.flatMap(edgesOf),
    constraints: form.constraints,
    variants: form.variants,
  };
}

function nodeOf(form: NodeForm): ChartNode {
  if (form.type === 'end') return form;
  if (form.type === 'xor') {
    const { ways: _ways, ...node } = form;
    return node;
  }
  const { next: _next, ...node } = form;
  return node;
}

type Way = Extract<NodeForm, { type: 'xor' }>['ways'][number];

function edgesOf(form: NodeForm): readonly Edge[] {
  if (form.type === 'end') return [];
  if (form.type === 'xor') return form.ways.map((way) => edgeOf(form.id, way));
  return form.next.map((way) => edgeOf(form.id, way));
}

function edgeOf(from: string, way: Partial<Way> & Pick<Way, 'to'>): Edge {
  return {
    from,
    to: way.to,
    ...(way.label === undefined ? {} : { label: way.label }),
    ...(way.outcome === undefined ? {} : { outcome: way.outcome }),
    ...(way.when === undefined ? {} : { when: way.when }),
    ...(way.otherwise === undefined ? {} : { otherwise: way.otherwise }),
    ...(way.max === undefined ? {} : { max: way.max }),
  };
}
