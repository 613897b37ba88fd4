import { mkdirSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { main } from './main.ts';

const folder = mkdtempSync(join(tmpdir(), 'sweep-sheets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const said = { err: '' };

beforeAll(async () => {
  mkdirSync(join(folder, 'in'));
  const files: Readonly<Record<string, Uint8Array | string>> = {
    '补贴发放.csv': '流水号,项目编码,所属期,姓名,身份证号码,发放金额（元）,发放日期\nF1,B01,2024-03,甲,12345,约一百,2024-02-30\n',
    '参数.csv': '参数,值\n基准日,2025-02-30\nL02.金额线,五百元\n',
    '村级凭证.csv': '凭证号,分录号,行政村,日期,借方金额,贷方金额,用途,收款方,票据类型\nV1,1,东村,2024-03-05,6000,6000,办公,甲店,白条\n',
    '公职人员.csv': '工号,姓名,身份证号,岗位,单位,任职日期,离任日期\nG1,甲,,会计,东村,2010-01-01,\n',
    '加密.xlsx': Buffer.from('d0cf11e0a1b11ae10000000000000000', 'hex'),
    '旧表.xls': 'x',
    '坏的.xlsx': 'no archive',
    '~$补贴发放.xlsx': 'lock',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, 'in', name), content);
  // Takes no room on the disk: it is refused by its size before it is read.
  writeFileSync(join(folder, 'in', '太大.xlsx'), '');
  truncateSync(join(folder, 'in', '太大.xlsx'), 51 * 1024 * 1024);
  await main(['sweep', '--in', 'in', '--out', 'out'], { out: () => undefined, err: (text) => void (said.err += text), env: {}, folder });
});

async function textsOf(sheet: string): Promise<readonly string[]> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(join(folder, 'out/alerts.xlsx'));
  const rows: string[] = [];
  book.getWorksheet(sheet)?.eachRow((row) => {
    const cells: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => cells.push(cell.text));
    rows.push(cells.join('|'));
  });
  return rows;
}

function report(): string {
  return readFileSync(join(folder, 'out/report.md'), 'utf8');
}

const codes =
  /not-a-|not-money|bad-identity|missing-|absent-data|unreadable-parameter|unknown-table|old-format|workbook-refused|not-a-table-file|password-or/;

describe('what compilers read', () => {
  it('says in Chinese what is wrong with a value, in sheet and report', async () => {
    const repairs = (await textsOf('待修补')).join('\n');
    for (const text of ['不是存在的日期，请写成 2025-06-30', '不是金额', '身份证号按国标校验不成立']) {
      expect(repairs).toContain(text);
      expect(report()).toContain(text);
    }
    expect(`${repairs}\n${report()}`).not.toMatch(codes);
  });

  it('says why a rule did not run, with the value of a parameter that cannot be understood', async () => {
    const rules = await textsOf('规则');
    for (const [rule, text] of [
      ['W08', '参数的值读不懂：基准日 = 2025-02-30'],
      ['L02', '参数的值读不懂：L02.金额线 = 五百元'],
      ['S02', '缺少数据：'],
    ] as const) {
      expect(rules.find((row) => row.startsWith(rule))).toContain(text);
      expect(report()).toContain(text);
      expect(said.err).toContain(text);
    }
    expect(rules.join('\n')).not.toMatch(codes);
  });

  it('says why a file was not read and what to do, and is silent about lock files', async () => {
    const unread = await textsOf('未读文件');
    for (const [file, text] of [
      ['加密.xlsx', '去掉密码'],
      ['旧表.xls', '另存为 .xlsx'],
      ['坏的.xlsx', '另存为'],
      ['太大.xlsx', '工作簿太大'],
    ] as const) {
      expect(
        unread.find((row) => row.startsWith(file)),
        file,
      ).toContain(text);
      expect(said.err).toContain(text);
    }
    expect(`${unread.join('\n')}${report()}${said.err}`).not.toContain('~$');
    expect(unread.join('\n')).not.toMatch(codes);
  });
});
