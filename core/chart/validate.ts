import type { Chart } from './chart.ts';
import type { ChartError } from './chart-error.ts';
import { branchErrors } from './validate-branches.ts';
import { constraintErrors } from './validate-constraints.ts';
import { formErrors } from './validate-forms.ts';
import { graphErrors, structureErrors } from './validate-graph.ts';
import { netErrors } from './validate-net.ts';
import { stepErrors } from './validate-steps.ts';
import { textErrors } from './validate-texts.ts';

/**
 * All named errors of a chart; an empty list means that it may be compiled and executed.
 *
 * Later rules are asked only when those they build on found nothing: the graph needs known ids, the net needs a sound graph.
 */
export function validateChart(chart: Chart): readonly ChartError[] {
  const structure = structureErrors(chart);
  const own = [...structure, ...textErrors(chart), ...stepErrors(chart), ...formErrors(chart), ...constraintErrors(chart)];
  if (structure.length > 0) return own;
  const graph = graphErrors(chart);
  const errors = [...own, ...graph, ...branchErrors(chart)];
  return graph.length > 0 ? errors : [...errors, ...netErrors(chart)];
}
