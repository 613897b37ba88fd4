import type { Refusal } from '../../core/kernel/outcome.ts';
import { openPackage, readRelationships, type Package, type Relationship } from './package-parts.ts';
import { readSheet } from './read-sheet.ts';
import { readSharedStrings, readSheetList, readStyles } from './read-tables.ts';
import { refuse } from '../../core/kernel/outcome.ts';
import { StopReading } from './stop-reading.ts';
import type { Caps, Sheet, Workbook, WorkbookRefusal } from './workbook.ts';

/**
 * Reads a workbook in this thread, within all limits but time and memory: `readWorkbook` adds those.
 *
 * Chart sheets and dialogs are skipped; formulas are never evaluated, their remembered values are marked.
 *
 * @source spec:ecma-376-1
 */
export function parseWorkbook(bytes: Uint8Array, caps: Caps): Workbook | Refusal<WorkbookRefusal> {
  try {
    const from = openPackage(bytes, caps);
    return { sheets: readSheets(from, caps), leftOut: from.leftOut };
  } catch (cause) {
    if (cause instanceof StopReading) return cause.refusal;
    throw cause;
  }
}

function readSheets(from: Package, caps: Caps): readonly Sheet[] {
  const main = readRelationships(from, '').find((one) => one.type === 'officeDocument')?.part;
  if (main === undefined) throw new StopReading(refuse('not-a-workbook', { why: 'no-main-part' }));
  const related = readRelationships(from, main);
  const list = readSheetList(from, main, caps);
  const strings = partOf(related, 'sharedStrings');
  const styles = partOf(related, 'styles');
  const tables = {
    strings: strings === undefined ? [] : readSharedStrings(from, strings, caps),
    styles: styles === undefined ? [] : readStyles(from, styles),
    since1904: list.since1904,
  };
  const meter = { cells: 0 };
  return list.sheets.flatMap(({ name, hidden, relationship }) => {
    const target = related.find((one) => one.id === relationship);
    if (target === undefined) throw new StopReading(refuse('damaged-workbook', { why: 'missing-sheet' }));
    return target.type === 'worksheet' ? [{ name, hidden, ...readSheet(from, target.part, { tables, caps, meter }) }] : [];
  });
}

function partOf(related: readonly Relationship[], type: string): string | undefined {
  return related.find((one) => one.type === type)?.part;
}
