import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { writeCsv } from './write-csv.ts';

const read = (text: string): readonly (readonly string[])[] => parse(text, { bom: true });

describe('a table written as CSV', () => {
  it.each(['=1+1', '+86', '-2', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠甲'])('never begins a cell with %j', (text) => {
    expect(read(writeCsv([[text]]))).toEqual([[`'${text}`]]);
  });

  it('gives every other text back as it was, and numbers bare', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.string({ unit: 'grapheme', maxLength: 12 }), { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }),
        (rows) => {
          const width = rows[0]?.length ?? 0;
          const same = rows.map((row) => Array.from({ length: width }, (_, at) => row[at] ?? ''));
          const back = read(writeCsv(same)).map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r＝＋－＠])/, '')));
          expect(back).toEqual(same);
        },
      ),
    );
    expect(writeCsv([[-2, null, '"甲",乙\n丙']])).toBe('\ufeff-2,,"""甲"",乙\n丙"\r\n');
  });
});
