import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { pastedCells } from './pasted-cells.ts';

/** As a spreadsheet writes it. */
function copied(rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[\t\n"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return rows.map((row) => `${row.map(cell).join('\t')}\r\n`).join('');
}

const cell = fc.string({ maxLength: 12 }).map((text) => text.replaceAll('\r', '').trim());

describe('cells pasted from a spreadsheet', () => {
  it('come back as they were copied, whatever stands in them', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }), (rows) => {
        expect(pastedCells(copied(rows))).toEqual(rows);
      }),
      { numRuns: 500 },
    );
  });

  it('keep line breaks and quotes inside a cell', () => {
    expect(pastedCells('V-1\t"印章\n""使用"""\tx\r\n')).toEqual([['V-1', '印章\n"使用"', 'x']]);
  });

  it('are one cell where one word is pasted', () => {
    expect(pastedCells('低保')).toEqual([['低保']]);
  });
});
