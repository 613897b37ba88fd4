import { strToU8, zipSync } from 'fflate';

import { docxFromXml, docxOf } from './write-files.ts';

/** A file that must be refused, and with what. */
export type HostileFile = {
  readonly title: string;
  readonly name: string;
  readonly bytes: () => Uint8Array;
  readonly refused: readonly string[];
};

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const rels = (type: string, target: string): Uint8Array =>
  strToU8(`<Relationships><Relationship Id="rId1" Type="${types}/${type}" Target="${target}"/></Relationships>`);

/** The least xlsx around one sheet part. */
function xlsxAround(sheet: Uint8Array, level: 1 | 9 = 9): Uint8Array {
  return zipSync(
    {
      '_rels/.rels': rels('officeDocument', 'xl/workbook.xml'),
      'xl/workbook.xml': strToU8(`<workbook xmlns="${main}"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>`),
      'xl/_rels/workbook.xml.rels': rels('worksheet', 'worksheets/sheet1.xml'),
      'xl/worksheets/sheet1.xml': sheet,
    },
    { level },
  );
}

const sheetXml = (rows: string, before = ''): Uint8Array =>
  strToU8(`${before}<worksheet xmlns="${main}"><sheetData>${rows}</sheetData></worksheet>`);
const nothing = (length: number): Uint8Array => new Uint8Array(length);
/** Well-formed as far as it goes: only its size gives it away. */
const spaces = (length: number, begin: string): Uint8Array => {
  const bytes = nothing(length).fill(0x20);
  bytes.set(strToU8(begin));
  return bytes;
};

/** As many rows as the format allows. */
function millionRows(row: string): Uint8Array {
  return xlsxAround(sheetXml(row.repeat(1_048_576)), 1);
}

const bomb = (): Uint8Array =>
  zipSync(
    { 'word/document.xml': spaces(80_000_000, '<w:document>'), '_rels/.rels': rels('officeDocument', 'word/document.xml') },
    { level: 9 },
  );
const old = (name: string): HostileFile => ({
  title: `an old ${name.slice(-4)} file`,
  name,
  bytes: () => new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...nothing(600)]),
  refused: ['legacy-format'],
});

/** Files from people who mean harm, and from programs that broke. */
export const hostileFiles: readonly HostileFile[] = [
  old('清单.xls'),
  old('清单.et'),
  old('清单.doc'),
  { title: 'an empty file', name: '空.xlsx', bytes: () => new Uint8Array(), refused: ['file-empty'] },
  { title: 'a PDF', name: '清单.xlsx', bytes: () => strToU8('%PDF-1.7\n'), refused: ['unknown-format'] },
  {
    title: 'a web page that calls itself .xls',
    name: '清单.xls',
    bytes: () => strToU8('<html><table><tr><td>权力事项'),
    refused: ['unknown-format'],
  },
  { title: 'binary rubbish', name: '清单.csv', bytes: () => new Uint8Array([1, 0, 2, 0, 255, 0]), refused: ['unknown-format'] },
  { title: 'bytes in no encoding', name: '清单.csv', bytes: () => new Uint8Array([0xd0, 0xff, 0x81, 0x20, 0xff]), refused: ['not-a-text'] },
  {
    title: 'a CSV with a quotation mark that never closes',
    name: '清单.csv',
    bytes: () => strToU8('序号,权力事项\n1,"低保'),
    refused: ['damaged-csv'],
  },
  { title: 'a file over the limit', name: '清单.csv', bytes: () => nothing(10 * 1024 * 1024 + 1).fill(0x61), refused: ['file-too-large'] },
  { title: 'a zip bomb that calls itself docx', name: '清单.docx', bytes: bomb, refused: ['packed-too-tightly', 'unpacks-too-large'] },
  {
    title: 'a zip bomb',
    name: '清单.xlsx',
    bytes: () => xlsxAround(spaces(80_000_000, '<worksheet>')),
    refused: ['packed-too-tightly', 'unpacks-too-large'],
  },
  {
    title: 'a sheet of a million rows',
    name: '清单.xlsx',
    bytes: () => millionRows('<row><c><v>1</v></c></row>'),
    refused: ['too-many-cells', 'packed-too-tightly', 'took-too-long'],
  },
  {
    title: 'a million empty rows that a careless fill left',
    name: '清单.xlsx',
    bytes: () => millionRows('<row><c s="1"/></row>'),
    refused: ['xml-too-many-nodes', 'packed-too-tightly', 'took-too-long'],
  },
  { title: 'half an archive', name: '清单.xlsx', bytes: () => xlsxAround(sheetXml('')).subarray(0, 400), refused: ['not-a-workbook'] },
  {
    title: 'an archive of something else',
    name: '清单.xlsx',
    bytes: () => zipSync({ 'a.txt': strToU8('x') }),
    refused: ['not-a-workbook'],
  },
  {
    title: 'a workbook with a DOCTYPE',
    name: '清单.xlsx',
    bytes: () => xlsxAround(sheetXml('', '<!DOCTYPE a [<!ENTITY b "c">]>')),
    refused: ['doctype-forbidden'],
  },
  {
    title: 'a document with a DOCTYPE',
    name: '清单.docx',
    bytes: () => docxFromXml('<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><w:document><w:t>&b;</w:t></w:document>'),
    refused: ['doctype-forbidden'],
  },
  {
    title: 'a document that is not well formed',
    name: '清单.docx',
    bytes: () => docxFromXml('<w:document><w:tbl></w:document>'),
    refused: ['malformed-xml'],
  },
  { title: 'a document of another format', name: '清单.docx', bytes: () => docxFromXml('<other/>'), refused: ['not-a-document'] },
  {
    title: 'tables nested too deep',
    name: '清单.docx',
    bytes: () => docxOf([], () => '<w:tbl>'.repeat(100) + '</w:tbl>'.repeat(100)),
    refused: ['xml-too-deep'],
  },
  {
    title: 'a table cell that spans more columns than there are',
    name: '清单.docx',
    bytes: () => docxOf([[[{ text: 'a', span: 99_999 }]]]),
    refused: ['damaged-workbook'],
  },
];
