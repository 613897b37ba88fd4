import { describe, expect, it } from 'vitest';

import { docxFromXml, docxOf, type WordCell } from '../../testkit/list-import/write-files.ts';
import { defaultCaps } from '../xlsx/workbook.ts';
import { parseDocument } from './parse-document.ts';

function tablesOf(bytes: Uint8Array) {
  const read = parseDocument(bytes, defaultCaps);
  if ('refused' in read) throw new Error(read.refused);
  return read.sheets.map(({ name, rows, merges }) => ({
    name,
    merges,
    rows: rows.map(({ row, cells }) => [row, ...[...cells].map(([column, cell]) => `${column} ${cell.text}`)]),
  }));
}

const one = (rows: readonly (readonly WordCell[])[]) => tablesOf(docxOf([rows]))[0];
const document = (body: string): Uint8Array => docxFromXml(`<w:document><w:body>${body}</w:body></w:document>`);
const cell = (inner: string): string => `<w:tbl><w:tr><w:tc>${inner}</w:tc></w:tr></w:tbl>`;

describe('tables of a Word document', () => {
  it('keep their grid: cells over columns and down rows are merged blocks', () => {
    expect(
      one([
        [{ text: 'a', span: 2 }, 'b'],
        [{ text: 'c', down: 'restart' }, 'd', 'e'],
        [{ text: '', down: 'continue' }, 'f', 'g'],
      ]),
    ).toEqual({
      name: '表1',
      rows: [
        [1, '1 a', '3 b'],
        [2, '1 c', '2 d', '3 e'],
        [3, '2 f', '3 g'],
      ],
      merges: [
        { fromRow: 1, fromColumn: 1, toRow: 1, toColumn: 2 },
        { fromRow: 2, fromColumn: 1, toRow: 3, toColumn: 1 },
      ],
    });
  });

  it('have paragraphs as lines, and numbers where the word processor counts them', () => {
    expect(one([[{ text: '甲\n乙', auto: true }, { text: '丙', auto: true }, '丁\n戊']])?.rows).toEqual([
      [1, '1 1. 甲\n2. 乙', '2 丙', '3 丁\n戊'],
    ]);
  });

  it('leave out deleted text, keep inserted text, and take a picture’s text once', () => {
    const body = cell(
      '<w:p><w:del><w:r><w:delText>旧</w:delText></w:r></w:del><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p><w:p><mc:AlternateContent><mc:Choice><w:t>框</w:t></mc:Choice><mc:Fallback><w:t>框</w:t></mc:Fallback></mc:AlternateContent></w:p>',
    );
    expect(tablesOf(document(body))[0]?.rows).toEqual([[1, '1 新\n框']]);
  });

  it('inside a cell are text of that cell', () => {
    expect(tablesOf(document(cell(`<w:p><w:t>外</w:t></w:p>${cell('<w:p><w:t>内</w:t></w:p>')}`)))[0]?.rows).toEqual([[1, '1 外\n内']]);
  });
});
