import type { Chart } from './chart.ts';
import type { IndexedEdge } from './compile.ts';

/**
 * Edges with a most number of rounds that a case commits itself to by taking an edge: the edge itself and those behind nodes
 * with a single way out.
 *
 * An xor asks here before it lets a case into a way that could not be finished: when "supplement once" leads through the
 * applicant back to acceptance by an arrow with `max: 1`, the second wish to supplement is refused at the xor.
 */
export function cappedAhead(chart: Chart, from: number): readonly IndexedEdge[] {
  const capped: IndexedEdge[] = [];
  const seen = new Set<number>();
  for (let index = from; !seen.has(index);) {
    seen.add(index);
    const edge = chart.edges[index];
    if (edge === undefined) break;
    if (edge.max !== undefined) capped.push({ ...edge, index });
    const ways = chart.edges.flatMap((candidate, next) => (candidate.from === edge.to ? [next] : []));
    const [only] = ways;
    if (only === undefined || ways.length > 1) break;
    index = only;
  }
  return capped;
}
