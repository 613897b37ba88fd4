import type { CitationView, StepView } from '../../../contract/public-views.ts';
import { stepList } from '../../../contract/steps/step-list.ts';
import type { Chart, NodeId } from '../../../core/chart/chart.ts';
import { structureErrors } from '../../../core/chart/validate-graph.ts';

/** A chart as its public page draws it, or why it cannot be drawn. */
export type Drawing = { readonly steps: readonly StepView[] } | { readonly why: string };

/** Draws a chart. */
export function drawingOf(chart: Chart, cite: (basis: readonly string[]) => readonly CitationView[]): Drawing {
  const [first] = structureErrors(chart);
  if (first !== undefined) return { why: whyNot[first.code] ?? '有一处连线没有接好。' };
  const steps = stepList({ chart, cite });
  return steps.length === 0 ? { why: '还没有一步可以画。' } : { steps };
}

const whyNot: Readonly<Record<string, string>> = {
  'duplicate-node': '有两步用了同一个代号。',
  'unknown-node': '有一条路通向已经去掉的步骤。',
  'no-start': '没有开始。',
  'several-starts': '有好几个开始，只能有一个。',
  'no-end': '还没有结局。请加一个。',
  'duplicate-edge': '有两条一样的路。请删去一条，或者让它通向别处。',
};

/** The step of the drawing under which a node stands: a fork that only reads a result stands with the step whose result it is. */
export function drawnAs(chart: Chart, id: NodeId, steps: readonly StepView[]): NodeId | null {
  if (steps.some((step) => step.id === id)) return id;
  const node = chart.nodes.find((one) => one.id === id);
  return node?.type === 'xor' && node.of !== null && steps.some((step) => step.id === node.of) ? node.of : null;
}
