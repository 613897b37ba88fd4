import ExcelJS from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';

import { xlsxOf } from '../../testkit/list-import/write-files.ts';
import { markErrors } from './mark-errors.ts';
import { readWorkbook } from './read-workbook.ts';

async function marked(bytes: Uint8Array, marks: Parameters<typeof markErrors>[1]): Promise<Uint8Array> {
  const copy = await markErrors(bytes, marks);
  if ('refused' in copy) throw new Error(copy.refused);
  return copy;
}

const book = async (): Promise<Uint8Array> =>
  await xlsxOf([
    {
      name: '清单',
      rows: [['标题'], ['权力事项', '等级'], ['低保申请', { formula: 'cmd|"/c calc"!A1', result: '=1+1' }], ['@SUM(A1)', 7]],
      merges: ['A1:B1'],
    },
    { name: '说明', rows: [['x']] },
  ]);

describe('a copy with the errors marked', () => {
  it('has the remark and a ground on the very cell, and the values and merged blocks of the file', async () => {
    const copy = await marked(await book(), [
      { sheet: '清单', row: 3, column: 2, text: '不认得这个等级' },
      { sheet: '清单', row: 3, column: 2, text: '公式' },
      { sheet: null, row: null, column: null, text: '文件里有宏' },
    ]);
    const read = new ExcelJS.Workbook();
    await read.xlsx.load(copy.buffer as ArrayBuffer);
    const cell = read.getWorksheet('清单')?.getCell('B3');
    expect(JSON.stringify(cell?.note)).toContain('不认得这个等级\\n公式');
    expect(JSON.stringify(cell?.fill)).toContain('FFFFE699');
    expect(JSON.stringify(read.getWorksheet('清单')?.getCell('A1').note)).toContain('文件里有宏');
    const again = await readWorkbook(copy);
    if ('refused' in again) throw new Error(again.refused);
    expect(again.sheets.map(({ name }) => name)).toEqual(['清单', '说明']);
    expect(again.sheets[0]?.merges).toHaveLength(1);
    expect([...(again.sheets[0]?.rows[3]?.cells.values() ?? [])].map(({ text }) => text)).toEqual(['@SUM(A1)', '7']);
  });

  it('holds no formula and nothing that acts', async () => {
    const parts = unzipSync(await marked(await book(), []));
    const sheets = Object.entries(parts)
      .filter(([name]) => name.startsWith('xl/worksheets/'))
      .map(([, bytes]) => strFromU8(bytes));
    expect(sheets.length).toBeGreaterThan(0);
    for (const sheet of sheets) expect(sheet).not.toContain('<f');
    expect(Object.keys(parts).filter((name) => /vba|externalLink|embeddings/i.test(name))).toEqual([]);
  });

  it('is refused as the file itself would be', async () => {
    expect(await markErrors(new Uint8Array([1, 2, 3]), [])).toMatchObject({ refused: 'not-a-workbook' });
  });
});
