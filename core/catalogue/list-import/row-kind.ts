import { headingKey, matchHeading } from './match-heading.ts';
import { looksLikeHeadings } from './find-headings.ts';
import type { GridCell, GridRow } from './sheet-grid.ts';

/** What a row below the headings is. `group` is a line that titles the items after it. */
export type RowKind =
  | { readonly kind: 'data' }
  | { readonly kind: 'note' }
  | { readonly kind: 'headings' }
  | { readonly kind: 'group'; readonly title: string }
  | { readonly kind: 'unsure'; readonly text: string };

const note = /^[(（【*※]?\s*(注|备\s*注|说\s*明|附\s*注|填表说明|填报说明|编制说明|注释)\s*\d{0,2}\s*[:：、.．)）】]/;
const sign =
  /^(填表|填报|制表|审核|审批|复核|经办|报送|联系|编制|批准|校对|统计|主要负责|单位负责|分管领导|负责|报表)(单位|部门|人|人员|时间|日期|电话|领导|机关)?(签字|签名|签章|意见)?\s*([(（][^()（）]{0,8}[)）])?\s*[:：]/;
const stamp = /(盖\s*章|签\s*章|签\s*字|签\s*名)/;
const date =
  /^[^\d]{0,12}(\d{4}|[〇○零一二三四五六七八九]{4}|\s*)\s*年\s*[\d一二三四五六七八九十]{0,3}\s*月(\s*[\d一二三四五六七八九十]{0,3}\s*日)?$/;
const total = /^(合\s*计|总\s*计|小\s*计|共\s*计|总\s*数)/;
const title =
  /^(?:[一二三四五六七八九十]{1,3}[、.．]|[(（][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[类章部节]分?[、:：\s]*)\s*/;

/** Which columns matter for telling a row of data: the item's name and the serial number. */
export type KeyColumns = { readonly name: number | undefined; readonly serial: number | undefined; readonly columns: number };

/** Tells data from notes, totals, signatures, repeated headings and titles of groups. */
export function kindOfRow(row: GridRow, keys: KeyColumns, before: RowKind['kind'] | null): RowKind {
  const own = [...row.cells].filter(([, { filled }]) => filled === 'no').toSorted(([a], [b]) => a - b);
  const [first] = own;
  if (first === undefined) return { kind: 'data' };
  const [column, { text }] = first;
  // A row inside a block that is merged down belongs to that block's item, whatever its words are.
  const isFew = own.length <= 4 && ![...row.cells.values()].some(({ filled }) => filled === 'down');
  if (note.test(text) || (isFew && total.test(text)) || (isFew && isSignature(own.map(([, cell]) => cell)))) return { kind: 'note' };
  if (looksLikeHeadings(row)) return { kind: 'headings' };
  if (own.length > 1 || keys.columns < 3) return { kind: 'data' };
  return kindOfSingle(row, { column, text }, { keys, before });
}

/** A row with one value of its own. */
function kindOfSingle(
  row: GridRow,
  { column, text }: { readonly column: number; readonly text: string },
  { keys, before }: { readonly keys: KeyColumns; readonly before: RowKind['kind'] | null },
): RowKind {
  const isWide = [...row.cells.values()].filter(({ filled }) => filled === 'right').length > 0 && row.cells.has(column + 1);
  const isFilled = [...row.cells.values()].some(({ filled }) => filled === 'down');
  if (isFilled && !isWide) return { kind: 'data' };
  if (before === 'note') return { kind: 'note' };
  if (title.test(text) && text.length <= 40 && (isWide || column !== keys.name)) return { kind: 'group', title: groupTitle(text) };
  if (isWide) return text.length <= 20 && !/[。;；]/.test(text) ? { kind: 'group', title: groupTitle(text) } : { kind: 'unsure', text };
  // A serial number that waits for its item.
  if (column === keys.serial && /^\d{1,5}$/.test(text)) return { kind: 'note' };
  if (column === Math.min(...[keys.serial ?? 1, keys.name ?? 1]) && column !== keys.name) return { kind: 'unsure', text };
  return { kind: 'data' };
}

function isSignature(cells: readonly GridCell[]): boolean {
  const texts = cells.map(({ text }) => text);
  const [first = ''] = texts;
  const isLine = (text: string): boolean => text.length <= 40 && (sign.test(text) || stamp.test(text) || date.test(text));
  return (sign.test(first) && first.length <= 60) || (isLine(first) && texts.every((text) => isLine(text) || text.length <= 10));
}

function groupTitle(text: string): string {
  return text
    .replace(title, '')
    .replace(/[(（]\s*(共\s*)?\d+\s*[项个件类]\s*[)）]/g, '')
    .replace(/[:：]$/, '')
    .trim();
}

/** Headings printed once more on a later page: the same words in the same columns. */
export function repeatsHeadings(row: GridRow, columns: ReadonlyMap<number, readonly string[]>): boolean {
  const own = [...row.cells].filter(([, { filled }]) => filled === 'no');
  const same = own.filter(([column, { text }]) => (columns.get(column) ?? []).some((one) => headingKey(one) === headingKey(text)));
  return own.length > 0 && same.length >= Math.max(1, own.length * 0.7) && same.some(([, { text }]) => matchHeading(text) !== undefined);
}
