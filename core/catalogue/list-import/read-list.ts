import { buildItem } from './build-item.ts';
import { findHeadings } from './find-headings.ts';
import type { ItemRecord } from './item-record.ts';
import type { ListFinding, ListItem, ListTable, ListReading } from './list-item.ts';
import type { ListSheet } from './list-sheet.ts';
import type { MappedColumn } from './map-columns.ts';
import { isForm, readForm } from './read-form.ts';
import { type ChosenFields, type ReadTable, readRows, readTable } from './read-table.ts';
import { scaleDirection } from './risk-level.ts';
import { type Grid, gridOf } from './sheet-grid.ts';

/** What the caller wants of a file: only the items of one unit, where the file names units. */
export type ListWish = { readonly unit?: string; readonly chosen?: ChosenFields };

type Part = {
  readonly grid: Grid;
  readonly table: ListTable;
  readonly records: readonly ItemRecord[];
  readonly findings: readonly ListFinding[];
  readonly columns: readonly MappedColumn[];
};

/**
 * Reads a power list or risk table: finds the headings, maps the columns, builds the items, and asks where the file leaves
 * two readings. Pure: the same sheets give the same answer.
 */
export function readList(sheets: readonly ListSheet[], wish: ListWish = {}): ListReading {
  const findings: ListFinding[] = [];
  const parts: Part[] = [];
  for (const sheet of sheets) {
    const grid = gridOf(sheet);
    const found = partsOf(grid, parts.at(-1), wish.chosen);
    if (grid.stopped) findings.push({ sheet: sheet.name, row: null, column: null, code: 'too-many-merges', value: null });
    if (found.length === 0 && looksLikeTable(grid))
      findings.push({ sheet: sheet.name, row: null, column: null, code: 'no-heading-row', value: null });
    parts.push(...found);
  }
  const items: ListItem[] = [];
  for (const part of parts) items.push(...itemsOf(part, wish, findings));
  if (parts.length === 0 && findings.length === 0)
    findings.push({ sheet: sheets[0]?.name ?? null, row: null, column: null, code: 'no-heading-row', value: null });
  findings.push(...duplicatesIn(items));
  return { tables: parts.map(({ table }) => table), items, findings: inOrder(findings, sheets) };
}

function partsOf(grid: Grid, before: Part | undefined, chosen: ChosenFields | undefined): readonly Part[] {
  if (isForm(grid)) {
    return [{ grid, ...readForm(grid), columns: [] }];
  }
  const parts: Part[] = [];
  for (let from = 0; from < grid.rows.length;) {
    const headings = findHeadings(grid, from);
    if (headings === undefined) break;
    const read: ReadTable = readTable(grid, headings, chosen);
    parts.push({ grid, ...read });
    from = Math.max(read.end, headings.next);
  }
  return parts.length > 0 ? parts : carriedOver(grid, before);
}

/** A table without headings right after one of the same width: the list goes on after a page break. */
function carriedOver(grid: Grid, before: Part | undefined): readonly Part[] {
  const [first] = grid.rows;
  if (before === undefined || before.columns.length < 3 || before.grid.width !== grid.width || first === undefined) return [];
  const finding: ListFinding = {
    sheet: grid.sheet.name,
    row: first.row,
    column: null,
    code: 'heading-carried-over',
    value: before.grid.sheet.name,
  };
  return [{ grid, ...readRows(grid, { columns: before.columns, findings: [finding], from: 0, headings: null }) }];
}

function looksLikeTable(grid: Grid): boolean {
  return grid.rows.filter(({ cells }) => cells.size >= 3).length >= 3;
}

function itemsOf(part: Part, wish: ListWish, findings: ListFinding[]): readonly ListItem[] {
  const columns = part.columns;
  const hasName = part.table.headerRows.length === 0 || columns.some(({ field }) => field === 'name');
  const direction = scaleDirection(textsOutside(part));
  const nameColumn = columns.find(({ field }) => field === 'name' || field === 'risks.point')?.column ?? null;
  const report = (finding: ListFinding): void => void findings.push(finding);
  const setting = { hasName, isReversed: direction === 'lowest-first', nameColumn, report };
  findings.push(...part.findings, ...cellFindings(part));
  const built = part.records.map((record) => buildItem(record, setting));
  if (direction === 'unsaid' && built.some(({ scale }) => scale)) askDirection(part, report);
  return built.filter(({ units }) => isOfUnit(units, wish)).map(({ item }) => item);
}

