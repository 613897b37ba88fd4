import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { csvOf } from '../../testkit/list-import/write-files.ts';
import { defaultCaps } from '../xlsx/workbook.ts';
import { readCsvSheet } from './read-csv-sheet.ts';

const shown = (bytes: Uint8Array, caps = defaultCaps): unknown => {
  const read = readCsvSheet(bytes, caps);
  return 'refused' in read
    ? read.refused
    : [read.encoding, ...read.rows.map(({ row, cells }) => [row, ...[...cells].map(([at, { text }]) => `${at} ${text}`)])];
};
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('a CSV file', () => {
  it('is read in the encoding it has', () => {
    // 权力,事 in GB 18030.
    expect(shown(new Uint8Array([0xc8, 0xa8, 0xc1, 0xa6, 0x2c, 0xca, 0xc2]))).toEqual(['gb18030', [1, '1 权力', '2 事']]);
    expect(shown(utf8('\ufeff权力,事'))).toEqual(['utf-8', [1, '1 权力', '2 事']]);
    expect(shown(new Uint8Array([0xff, 0xfe, 0x43, 0x67, 0x2c, 0x00, 0x8b, 0x4e]))).toEqual(['utf-16le', [1, '1 权', '2 事']]);
  });

  it('counts records as a spreadsheet shows rows, empty ones and those of several lines too', () => {
    expect(shown(utf8('a,b\n\n"c\nd",e\nf;g'))).toEqual(['utf-8', [1, '1 a', '2 b'], [3, '1 c\nd', '2 e'], [4, '1 f;g']]);
    expect(shown(utf8('a\tb\nc\td'))).toEqual(['utf-8', [1, '1 a', '2 b'], [2, '1 c', '2 d']]);
  });

  it('is parted at its delimiter, whatever signs its texts hold', () => {
    expect(shown(utf8('序号,内容\n1,"a;b;c;d"\n2,e;f'))).toEqual([
      'utf-8',
      [1, '1 序号', '2 内容'],
      [2, '1 1', '2 a;b;c;d'],
      [3, '1 2', '2 e;f'],
    ]);
    expect(shown(utf8('序号;内容\n1;a,b\n2;c'))).toEqual(['utf-8', [1, '1 序号', '2 内容'], [2, '1 1', '2 a,b'], [3, '1 2', '2 c']]);
  });

  it('is refused over its limits', () => {
    expect(shown(utf8('a,b\nc,d'), { ...defaultCaps, cells: 3 })).toBe('too-many-cells');
    expect(shown(utf8('aaaa,b'), { ...defaultCaps, cellCharacters: 3 })).toBe('cell-too-long');
  });

  it('comes back as it was written', () => {
    const text = fc.stringMatching(/^[甲a=+",;\n]{0,6}$/).filter((one) => one.trim() === one);
    fc.assert(
      fc.property(fc.array(fc.array(text, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const [head = []] = rows;
        const sheet = [head.map(() => '甲'), head.map(() => '乙'), ...rows];
        const read = readCsvSheet(utf8(csvOf(sheet)), defaultCaps);
        if ('refused' in read) throw new Error(read.refused);
        const found = sheet.map((row, index) =>
          row.map((_, at) => read.rows.find((one) => one.row === index + 1)?.cells.get(at + 1)?.text ?? ''),
        );
        expect(found).toEqual(sheet.map((row) => row.map(String)));
      }),
    );
  });
});
