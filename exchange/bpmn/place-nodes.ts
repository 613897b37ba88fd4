import type { Chart, ChartNode } from '../../core/chart/chart.ts';

/** Where a node is drawn in the diagram, in points. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

const columnWidth = 160;
const rowHeight = 120;

/** A plain left-to-right diagram: a node stands one column right of the nearest node that leads to it, rows as they come. */
export function placeNodes(chart: Chart): ReadonlyMap<string, Box> {
  const column = columnsOf(chart);
  const rows = new Map<number, number>();
  return new Map(
    chart.nodes.map((node) => {
      const at = column.get(node.id) ?? 0;
      const row = rows.get(at) ?? 0;
      rows.set(at, row + 1);
      const { width, height } = sizeOf(node);
      return [node.id, { x: at * columnWidth + (columnWidth - width) / 2, y: row * rowHeight + (rowHeight - height) / 2, width, height }];
    }),
  );
}

/** Breadth first from the start, so that arrows back do not count. */
function columnsOf({ nodes, edges }: Chart): ReadonlyMap<string, number> {
  const next = new Map<string, string[]>();
  for (const edge of edges) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
  const column = new Map<string, number>();
  for (const node of nodes) if (node.type === 'start') column.set(node.id, 0);
  for (const [id, at] of column) for (const to of next.get(id) ?? []) if (!column.has(to)) column.set(to, at + 1);
  return column;
}

function sizeOf({ type }: ChartNode): Pick<Box, 'width' | 'height'> {
  switch (type) {
    case 'task':
    case 'vote':
    case 'external':
      return { width: 100, height: 80 };
    case 'xor':
    case 'and':
      return { width: 50, height: 50 };
    case 'start':
    case 'end':
    case 'notice':
    case 'timer':
      return { width: 36, height: 36 };
  }
}
