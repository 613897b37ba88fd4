import type { Chart } from '../../core/chart/chart.ts';
import type { ChartError } from '../../core/chart/chart-error.ts';
import type { Path } from './yaml-place.ts';

/** A finding before its line is known: where in the file, and what is wrong. */
export type Finding = { readonly at: Path; readonly problem: string };

/** Arrows stand with the node they leave, so an error of an arrow is shown there: at the very way where there are several. */
export function placeOf(chart: Chart, error: ChartError): Path {
  const id = error.node ?? error.edge?.from;
  const at = chart.nodes.findIndex((node) => node.id === id);
  const node = chart.nodes[at];
  if (node === undefined) return ['nodes'];
  if (error.edge === undefined) return ['nodes', at];
  const way = chart.edges.filter((edge) => edge.from === id).findIndex((edge) => edge.to === error.edge?.to);
  return node.type === 'xor' ? ['nodes', at, 'ways', way] : ['nodes', at, 'next'];
}
