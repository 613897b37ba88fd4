import type { Field } from './field-names.ts';
import type { FieldCell, ItemRecord } from './item-record.ts';
import type { ListFinding, ListTable } from './list-item.ts';
import { matchHeading, namedField } from './match-heading.ts';
import { cleanText, type Grid, oneLine } from './sheet-grid.ts';

/** A form of labels and values read as records. */
export type ReadForm = { readonly table: ListTable; readonly records: readonly ItemRecord[]; readonly findings: readonly ListFinding[] };

/** A label with the values to its right, up to the next label of the row. */
type Pair = {
  readonly label: string;
  readonly field: Field;
  readonly row: number;
  readonly column: number;
  readonly values: readonly string[];
};

/** How many labels with a value beside them a grid has, in how many unlike rows, and how many labels at most stand side by side. */
function scoreForm(grid: Grid): { readonly pairs: number; readonly rows: number; readonly sideBySide: number } {
  const rows = new Set<string>();
  let [pairs, sideBySide] = [0, 0];
  for (const row of grid.rows) {
    const texts = [...row.cells]
      .filter(([, { filled }]) => filled !== 'right')
      .toSorted(([a], [b]) => a - b)
      .map(([, { text }]) => text);
    const labels = texts.map(isLabel);
    const paired = texts.filter((_, index) => labels[index] === true && labels[index + 1] !== true);
    pairs += paired.length;
    if (paired.length > 0) rows.add(paired.join('\n'));
    let run = 0;
    for (const isOne of labels) {
      run = isOne ? run + 1 : 0;
      sideBySide = Math.max(sideBySide, run);
    }
  }
  return { pairs, rows: rows.size, sideBySide };
}

function isLabel(text: string): boolean {
  return text.length <= 20 && namedField(text) !== undefined;
}

/** True for one item per table: labels with their values beside them, not headings side by side. */
export function isForm(grid: Grid): boolean {
  const { pairs, rows, sideBySide } = scoreForm(grid);
  return pairs >= 3 && rows >= 2 && sideBySide <= 2 && pairs > sideBySide;
}

/** Reads a form. A second label of the item's name begins the next item. */
export function readForm(grid: Grid): ReadForm {
  const pairs = pairsOf(grid);
  const records: ItemRecord[] = [];
  let open: FieldCell[] = [];
  const close = (): void => {
    const [first, last] = [open[0]?.row, open.at(-1)?.row];
    if (first !== undefined && last !== undefined) records.push({ sheet: grid.sheet.name, rows: [first, last], cells: open, group: null });
    open = [];
  };
  for (const pair of pairs) {
    if (pair.field === 'name' && open.some(({ field }) => field === 'name')) close();
    const text = valueOf(pair);
    if (text !== '') open.push({ field: pair.field, heading: pair.label, row: pair.row, to: pair.row, column: pair.column, text });
  }
  close();
  const mapping = new Map(pairs.map(({ label, field }) => [label, field] as const));
  const table = {
    sheet: grid.sheet.name,
    headerRows: [],
    mapping: [...mapping].map(([heading, field]) => ({ heading, field })),
    columns: [],
    filled: grid.filled,
    leftOut: [],
  };
  return { table, records, findings: unknownLabels(grid.sheet.name, pairs) };
}

/** A label nobody knows is asked once, where it first stands. */
function unknownLabels(sheet: string, pairs: readonly Pair[]): readonly ListFinding[] {
  const unknown = new Map(
    pairs
      .filter(({ field }) => field === 'other')
      .toReversed()
      .map((pair) => [pair.label, pair] as const),
  );
  return [...unknown.values()].map(({ label, row, column }) => ({ sheet, row, column, code: 'unmapped-column', value: label }));
}

function pairsOf(grid: Grid): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const { row, cells } of grid.rows) {
    let open: { label: string; field: Field; column: number; values: string[] } | undefined;
    const close = (): void => {
      if (open !== undefined) pairs.push({ ...open, row });
      open = undefined;
    };
    const places = [...cells].filter(([, { filled }]) => filled !== 'right').toSorted(([a], [b]) => a - b);
    for (const [index, [column, { text, filled }]] of places.entries()) {
      const match = isTwoPart(open) ? undefined : labelIn(text, open?.values.length === 0);
      if (match !== undefined) {
        close();
        open = { label: text, field: match, column, values: [] };
      } else if (isOddLabel(text, places.length - index) && beginsPair(open, index)) {
        close();
        open = { label: text, field: 'other', column, values: [] };
      } else if (filled !== 'down') open?.values.push(text);
    }
    close();
  }
  return pairs;
}

/** The value of a label may begin with a word that is itself a heading (责任事项 | 职责 | ...): only after a value is a label a label. */
function isTwoPart(open: { readonly field: Field; readonly values: readonly string[] } | undefined): boolean {
  return open !== undefined && open.values.length === 0 && (open.field === 'responsibilities' || open.field === 'name');
}

/** Right after a label only a heading's very name is the next label: a value may well contain one (民政局救助科室). */
function labelIn(text: string, isAfterLabel: boolean): Field | undefined {
  const match = text.length > 20 ? undefined : matchHeading(text);
  if (match === undefined || match === 'ambiguous') return undefined;
  return match.by === 'name' || (text.length <= 10 && !isAfterLabel) ? match.field : undefined;
}

/** Labels and values take turns: a label can only stand where a value before it is complete. */
function beginsPair(open: { readonly field: Field; readonly values: readonly string[] } | undefined, index: number): boolean {
  return open === undefined || (index % 2 === 0 && open.values.length === 1 && open.field !== 'responsibilities');
}

/** A short word with more cells to its right: a label nobody knows. */
function isOddLabel(text: string, cells: number): boolean {
  return text.length <= 12 && cells >= 2 && !/[。;；,，]/.test(text);
}

/** A short value before a long one is its phase: 受理责任 | 公示材料…. */
function valueOf({ field, values }: Pair): string {
  const [first = '', ...rest] = values;
  if (field === 'responsibilities' && rest.length > 0 && first.length <= 12) return cleanText(`${oneLine(first)}：${rest.join('\n')}`);
  return cleanText(values.join('\n'));
}
