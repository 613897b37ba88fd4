import type { DeskAlert } from '../../../contract/desk-types.ts';

type Relations = DeskAlert['relations'];

/** A node with its place, its label broken into lines. */
export type PlacedNode = Relations['nodes'][number] & { readonly x: number; readonly y: number; readonly lines: readonly string[] };

/** An edge with its way and the place of its word. */
export type PlacedEdge = Relations['edges'][number] & { readonly path: string; readonly x: number; readonly y: number };

/** A drawing of relations. */
export type DrawnRelations = {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
};

/** Size of a node. */
export const nodeWidth = 180;
export const nodeHeight = 64;
const columnWidth = 290;
const rowHeight = 92;
const margin = 16;
const lineLetters = 22;

/** Columns by distance from what the alert is about; who belongs to it stands beside it. Nothing lies on anything else. */
export function drawRelations({ nodes, edges }: Relations): DrawnRelations {
  const columns = [0, 1, 2].map((distance) => nodes.filter((node) => node.distance === distance));
  const most = Math.max(1, ...columns.map((column) => column.length));
  const placed = columns.flatMap((column, at) => {
    const top = margin + ((most - column.length) * rowHeight) / 2;
    return column.map((node, row) => ({ ...node, x: margin + at * columnWidth, y: top + row * rowHeight, lines: linesOf(node.label) }));
  });
  const used = columns.filter((column) => column.length > 0).length;
  return {
    width: margin * 2 + (used - 1) * columnWidth + nodeWidth + bulge,
    height: margin * 2 + most * rowHeight - (rowHeight - nodeHeight),
    nodes: placed,
    edges: edges.flatMap((edge, at) => edgeOf(edge, placed, at)),
  };
}

/** Room at the right for edges between nodes of the last column. */
const bulge = 90;

function edgeOf(edge: Relations['edges'][number], placed: readonly PlacedNode[], at: number): readonly PlacedEdge[] {
  const [one, other] = [edge.from, edge.to].map((id) => placed.find((node) => node.id === id));
  if (one === undefined || other === undefined) return [];
  const [left, right] = one.x <= other.x ? [one, other] : [other, one];
  const from = { x: left.x + nodeWidth, y: left.y + nodeHeight / 2 };
  if (left.x === right.x) {
    const to = { x: from.x, y: right.y + nodeHeight / 2 };
    const path = `M${String(from.x)} ${String(from.y)}C${String(from.x + bulge)} ${String(from.y)} ${String(from.x + bulge)} ${String(to.y)} ${String(to.x)} ${String(to.y)}`;
    return [{ ...edge, path, x: from.x + bulge * 0.72, y: (from.y + to.y) / 2 }];
  }
  const to = { x: right.x, y: right.y + nodeHeight / 2 };
  // Words of edges that meet stand at different places along their ways.
  const share = [0.5, 0.34, 0.66][at % 3] ?? 0.5;
  const path = `M${String(from.x)} ${String(from.y)}L${String(to.x)} ${String(to.y)}`;
  return [{ ...edge, path, x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }];
}

/** Two lines; Chinese characters are twice as wide as letters. What does not fit is cut, the words beneath the drawing have it whole. */
function linesOf(label: string): readonly string[] {
  const lines = ['', ''];
  let at = 0;
  for (const letter of label) {
    const next = `${lines[at] ?? ''}${letter}`;
    if (widthOf(next) > lineLetters) at += 1;
    if (at > 1) return [lines[0] ?? '', `${(lines[1] ?? '').slice(0, -1)}…`];
    lines[at] = `${lines[at] ?? ''}${letter}`;
  }
  return lines.filter((line) => line.trim() !== '');
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + ((letter.codePointAt(0) ?? 0) > 0x2e80 ? 2 : 1), 0);
}
