import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parse } from 'csv-parse/sync';
import { afterAll, describe, expect, it } from 'vitest';

import type { AlertLine } from '../dataroom/alert-keys.ts';
import type { PrecheckAnswer } from '../dataroom/precheck.ts';
import { yardstick } from '../testkit/yardsticks.ts';
import { main } from './main.ts';

const found = yardstick('supervision-dev');
const county = found ?? '';
const folder = mkdtempSync(join(tmpdir(), 'precheck-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...words: readonly string[]): Promise<{ readonly code: number; readonly out: string; readonly err: string }> {
  let [out, err] = ['', ''];
  const code = await main(words, { out: (text) => void (out += text), err: (text) => void (err += text), env: {}, folder });
  return { code, out, err };
}

async function check(room: string, payments: readonly object[]): Promise<readonly PrecheckAnswer[]> {
  writeFileSync(join(folder, 'asked.jsonl'), payments.map((payment) => `${JSON.stringify(payment)}\n`).join(''));
  const { out, err } = await run('precheck', '--room', room, '--in', 'asked.jsonl', '--json');
  expect(err).toBe('');
  return out.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as PrecheckAnswer]));
}

type Row = Readonly<Record<string, string>>;

function proposedOf(row: Row): object {
  return {
    identity: row['身份证号'],
    programme: row['项目编码'],
    period: row['所属期'],
    day: row['发放日期'],
    account: row['银行账号'] === '' ? null : row['银行账号'],
    handler: row['经办人工号'],
    approver: row['审批人工号'],
  };
}

/** Payments of the development county, one for each person, each third of them and all that rules flag among them. */
function chosen(): readonly Row[] {
  const rows = parse(readFileSync(join(county, '补贴发放.csv'), 'utf8'), { columns: true }) as readonly Row[];
  const flagged = new Set(
    [...readFileSync(join(county, '答案.csv'), 'utf8').matchAll(/^S0[1-4],[^,]*,([^,\n]+)/gm)].map(([, object]) => object),
  );
  const near = new Set(
    [...readFileSync(join(county, '近似反例.csv'), 'utf8').matchAll(/^S0[1-5],[^,]*,([^,\n]+)/gm)].map(([, object]) => object),
  );
  const seen = new Set<string>();
  const weight = (row: Row): number => (flagged.has(row['发放流水号']) ? 0 : near.has(row['发放流水号']) ? 1 : 2);
  return [...rows]
    .filter((row, index) => Number(row['金额(元)']) > 0 && (weight(row) < 2 || index % 40 === 0))
    .sort((a, b) => weight(a) - weight(b))
    .filter((row) => {
      // The same number may be written long, short, with spaces, in full width: what both forms have in common.
      const plain = (row['身份证号'] ?? '').normalize('NFKC').replaceAll(' ', '');
      const person = plain.length === 15 ? plain : `${plain.slice(0, 6)}${plain.slice(8, 17)}`;
      if (seen.has(person)) return false;
      seen.add(person);
      return true;
    });
}

describe('mingquan precheck', { timeout: 240_000 }, () => {
  it.skipIf(found === null)('asks about a payment what a sweep asks once it is made', async () => {
    const rows = chosen();
    const serials = new Set(rows.map((row) => row['发放流水号'] ?? ''));
    mkdirSync(join(folder, 'before'));
    for (const name of readdirSync(county).filter((one) => one.endsWith('.csv'))) cpSync(join(county, name), join(folder, 'before', name));
    const [heading = '', ...lines] = readFileSync(join(county, '补贴发放.csv'), 'utf8').trim().split('\n');
    const back = (line: string): boolean => serials.has(line.slice(0, line.indexOf(',')));
    writeFileSync(join(folder, 'before', '补贴发放.csv'), `${[heading, ...lines.filter((line) => !back(line))].join('\n')}\n`);
    mkdirSync(join(folder, 'batch'));
    writeFileSync(join(folder, 'batch', '补贴发放.csv'), `${[heading, ...lines.filter(back)].join('\n')}\n`);
    await run('sweep', '--in', 'before', '--out', 'out', '--room', 'room');
    const answers = await check('room', rows.map(proposedOf));
    await run('sweep', '--in', 'batch', '--out', 'out', '--history', 'room');
    const alerts = readFileSync(join(folder, 'out', 'alerts.jsonl'), 'utf8')
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as AlertLine]));
    const swept = alerts.flatMap(({ rule, object }) => (/^S(0[1-4]|10)$/.test(rule) && serials.has(object) ? [`${object} ${rule}`] : []));
    const asked = rows.flatMap((row, index) => {
      const rules = (answers[index]?.findings ?? []).flatMap((finding) =>
        'self' in finding || finding.rule === 'S05' ? [] : [finding.rule],
      );
      return [...new Set(rules)].map((rule) => `${row['发放流水号'] ?? ''} ${rule}`);
    });
    expect(swept.length).toBeGreaterThan(20);
    expect(asked.toSorted()).toEqual(swept.toSorted());
  });

  it('knows a shared account, an office holder who pays himself, and whom it does not know', async () => {
    mkdirSync(join(folder, 'small'));
    const put = (name: string, text: string): void => writeFileSync(join(folder, 'small', `${name}.csv`), text);
    put('人员', '人员编号,姓名,身份证号,户编号\nR1,甲,349901196110169317,H1\nR2,乙,34990119660503908X,H2\nR3,丙,349901200001010015,H3\n');
    put('公职人员', '工号,姓名,身份证号,人员类别,任职日期\nG1,丙,349901200001010015,村干部,2020-01-01\n');
    put('补贴项目', '项目编码,项目名称,是否裁量型,死亡宽限天数\nB02,低保,是,30\n');
    put(
      '补贴发放',
      '发放流水号,项目编码,所属期,姓名,身份证号,银行账号,金额(元),发放日期\nF1,B02,2024-01,甲,349901196110169317,9999001,100,2024-01-15\nF2,B02,2024-01,乙,34990119660503908X,9999001,100,2024-01-15\n',
    );
    await run('sweep', '--in', 'small', '--out', 'small-out', '--room', 'small-room');
    const payment = {
      identity: '34990１２００００１010015 ',
      programme: 'B02',
      period: '2024-02',
      day: '2024-02-15',
      account: '9999001',
      handler: 'G1',
    };
    const [own, other, nobody, wrong] = await check('small-room', [
      payment,
      { ...payment, identity: '349901196110169317', period: '2024-01', handler: null },
      { ...payment, identity: '34990119900101001X', programme: 'B99' },
      { ...payment, identity: '349901196110169318' },
    ]);
    expect(own?.findings).toEqual([
      { rule: 'S04', staff: 'G1', self: true },
      { rule: 'S05', persons: 3, households: 3 },
    ]);
    expect(other?.findings).toEqual([{ rule: 'S01', rows: 1, fen: 10_000 }]);
    expect(nobody).toMatchObject({ findings: [], unknown: ['programme', 'person'] });
    expect(wrong?.findings).toEqual([{ rule: 'S10', fault: 'wrong-check-character' }]);
  });

  it('refuses a line that is no payment, and a room without data', async () => {
    writeFileSync(join(folder, 'bad.jsonl'), '{"identity":"x","programme":"B02","period":"2024-13","day":"2024-02-30"}\n');
    expect((await run('precheck', '--room', 'nowhere', '--in', 'bad.jsonl')).code).toBe(2);
    expect((await run('precheck', '--room', 'small-room', '--in', 'bad.jsonl')).err).toContain('line 1');
  });
});