/** Titles above the headings and rows that are no data: there a sheet says what its grades mean. */
function textsOutside({ grid, table }: Part): readonly string[] {
  const first = table.headerRows[0] ?? 0;
  const left = new Set(table.leftOut);
  return grid.rows
    .filter(({ row }) => row < first || left.has(row))
    .flatMap(({ cells }) => [...cells.values()].filter(({ filled }) => filled === 'no').map(({ text }) => text));
}

function askDirection(part: Part, report: (finding: ListFinding) => void): void {
  const column = part.columns.find(({ field }) => field === 'risks.level');
  const value = part.records.flatMap(({ cells }) => cells).find(({ field }) => field === 'risks.level')?.text ?? null;
  report({
    sheet: part.table.sheet,
    row: part.table.headerRows[0] ?? null,
    column: column?.column ?? null,
    code: 'level-direction',
    value,
  });
}

function isOfUnit(units: readonly string[], { unit }: ListWish): boolean {
  return unit === undefined || units.length === 0 || units.some((one) => one.includes(unit) || unit.includes(one));
}

/** Formulas, values from other files and error values in the rows that were read; a serial number is nobody's question. */
function cellFindings({ grid, records, table, columns }: Part): readonly ListFinding[] {
  const rows = new Set(records.flatMap(({ rows: [first, last] }) => Array.from({ length: last - first + 1 }, (_, index) => first + index)));
  const ignored = new Set(columns.filter(({ field }) => field === 'ignore').map(({ column }) => column));
  return grid.sheet.rows
    .filter(({ row }) => rows.has(row))
    .flatMap(({ row, cells }) =>
      [...cells].flatMap(([column, cell]): readonly ListFinding[] => {
        const at = { sheet: table.sheet, row, column, value: cell.text };
        if (cell.external === true) return [{ ...at, code: 'value-from-another-file' }];
        if (cell.kind === 'error') return [{ ...at, code: 'unreadable-cell' }];
        return cell.formula === true && !ignored.has(column) ? [{ ...at, code: 'formula-cell' }] : [];
      }),
    );
}

/** The same code twice, or without codes the same item twice. */
function duplicatesIn(items: readonly ListItem[]): readonly ListFinding[] {
  const seen = new Map<string, ListItem>();
  return items.flatMap((item): readonly ListFinding[] => {
    if (item.name === null) return [];
    const texts = [item.name, item.subItem, item.powerType, item.category, ...item.posts, ...unitsOf(item)];
    const key =
      item.code === null
        ? JSON.stringify([item.sheet, ...texts, item.risks.map(({ what }) => what)])
        : `code ${item.code} ${item.subItem ?? ''}`;
    const first = seen.get(key);
    if (first === undefined) {
      seen.set(key, item);
      return [];
    }
    const value = item.code ?? item.name;
    return [
      {
        sheet: item.sheet,
        row: item.rows[0],
        column: null,
        code: 'duplicate-item',
        value,
        facts: { sheet: first.sheet, row: first.rows[0] },
      },
    ];
  });
}

function unitsOf(item: ListItem): readonly string[] {
  return item.other.filter(({ field }) => field === 'unit' || field === 'section').map(({ text }) => text);
}

function inOrder(findings: readonly ListFinding[], sheets: readonly ListSheet[]): readonly ListFinding[] {
  const rank = new Map(sheets.map(({ name }, index) => [name, index] as const));
  const of = (finding: ListFinding): number => rank.get(finding.sheet ?? '') ?? -1;
  return findings.toSorted((a, b) => of(a) - of(b) || (a.row ?? 0) - (b.row ?? 0) || (a.column ?? 0) - (b.column ?? 0));
}
