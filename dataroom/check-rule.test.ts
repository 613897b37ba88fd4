import { tmpdir } from 'node:os';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { checkRule } from './check-rule.ts';
import { type Database, openDatabase } from './database.ts';
import { ruleTables } from './open-snapshot.ts';

let database: Database;

beforeAll(async () => {
  database = await openDatabase({ memoryMegabytes: 128, threads: 1, spillFolder: tmpdir() });
});
afterAll(() => database.close());

describe('check of a rule', () => {
  it('takes one SELECT of the portable subset and says what it reaches', async () => {
    const sql = `WITH g AS (SELECT 身份证号, sum(金额) AS s FROM 补贴发放 WHERE add_days(发放日期, 3) > :基准日 GROUP BY 身份证号)
      SELECT p.发放流水号 AS 对象, ':不是参数' AS x FROM 补贴发放 p JOIN g ON g.身份证号 = p.身份证号 -- :也不是
      WHERE EXISTS (SELECT 1 FROM 代领备案 d WHERE d.身份证号 = p.身份证号) AND CAST(g.s AS DOUBLE) > 1`;
    const reach = await checkRule(database.connection, sql, ruleTables);
    expect(reach).toMatchObject({ tables: ['代领备案', '补贴发放'], parameters: ['基准日'] });
  });

  it.each([
    ['a file', `SELECT * FROM read_csv('/etc/passwd')`],
    ['a file by its name', `SELECT * FROM '/etc/passwd'`],
    ['a file inside a subquery', `SELECT 1 FROM 人员 WHERE 姓名 IN (SELECT content FROM read_text('/etc/passwd'))`],
    ['a file inside a CTE', `WITH x AS (SELECT * FROM glob('*')) SELECT * FROM x`],
    ['a table that is not of the data room', 'SELECT * FROM duckdb_settings'],
    ['the repair list', 'SELECT * FROM 修补'],
    ['another schema', 'SELECT * FROM information_schema.tables'],
    ['the clock', 'SELECT current_date FROM 人员'],
    ['the clock as a function', 'SELECT now() FROM 人员'],
    ['chance', 'SELECT random() FROM 人员'],
    ['a regular expression', `SELECT 1 FROM 人员 WHERE regexp_matches(姓名, 'x')`],
    ['a regular expression as an operator', `SELECT 1 FROM 人员 WHERE 姓名 SIMILAR TO 'x'`],
    ['a function of the engine', 'SELECT list(姓名) FROM 人员'],
    ['settings', `SELECT getenv('HOME') FROM 人员`],
    ['a sample', 'SELECT * FROM 人员 USING SAMPLE 10'],
    ['a lambda', 'SELECT list_transform([1], x -> x) FROM 人员'],
    ['a positional join', 'SELECT 1 FROM 人员 a POSITIONAL JOIN 合同 b'],
    ['a cast that hides faults', 'SELECT TRY_CAST(姓名 AS INTEGER) FROM 人员'],
    ['a recursion', 'WITH RECURSIVE r AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM r) SELECT n FROM r'],
    ['columns by pattern', `SELECT COLUMNS('.*') FROM 人员`],
  ])('refuses %s', async (_, sql) => {
    expect(await checkRule(database.connection, sql, ruleTables)).toMatchObject({ refused: 'rule-outside-subset' });
  });

  it.each([
    'DROP TABLE 人员',
    'SELECT 1; SELECT 2',
    `COPY 人员 TO 'x'`,
    'INSERT INTO 人员 VALUES (1)',
    `ATTACH 'x'`,
    'SET threads = 1',
    'SELEC',
    '',
  ])('refuses "%s"', async (sql) => {
    expect(await checkRule(database.connection, sql, ruleTables)).toMatchObject({ refused: 'rule-not-a-select' });
  });
});
