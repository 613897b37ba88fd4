import { tmpdir } from 'node:os';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { checkCharacterOf } from '../core/kernel/identity-number.ts';
import { type Database, literal, openDatabase, query } from './database.ts';
import { macros, macroStatements } from './macros.ts';

let database: Database;

beforeAll(async () => {
  database = await openDatabase({ memoryMegabytes: 256, threads: 1, spillFolder: tmpdir() });
  await database.connection.run(macroStatements([...macros.import, ...macros.rule]));
});
afterAll(() => database.close());

async function of(expression: string): Promise<unknown> {
  const [row] = await query(database.connection, `SELECT ${expression} AS v`);
  return row?.['v'];
}

async function expectEach(macro: string, expected: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [text, value] of Object.entries(expected)) expect(await of(`${macro}(${literal(text)})`), text).toBe(value);
}

const number = `34990119611016931${checkCharacterOf('34990119611016931')}`;

describe('macro library', () => {
  it('rounds money to fen half away from zero and guesses nothing', () =>
    expectEach('as_fen', {
      '198001.00000000003': '19800100',
      '0.125': '13',
      '-0.125': '-13',
      '1,234.5': '123450',
      '￥８８元': '8800',
      '1.5E3': '150000',
      ' 12 ': '1200',
      '1,5': null,
      '3万元': null,
      '(12)': null,
      约100: null,
      '': null,
    }));

  it('reads days in every unambiguous form', () =>
    expectEach('as_day', {
      '2024-02-29': '2024-02-29',
      '2024/2/9': '2024-02-09',
      '2024.02.09': '2024-02-09',
      '２０２４年２月９日': '2024-02-09',
      '20240209': '2024-02-09',
      '2024-02-09 08:30:00': '2024-02-09',
      '2023-02-29': null,
      '3/4/2024': null,
      '24-3-4': null,
      '45352': null,
      '2024-03': null,
    }));

  it('reads moments only with their time', () =>
    expectEach('as_moment', {
      '2024-01-02 03:04:05': '2024-01-02 03:04:05',
      '2024/1/2 3:04': '2024-01-02 03:04:00',
      '2024-01-02T03:04:05': '2024-01-02 03:04:05',
      '2024年1月2日 13：04：05': '2024-01-02 13:04:05',
      '2024-01-02': null,
      '2024-01-02 25:00:00': null,
      '2024-01-02 03:04:05+08:00': null,
    }));

  it('reads years, months and quarters', () =>
    expectEach('as_period', {
      '2024': '2024',
      '2024年': '2024',
      '2024-03': '2024-03',
      '2024年3月': '2024-03',
      '202403': '2024-03',
      '2024/3': '2024-03',
      '2024Q2': '2024Q2',
      '2024q2': '2024Q2',
      '2024年第二季度': '2024Q2',
      '2024年2季度': '2024Q2',
      '2024-13': null,
      '2024-03-01': null,
    }));

  it('normalises identity numbers as the standard says', async () => {
    await expectEach('norm_id', {
      [number]: number,
      [` ${number.slice(0, 6)}　${number.slice(6)}`]: number,
      '34990119660503908ｘ': '34990119660503908X',
      '３４９９０１１９６６０５０３９０８x': '34990119660503908X',
    });
    await expectEach('norm_id', { [number.slice(0, 6) + number.slice(8, 17)]: number });
    expect(await of(`valid_id(${literal(number)})`)).toBe(true);
    expect(await of(`valid_id('34990119660503908X')`)).toBe(true);
    expect(await of(`valid_id('349901196605039081')`)).toBe(false);
    expect(await of(`valid_id(NULL)`)).toBe(false);
    const noDay = `34990119610230931`;
    expect(await of(`valid_id(${literal(noDay + checkCharacterOf(noDay))})`)).toBe(false);
  });

  it('compares names without spaces and with one kind of dot', () =>
    expectEach('norm_name', { '阿·依 古': '阿·依古', '阿•依　古': '阿·依古', '阿.依古': '阿·依古' }));

  it('adds years so that 29 February lands on the 28th', async () => {
    expect(await of(`add_years(DATE '2024-02-29', 1)`)).toBe('2025-02-28');
    expect(await of(`add_years(DATE '2024-02-29', 4)`)).toBe('2028-02-29');
  });

  it('finds whole members of a list only', async () => {
    expect(await of(`list_has('B02|B03', 'B03')`)).toBe(true);
    expect(await of(`list_has('B02|B03', 'B0')`)).toBe(false);
  });
});
