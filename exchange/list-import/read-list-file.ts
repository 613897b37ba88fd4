import type { ListFinding, ListReading } from '../../core/catalogue/list-import/list-item.ts';
import type { ListSheet } from '../../core/catalogue/list-import/list-sheet.ts';
import { type ListWish, readList } from '../../core/catalogue/list-import/read-list.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { type CsvRefusal, readCsvSheet } from '../csv/read-csv-sheet.ts';
import { readDocument } from '../docx/read-document.ts';
import { readWorkbook } from '../xlsx/read-workbook.ts';
import { type Caps, defaultCaps, type LeftOut, type Workbook, type WorkbookRefusal } from '../xlsx/workbook.ts';

/** Why a list file is not read at all. */
export type ListFileRefusal = WorkbookRefusal | CsvRefusal | 'not-a-document' | 'legacy-format' | 'unknown-format' | 'file-empty';

/** A file from a compiler: its name decides nothing but how a text is named. */
export type ListFile = { readonly name: string; readonly bytes: Uint8Array };

/** What kind of file the bytes are, whatever the name says. */
export type ListFormat = 'xlsx' | 'docx' | 'csv' | 'legacy' | 'unknown' | 'empty';

/**
 * Reads a power list or risk table from xlsx, docx or csv, within the limits of all files from outside.
 *
 * @throws Fault `workbook-worker-failed` when a reader itself breaks
 */
export async function readListFile(
  file: ListFile,
  wish: ListWish = {},
  caps: Caps = defaultCaps,
): Promise<ListReading | Refusal<ListFileRefusal>> {
  const format = formatOf(file.bytes);
  switch (format) {
    case 'empty':
      return refuse('file-empty');
    case 'legacy':
      return refuse('legacy-format', { name: file.name });
    case 'unknown':
      return refuse('unknown-format', { name: file.name });
    case 'csv': {
      const read = readCsvSheet(file.bytes, caps);
      if ('refused' in read) return read;
      return readList([{ name: file.name, rows: read.rows, merges: [], lostMerges: true }], wish);
    }
    case 'xlsx':
      return listOf(await readWorkbook(file.bytes, caps), wish);
    case 'docx':
      return listOf(await readDocument(file.bytes, caps), wish);
  }
}

/** Tells the format by content: a zip with a Word or an Excel part, the old binary formats, else text. */
export function formatOf(bytes: Uint8Array): ListFormat {
  if (bytes.length === 0) return 'empty';
  const starts = (...signature: readonly number[]): boolean => signature.every((byte, index) => bytes[index] === byte);
  if (starts(0x50, 0x4b)) return nameInArchive(bytes, 'word/document.xml') ? 'docx' : 'xlsx';
  // Compound files: .xls, .doc, .et, .wps, and workbooks under a password.
  if (starts(0xd0, 0xcf, 0x11, 0xe0) || starts(0x09, 0x08)) return 'legacy';
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 512));
  if (/^(%PDF|\{\\rtf|\x89PNG|\xff\xd8\xff|GIF8|Rar!|7z\xbc\xaf)/.test(head) || /^\s*(<!DOCTYPE|<html|<\?xml|<\?mso)/i.test(head))
    return 'unknown';
  const isWide = starts(0xff, 0xfe) || starts(0xfe, 0xff);
  return !isWide && bytes.subarray(0, 8192).includes(0) ? 'unknown' : 'csv';
}

/** Names stand unpacked in the directory at the archive's end. */
function nameInArchive(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).lastIndexOf(name) >= 0;
}

function listOf<Code extends string>(read: Workbook | Refusal<Code>, wish: ListWish): ListReading | Refusal<Code> {
  if ('refused' in read) return read;
  const shown: readonly ListSheet[] = read.sheets.filter(({ hidden }) => !hidden);
  const list = readList(shown, wish);
  const about = [...read.leftOut.map(leftOutFinding), ...hiddenLists(read)];
  return about.length === 0 ? list : { ...list, findings: [...about, ...list.findings] };
}

function leftOutFinding(what: LeftOut): ListFinding {
  return { sheet: null, row: null, column: null, code: `${what}-left-out`, value: null };
}

/** A hidden sheet that holds a list is asked about; one with the choices of a drop-down is nobody's question. */
function hiddenLists(book: Workbook): readonly ListFinding[] {
  return book.sheets
    .filter(({ hidden }) => hidden)
    .flatMap((sheet): readonly ListFinding[] => {
      const { items } = readList([sheet]);
      if (items.length === 0) return [];
      return [{ sheet: sheet.name, row: null, column: null, code: 'hidden-sheet', value: null, facts: { items: items.length } }];
    });
}
