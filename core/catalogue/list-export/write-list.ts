import type { Field } from '../list-import/field-names.ts';
import type { ListItem, ListReading, ListRisk } from '../list-import/list-item.ts';
import type { Block, ListSheet } from '../list-import/list-sheet.ts';
import { readList } from '../list-import/read-list.ts';
import { type CellValue, fieldText, isRiskField, riskCell } from './field-text.ts';
import type { LayoutColumn, ListLayout } from './list-layout.ts';

/** A list as a table: headings, rows below them, blocks of merged cells by rows and columns of the whole table from 1. */
export type WrittenList = {
  readonly headings: readonly string[];
  readonly rows: readonly (readonly CellValue[])[];
  readonly merges: readonly Block[];
  /** What our own import would read otherwise than it was: nothing, unless texts hold numbers or phases that no cell keeps apart. */
  readonly lost: readonly LostText[];
};

/** A text that does not come back from its cell as it was; `name` is the item's. */
export type LostText = { readonly name: string | null; readonly heading: string };

/**
 * Writes items under the columns of a layout, and reads them back to know what such a table cannot carry.
 *
 * Where the layout has a column for the phase (环节) each risk has a row of its own and the other cells are merged down.
 */
export function writeList(items: readonly ListItem[], layout: ListLayout): WrittenList {
  const perRisk = layout.some(({ field }) => field === 'stage');
  const columns = layout.map((column, at) => inContext(column, layout, at));
  const rows: (readonly CellValue[])[] = [];
  const merges: Block[] = [];
  for (const [at, item] of items.entries()) {
    const own = perRisk
      ? riskRows(item, columns, at + 1)
      : [columns.map((column) => (column === null ? null : fieldText(item, column, at + 1)))];
    if (own.length > 1) merges.push(...mergedDown(layout, rows.length + 2, own.length));
    rows.push(...own);
  }
  const written = { headings: layout.map(({ heading }) => heading), rows, merges };
  return { ...written, lost: lostIn(items, layout, readList([sheetOf(written)])) };
}

/**
 * What a column holds beside the others; null for one that stays empty. A second column of the same meaning has nothing to add. In a
 * table of risks without items the point's name is what the row is about; where items have names it is part of the risk's text.
 */
function inContext(column: LayoutColumn, layout: ListLayout, at: number): LayoutColumn | null {
  const has = (field: Field): boolean => layout.some((one) => one.field === field);
  if (column.field in told && layout.slice(0, at).some(({ field }) => field === column.field)) return null;
  if (column.field !== 'risks.point' || !has('risks.what')) return column;
  return has('name') ? null : { ...column, field: 'name' };
}

function riskRows(item: ListItem, columns: readonly (LayoutColumn | null)[], number: number): readonly (readonly CellValue[])[] {
  const valueAt = (column: LayoutColumn | null, at: number): CellValue => {
    if (column === null) return null;
    const { field } = column;
    if (!isRiskField(field)) return at === 0 ? fieldText(item, column, number) : null;
    const risk = item.risks[at];
    return risk === undefined ? null : riskCell(risk, field);
  };
  return Array.from({ length: Math.max(1, item.risks.length) }, (_, at) => columns.map((column) => valueAt(column, at)));
}

function mergedDown(layout: ListLayout, fromRow: number, rows: number): readonly Block[] {
  return layout.flatMap(({ field }, at) =>
    isRiskField(field) ? [] : [{ fromRow, fromColumn: at + 1, toRow: fromRow + rows - 1, toColumn: at + 1 }],
  );
}

/** The table as the import sees it. */
function sheetOf({ headings, rows, merges }: Omit<WrittenList, 'lost'>): ListSheet {
  const cellsOf = (row: readonly CellValue[]) =>
    new Map(row.flatMap((value, at) => (value === null ? [] : [[at + 1, { kind: 'text', text: String(value) }] as const])));
  return { name: '', rows: [headings, ...rows].map((row, at) => ({ row: at + 1, cells: cellsOf(row) })), merges };
}

/** What differs between the items and what was read, one entry for each item and column. */
function lostIn(items: readonly ListItem[], layout: ListLayout, read: ListReading): readonly LostText[] {
  const found = read.tables.length === 1 && read.items.length === items.length ? read.items : [];
  return items.flatMap((item, at) => {
    const back = found[at];
    return layout
      .filter((column) => back === undefined || !comesBack(item, back, column))
      .map(({ heading }) => ({ name: item.name, heading }));
  });
}

function comesBack(item: ListItem, back: ListItem, { field, heading }: LayoutColumn): boolean {
  return JSON.stringify(valueOf(item, field, heading)) === JSON.stringify(valueOf(back, field, heading));
}

const everyRisk =
  (of: (risk: ListRisk) => string | null) =>
  (item: ListItem): unknown =>
    item.risks.map(of);

/** What a column says of an item, as the import tells it; fields without a member stand under their heading. */
const told: Readonly<Partial<Record<Field, (item: ListItem) => unknown>>> = {
  ignore: () => null,
  'basis.clause': () => null,
  name: (item) => item.name,
  code: (item) => item.code,
  sub_item: (item) => item.subItem,
  power_type: (item) => item.powerType,
  category: (item) => item.category,
  content: (item) => item.content,
  remark: (item) => item.remark,
  posts: (item) => item.posts,
  basis: (item) => item.basis,
  responsibilities: (item) => item.responsibilities.map(({ stage, text }) => [stage, text]),
  accountability: (item) => item.accountability,
  forbidden: (item) => item.forbidden,
  risk_count: (item) => item.risks.length,
  stage: everyRisk(({ stage }) => stage),
  'risks.point': everyRisk(({ what }) => what),
  'risks.what': everyRisk(({ stage, what }) => JSON.stringify([stage, what])),
  'risks.level': everyRisk(({ level }) => level),
  'risks.prevention': everyRisk(({ prevention }) => prevention),
  'risks.owner': everyRisk(({ owner }) => owner),
};

function valueOf(item: ListItem, field: Field, heading: string): unknown {
  const of = told[field];
  return of === undefined ? (item.other.find((one) => one.heading === heading)?.text ?? null) : of(item);
}
