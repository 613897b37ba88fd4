import { headingKey, matchHeading, namedField } from './match-heading.ts';
import type { Grid, GridRow } from './sheet-grid.ts';

/** A column with the texts of its heading from top to bottom; `span` is how many columns a merged heading covers. */
export type HeadingColumn = { readonly column: number; readonly span: number; readonly texts: readonly string[] };

/** The rows that hold headings and what stands in them. `next` is the index of the first row after them. */
export type Headings = { readonly rows: readonly number[]; readonly columns: readonly HeadingColumn[]; readonly next: number };

/** Titles, seals and notes above a list take some rows; more than this no list has. */
const lookedAt = 30;

/** How many headings of different fields a row has, and what share of its cells they are. */
export function scoreRow(row: GridRow): { readonly score: number; readonly fields: number; readonly share: number } {
  const distinct = [...row.cells.values()].filter(({ filled }) => filled !== 'right');
  const fields = new Set<string>();
  let score = 0;
  for (const { text } of distinct) {
    const match = text.length > 40 ? undefined : matchHeading(text);
    if (match === undefined) {
      if (text.length > 30) score -= 2;
      continue;
    }
    const field = match === 'ambiguous' ? headingKey(text) : match.field;
    if (!fields.has(field)) score += match === 'ambiguous' || match.by === 'part' ? 1 : 3;
    fields.add(field);
  }
  return { score, fields: fields.size, share: distinct.length === 0 ? 0 : fields.size / distinct.length };
}

/** True for a row that can only be one of headings: several known ones and little else. */
export function looksLikeHeadings(row: GridRow): boolean {
  // Three fields score seven only when two of the cells are names: rows of data are left here.
  const named = [...row.cells.values()].filter(({ text, filled }) => filled !== 'right' && namedField(text) !== undefined);
  if (named.length < 2) return false;
  const { score, fields, share } = scoreRow(row);
  return fields >= 3 && score >= 7 && share >= 0.5;
}

/** Finds the headings from row index `from` on; undefined when no row has two that are known. */
export function findHeadings(grid: Grid, from = 0): Headings | undefined {
  let best = { index: -1, score: 0 };
  for (let index = from; index < Math.min(grid.rows.length, from + lookedAt); index += 1) {
    const row = grid.rows[index];
    if (row === undefined) break;
    const { score, fields, share } = scoreRow(row);
    if (fields >= 2 && score >= 4 && share >= 0.3 && score > best.score) best = { index, score };
  }
  if (best.index < 0) return undefined;
  const { first, last } = extend(grid, best.index, from);
  const rows = grid.rows.slice(first, last + 1);
  return { rows: rows.map(({ row }) => row), columns: columnsOf(rows), next: last + 1 };
}

/** Rows tied to the best one: by cells merged downwards, or as parts of a heading above or below. */
function extend(grid: Grid, index: number, from: number): { readonly first: number; readonly last: number } {
  let [first, last] = [index, index];
  for (const merge of grid.sheet.merges) {
    const [top, bottom] = [grid.rows[first]?.row ?? 0, grid.rows[last]?.row ?? 0];
    if (merge.toRow === merge.fromRow || merge.toRow < top || merge.fromRow > bottom || merge.toRow - merge.fromRow > 3) continue;
    if (grid.rows.every(({ row, cells }) => row !== merge.fromRow || !cells.has(merge.fromColumn))) continue;
    while (first > from && (grid.rows[first - 1]?.row ?? 0) >= merge.fromRow) first -= 1;
    while ((grid.rows[last + 1]?.row ?? Infinity) <= merge.toRow) last += 1;
  }
  const [above, top] = [grid.rows[first - 1], grid.rows[first]];
  if (first > from && above !== undefined && top !== undefined && isUpper(above, top)) first -= 1;
  const [bottom, below] = [grid.rows[last], grid.rows[last + 1]];
  if (bottom !== undefined && below !== undefined && isLower(bottom, below)) last += 1;
  return { first, last };
}

/** A row above with a heading where the best row has none: the first row of two. */
function isUpper(above: GridRow, top: GridRow): boolean {
  if (above.row !== top.row - 1 || above.cells.size < 2) return false;
  const texts = new Set([...above.cells.values()].map(({ text }) => text));
  if (texts.size < 2 || [...texts].some((text) => text.length > 20)) return false;
  return [...above.cells].some(([column, { text }]) => {
    const match = matchHeading(text);
    return match !== undefined && match !== 'ambiguous' && match.by === 'name' && !top.cells.has(column);
  });
}

/** A row below whose few short words stand only under headings that cover several columns, or under none. */
function isLower(bottom: GridRow, below: GridRow): boolean {
  const own = [...below.cells].filter(([, { filled }]) => filled === 'no');
  if (below.row !== bottom.row + 1 || own.length < 2 || own.some(([, { text }]) => text.length > 12)) return false;
  const isOpen = (column: number): boolean => {
    const above = bottom.cells.get(column);
    const right = bottom.cells.get(column + 1);
    return above === undefined || above.filled === 'right' || right?.filled === 'right' || right === undefined;
  };
  const firstOwn = Math.min(...own.map(([column]) => column));
  const first = Math.min(...bottom.cells.keys());
  const anyMissing = own.some(([column]) => !bottom.cells.has(column) || bottom.cells.get(column)?.filled === 'right');
  return firstOwn > first && anyMissing && own.every(([column]) => isOpen(column));
}

function columnsOf(rows: readonly GridRow[]): readonly HeadingColumn[] {
  const all = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].toSorted((a, b) => a - b);
  const columns: HeadingColumn[] = [];
  for (const column of all) {
    const cells = rows.flatMap((row) => row.cells.get(column) ?? []);
    const last = columns.at(-1);
    // Every part came from the left: the same heading goes on over this column.
    if (cells.every(({ filled }) => filled === 'right') && last !== undefined && last.column + last.span === column) {
      columns[columns.length - 1] = { ...last, span: last.span + 1 };
      continue;
    }
    const texts = withGroup(rows, column).filter((text, index, list) => list.indexOf(text) === index);
    columns.push({ column, span: 1, texts });
  }
  return columns;
}

/** The texts above a column. Without merges, an upper heading stands over the first of its columns only. */
function withGroup(rows: readonly GridRow[], column: number): readonly string[] {
  return rows.flatMap((row, index) => {
    const own = row.cells.get(column);
    if (own !== undefined) return [own.text];
    if (index === rows.length - 1) return [];
    const left = [...row.cells].findLast(([at, { text }]) => at < column && text !== '');
    const isPart = left !== undefined && rows.slice(index + 1).some((lower) => lower.cells.has(left[0]) && lower.cells.has(column));
    return isPart ? [left[1].text] : [];
  });
}
