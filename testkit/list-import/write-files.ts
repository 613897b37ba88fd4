import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';

/** A cell of a fixture: a text, a number, a formula with its remembered result, or nothing. */
export type FixtureCell = string | number | null | { readonly formula: string; readonly result: string | number };

/** A sheet of a fixture; merges in the spreadsheet's own words (`A3:A5`). */
export type FixtureSheet = {
  readonly name: string;
  readonly rows: readonly (readonly FixtureCell[])[];
  readonly merges?: readonly string[];
  readonly hidden?: boolean;
};

/** An xlsx file as a county office would save it. */
export async function xlsxOf(sheets: readonly FixtureSheet[]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const { name, rows, merges = [], hidden = false } of sheets) {
    const page = book.addWorksheet(name, { state: hidden ? 'hidden' : 'visible' });
    for (const [index, row] of rows.entries()) {
      for (const [column, value] of row.entries()) if (value !== null) page.getCell(index + 1, column + 1).value = value;
    }
    for (const merge of merges) page.mergeCells(merge);
  }
  return new Uint8Array(await book.xlsx.writeBuffer());
}

/** A CSV text with every cell in quotation marks. */
export function csvOf(rows: readonly (readonly FixtureCell[])[]): string {
  const text = (cell: FixtureCell): string => (cell === null || typeof cell === 'object' ? '' : String(cell));
  return rows.map((row) => row.map((cell) => `"${text(cell).replaceAll('"', '""')}"`).join(',')).join('\r\n');
}

/** A cell of a Word table: its text, how many grid columns it spans, and its part in a vertical merge. */
export type WordCell =
  | string
  | { readonly text: string; readonly span?: number; readonly down?: 'restart' | 'continue'; readonly auto?: boolean };

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const rels = 'http://schemas.openxmlformats.org/package/2006/relationships';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

/** A docx file of tables, the least that the format needs. */
export function docxOf(tables: readonly (readonly (readonly WordCell[])[])[], body: (tables: string) => string = (xml) => xml): Uint8Array {
  const xml = tables
    .map((rows) => `<w:p><w:r><w:t>清溪县梅岭镇</w:t></w:r></w:p><w:tbl><w:tblPr/>${rows.map(rowXml).join('')}</w:tbl>`)
    .join('');
  return docxFromXml(
    `<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="${word}"><w:body>${body(xml)}<w:p/></w:body></w:document>`,
  );
}

/** A docx file around any main part. */
export function docxFromXml(document: string): Uint8Array {
  return zipSync({
    '[Content_Types].xml': strToU8('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': strToU8(
      `<Relationships xmlns="${rels}"><Relationship Id="rId1" Type="${office}" Target="word/document.xml"/></Relationships>`,
    ),
    'word/document.xml': strToU8(document),
  });
}

function rowXml(row: readonly WordCell[]): string {
  return `<w:tr>${row.map(cellXml).join('')}</w:tr>`;
}

function cellXml(cell: WordCell): string {
  const { text, span, down, auto } = typeof cell === 'string' ? { text: cell, span: undefined, down: undefined, auto: false } : cell;
  const spanned = span === undefined ? '' : `<w:gridSpan w:val="${span}"/>`;
  const merged = down === undefined ? '' : down === 'restart' ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>';
  const number = auto === true ? '<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>' : '';
  const paragraphs = text.split('\n').map((line) => `<w:p>${number}<w:r><w:t xml:space="preserve">${escapeXml(line)}</w:t></w:r></w:p>`);
  return `<w:tc><w:tcPr>${spanned}${merged}</w:tcPr>${paragraphs.join('')}</w:tc>`;
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
