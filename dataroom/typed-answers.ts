import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

import { isRefusal } from '../core/kernel/outcome.ts';
import { sheetRows } from '../exchange/tables/sheet-rows.ts';
import { readWorkbook } from '../exchange/xlsx/read-workbook.ts';
import { type Caps, defaultCaps } from '../exchange/xlsx/workbook.ts';
import { alertHeadings, alertSheetName, answerHeading, keyHeading } from './alert-headings.ts';

/** What people typed about one alert: by heading, the column for the outcome and columns of their own. */
export type Typed = ReadonlyMap<string, string>;

/** What people typed into the `alerts.xlsx` of the sweep before. */
export type TypedAnswers = {
  readonly byKey: ReadonlyMap<string, Typed>;
  /** Headings of columns that people added. */
  readonly added: readonly string[];
  /** True when the file holds something that cannot be carried over, so that it must be kept. */
  readonly keepFile: boolean;
};

/** How one row of an earlier sheet is found again: its key, or, where the sheet has none, rule and object as shown. */
export type FindKey = (row: { readonly key: string; readonly rule: string; readonly object: string }) => string | undefined;

const caps: Caps = {
  ...defaultCaps,
  fileBytes: 50 * 1024 * 1024,
  unpackedBytes: 512 * 1024 * 1024,
  cells: 1_000_000,
  xmlNodes: 8_000_000,
  milliseconds: 60_000,
};

const none: TypedAnswers = { byKey: new Map(), added: [], keepFile: false };
const unreadable: TypedAnswers = { ...none, keepFile: true };

/** Reads what people typed into the sheet of the sweep before, row by row of its alerts. */
export async function readTypedAnswers(output: string, findKey: FindKey): Promise<TypedAnswers> {
  const path = join(output, 'alerts.xlsx');
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return none;
  if (found.size > caps.fileBytes) return unreadable;
  const book = await readWorkbook(new Uint8Array(await readFile(path)), caps);
  if (isRefusal(book)) return unreadable;
  const sheet = book.sheets.find(({ name }) => name === alertSheetName);
  const [heading, ...rows] = sheet === undefined ? [] : sheetRows(sheet).rows.map(({ cells }) => cells.map((cell) => cell.trim()));
  if (heading === undefined || !heading.includes('规则') || !heading.includes('对象')) return unreadable;
  return collect(heading, rows, findKey);
}

function collect(heading: readonly string[], rows: readonly (readonly string[])[], findKey: FindKey): TypedAnswers {
  const added = [...new Set(heading.filter((name) => name !== '' && !alertHeadings.includes(name)))];
  const byKey = new Map<string, Typed>();
  // What stands below no heading has no name under which it could be carried.
  let keepFile = false;
  for (const cells of rows) {
    const cell = (name: string): string => cells[heading.indexOf(name)] ?? '';
    const typed = new Map([answerHeading, ...added].flatMap((name) => (cell(name) === '' ? [] : [[name, cell(name)] as const])));
    keepFile ||= cells.some((text, index) => text !== '' && (heading[index] ?? '') === '');
    if (typed.size === 0) continue;
    const key = findKey({ key: cell(keyHeading), rule: cell('规则'), object: cell('对象') });
    if (key === undefined || byKey.has(key)) keepFile = true;
    else byKey.set(key, typed);
  }
  return { byKey, added, keepFile };
}
