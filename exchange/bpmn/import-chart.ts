import type { Chart, ChartNode, Edge } from '../../core/chart/chart.ts';
import { areConstraints, areVariants, isChartNode, isEdge } from './chart-shape.ts';
import { ChartDrawing, readableId } from './chart-drawing.ts';
import { drawScope } from './draw-scope.ts';
import type { BpmnFlow, BpmnNode, BpmnProcess, Unmapped } from './process.ts';

/** A chart made from a process, and all that could not be carried over. `validateChart` says what is still to be filled in. */
export type ImportedChart = {
  readonly process: string;
  readonly name: string;
  readonly chart: Chart;
  readonly unmapped: readonly Unmapped[];
};

/**
 * Makes a chart of one process. What our own export wrote is read back as it was, member by member, and only when every
 * member has its form; everything else is mapped.
 */
export function importChart(process: BpmnProcess): ImportedChart {
  const { id, name } = process;
  const own = ownChart(process);
  if (own !== null) return { process: id, name, chart: own, unmapped: process.unmapped };
  const drawing = new ChartDrawing(process.lanes);
  drawScope(process.scope, drawing);
  return { process: id, name, chart: drawing.chart(), unmapped: [...process.unmapped, ...drawing.unmapped] };
}

/** The chart that our export wrote, null when the file is not (or no more) wholly ours. */
function ownChart({ scope, facts }: BpmnProcess): Chart | null {
  const constraints = json(facts.get('constraints'));
  const variants = json(facts.get('variants'));
  const nodes = scope.nodes.map(ownNode);
  const ids = new Map(nodes.flatMap((node, at) => (node === null ? [] : [[scope.nodes[at]?.id ?? '', node.id]])));
  const edges = scope.flows.map((flow) => ownEdge(flow, ids));
  if (!areConstraints(constraints) || !areVariants(variants)) return null;
  if (!nodes.every(isChartNode) || !edges.every(isEdge)) return null;
  return { nodes, edges, constraints, variants };
}

function ownNode(node: BpmnNode): ChartNode | null {
  const members = new Map<string, unknown>([...node.facts].map(([name, value]) => [name, json(value)]));
  if (!members.has('type')) return null;
  const whole: unknown = Object.fromEntries([...members, ['id', members.get('id') ?? readableId(node.id)], ['name', node.name]]);
  return isChartNode(whole) ? whole : null;
}

function ownEdge(flow: BpmnFlow, ids: ReadonlyMap<string, string>): Edge | null {
  const members = [...flow.facts].map(([name, value]): [string, unknown] => [name, json(value)]);
  const label = flow.name === '' ? [] : [['label', flow.name]];
  const whole: unknown = Object.fromEntries([...members, ['from', ids.get(flow.from)], ['to', ids.get(flow.to)], ...label]);
  return isEdge(whole) ? whole : null;
}

function json(value: string | undefined): unknown {
  if (value === undefined) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}
