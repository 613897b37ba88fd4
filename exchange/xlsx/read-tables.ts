import { datePartOf, type DatePart } from './date-format.ts';
import type { Package } from './package-parts.ts';
import { richText } from './rich-text.ts';
import { touchesPrototype } from './safe-name.ts';
import { refuse } from '../../core/kernel/outcome.ts';
import { StopReading } from './stop-reading.ts';
import type { Caps } from './workbook.ts';

const silent = (): undefined => undefined;

/** The table of shared strings, in order. A table longer than the cell limit has strings no cell may use. */
export function readSharedStrings(from: Package, part: string, caps: Caps): readonly string[] {
  const strings: string[] = [];
  const collect = richText(caps);
  from.read(part, {
    open: collect.open,
    text: collect.text,
    close: (name) => {
      collect.close(name);
      if (name !== 'si') return;
      strings.push(collect.finish());
      if (strings.length > caps.cells) throw new StopReading(refuse('too-many-cells', { most: caps.cells }));
    },
  });
  return strings;
}

/** For each cell style, what it makes of a number. */
export function readStyles(from: Package, part: string): readonly DatePart[] {
  const codes = new Map<number, string>();
  const formats: number[] = [];
  let inCells = false;
  from.read(part, {
    open: (name, at) => {
      if (name === 'numFmt') codes.set(Number(at['numFmtId']), at['formatCode'] ?? '');
      if (name === 'cellXfs') inCells = true;
      if (name === 'xf' && inCells) formats.push(Number(at['numFmtId'] ?? 0));
    },
    close: (name) => {
      if (name === 'cellXfs') inCells = false;
    },
    text: silent,
  });
  return formats.map((id) => datePartOf(id, codes.get(id)));
}

/** A sheet as the workbook part lists it. */
export type SheetEntry = { readonly name: string; readonly relationship: string; readonly hidden: boolean };

/** The list of sheets and the epoch of the dates. */
export function readSheetList(
  from: Package,
  part: string,
  caps: Caps,
): { readonly sheets: readonly SheetEntry[]; readonly since1904: boolean } {
  const sheets: SheetEntry[] = [];
  let since1904 = false;
  from.read(part, {
    open: (name, at) => {
      if (name === 'workbookPr') since1904 = at['date1904'] === '1' || at['date1904'] === 'true';
      if (name !== 'sheet') return;
      sheets.push({ name: sheetName(at['name']), relationship: relationshipId(at), hidden: (at['state'] ?? 'visible') !== 'visible' });
      if (sheets.length > caps.sheets) throw new StopReading(refuse('too-many-sheets', { most: caps.sheets }));
    },
    close: silent,
    text: silent,
  });
  return { sheets, since1904 };
}

function sheetName(name: string | undefined): string {
  if (name === undefined || name === '' || name.length > 255 || touchesPrototype(name))
    throw new StopReading(refuse('bad-name', { of: 'sheet' }));
  return name;
}

/** The prefix of the relationships' namespace is `r` by habit only. */
function relationshipId(at: Readonly<Record<string, string>>): string {
  const name = Object.keys(at).find((key) => key.endsWith(':id'));
  return name === undefined ? '' : (at[name] ?? '');
}
