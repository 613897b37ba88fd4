import type { ChartStep } from './chart-step.ts';
import type { Piece } from './piece.ts';
import type { Frame } from './scene.ts';

/** What flows through the columns of sheets. A heading keeps with what follows it; a step gets its place beside the track. */
export type Block = { readonly piece: Piece; readonly keepsWithNext: boolean; readonly step: ChartStep | null };

/** A column of a sheet, by the number of its sheet from 0. */
export type Column = Frame & { readonly sheet: number };

/** A block in its column, `y` from the top of the sheet. */
export type Placed = { readonly block: Block; readonly column: Column; readonly y: number };

/**
 * Fills columns one after the other; undefined when they do not suffice.
 *
 * @param gap least distance between two blocks
 */
export function flow(blocks: readonly Block[], columns: readonly Column[], gap: number): readonly Placed[] | undefined {
  const placed: Placed[] = [];
  let at = 0;
  for (const column of columns) {
    let y = column.y;
    while (at < blocks.length) {
      const group = groupAt(blocks, at);
      const height = group.reduce((sum, { piece }) => sum + piece.height + gap, -gap);
      if (y + height > column.y + column.height + 1e-6) break;
      for (const block of group) {
        placed.push({ block, column, y });
        y += block.piece.height + gap;
      }
      at += group.length;
    }
    if (at === blocks.length) return placed;
  }
  return undefined;
}

/** A block with those that may not be parted from it. */
function groupAt(blocks: readonly Block[], from: number): readonly Block[] {
  let until = from;
  while (blocks[until]?.keepsWithNext === true && until + 1 < blocks.length) until += 1;
  return blocks.slice(from, until + 1);
}

/**
 * Like `flow`, with the columns of the last sheet about equally long, and the free room of each column spread between its blocks, at most
 * `mostGap` each.
 */
export function balancedFlow(
  blocks: readonly Block[],
  columns: readonly Column[],
  gaps: { readonly least: number; readonly most: number },
): readonly Placed[] | undefined {
  const first = flow(blocks, columns, gaps.least);
  const lastSheet = first?.at(-1)?.column.sheet;
  if (first === undefined || lastSheet === undefined) return first;
  const shorter = (share: number): readonly Column[] =>
    columns
      .map((column) => (column.sheet === lastSheet ? { ...column, height: column.height * share } : column))
      .filter(({ sheet }) => sheet <= lastSheet);
  let [low, high] = [0, 1];
  for (let round = 0; round < 9; round += 1) {
    const middle = (low + high) / 2;
    if (flow(blocks, shorter(middle), gaps.least) === undefined) low = middle;
    else high = middle;
  }
  const best = flow(blocks, shorter(high), gaps.least) ?? first;
  const height = new Map(columns.map((column) => [keyOf(column), column.height]));
  return spread(best, gaps, (column) => height.get(keyOf(column)) ?? column.height);
}

/** Placed blocks of each column, in order. */
export function byColumn(placed: readonly Placed[]): readonly (readonly Placed[])[] {
  const groups = new Map<string, Placed[]>();
  for (const each of placed) {
    const group = groups.get(keyOf(each.column)) ?? [];
    group.push(each);
    groups.set(keyOf(each.column), group);
  }
  return [...groups.values()];
}

function keyOf({ sheet, x, y }: Column): string {
  return `${String(sheet)}/${String(x)}/${String(y)}`;
}

function spread(
  placed: readonly Placed[],
  gaps: { readonly least: number; readonly most: number },
  heightOf: (column: Column) => number,
): readonly Placed[] {
  return byColumn(placed).flatMap((group) => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) return [];
    const free = first.column.y + heightOf(first.column) - (last.y + last.block.piece.height);
    const extra = Math.max(0, Math.min(gaps.most - gaps.least, group.length > 1 ? free / (group.length - 1) : 0));
    let moved = 0;
    return group.map((each) => {
      const here = { ...each, y: each.y + moved };
      if (!each.block.keepsWithNext) moved += extra;
      return here;
    });
  });
}
