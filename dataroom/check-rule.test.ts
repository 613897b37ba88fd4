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
    [
      'a recursion behind other tables',
      'WITH a AS (SELECT 姓名 FROM 人员), RECURSIVE_ AS (SELECT 1) SELECT * FROM a, generate_series(1, 9)',
    ],
    [
      'a recursion that hides in a subquery',
      'SELECT 1 FROM 人员 WHERE 1 IN (WITH RECURSIVE r AS (SELECT 1 AS n UNION SELECT n + 1 FROM r) SELECT n FROM r)',
    ],
    ['a recursion with USING KEY', 'WITH RECURSIVE r(n) USING KEY (n) AS (SELECT 1 UNION SELECT n + 1 FROM r) SELECT n FROM r'],
    ['a file as Parquet', `SELECT * FROM read_parquet('/etc/*')`],
    ['a file under the name of a table', `WITH 人员 AS (SELECT * FROM read_csv('/etc/passwd')) SELECT * FROM 人员`],
    ['a file in a scalar subquery', `SELECT (SELECT max(content) FROM read_blob('/etc/shadow')) FROM 人员`],
    ['a file in an ORDER BY', `SELECT 姓名 FROM 人员 ORDER BY (SELECT count(*) FROM read_text('/etc/passwd'))`],
    ['a file in a HAVING', `SELECT 姓名 FROM 人员 GROUP BY 姓名 HAVING count(*) > (SELECT count(*) FROM glob('/*'))`],
    ['a file in the ON of a join', `SELECT 1 FROM 人员 a JOIN 人员 b ON a.姓名 = (SELECT min(file) FROM glob('/*'))`],
    ['a file in a window', `SELECT sum(1) OVER (ORDER BY (SELECT min(file) FROM glob('/*'))) FROM 人员`],
    ['a file in a FILTER', `SELECT count(*) FILTER (EXISTS (SELECT 1 FROM glob('/*'))) FROM 人员`],
    ['a query in a text', `SELECT * FROM query('SELECT 1')`],
    ['a table by its name in a text', `SELECT * FROM query_table('人员')`],
    ['the network', `SELECT * FROM 'https://example.invalid/x.parquet'`],
    ['settings as a table', 'SELECT * FROM duckdb_settings()'],
    ['secrets', 'SELECT * FROM duckdb_secrets()'],
    ['a pragma as a table function', 'SELECT * FROM pragma_database_list()'],
    ['a macro of the import', `SELECT norm_id(姓名) FROM 人员`],
    ['a series without end', 'SELECT * FROM range(1000000000000)'],
    ['values made without a table function', 'SELECT unnest([1, 2]) FROM 人员'],
    ['a lateral function', 'SELECT * FROM 人员, LATERAL (SELECT unnest([1]))'],
    ['a wait', 'SELECT sleep_ms(100000) FROM 人员'],
    ['text that grows', `SELECT repeat(姓名, 1000000000) FROM 人员`],
    ['a description', 'DESCRIBE 人员'],
    ['a summary', 'SUMMARIZE 人员'],
    ['a replacement of columns by a function', `SELECT * REPLACE (getenv('HOME') AS 姓名) FROM 人员`],
    ['a clock in a default of a window', `SELECT lag(姓名, 1, CAST(now() AS VARCHAR)) OVER (ORDER BY 姓名) FROM 人员`],
    ['a session in capitals', 'SELECT CURRENT_USER FROM 人员'],
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
    `ATTACH ':memory:' AS y`,
    'DETACH temp',
    `COPY (SELECT * FROM 人员) TO '/tmp/x.csv'`,
    `COPY 人员 FROM '/etc/passwd'`,
    `EXPORT DATABASE '/tmp/x'`,
    `IMPORT DATABASE '/tmp/x'`,
    'INSTALL httpfs',
    'LOAD httpfs',
    'PRAGMA database_list',
    'PRAGMA enable_external_access',
    'CREATE MACRO x() AS 1',
    'CREATE TABLE x AS SELECT 1',
    'CREATE VIEW x AS SELECT 1',
    'CALL pragma_version()',
    'EXPLAIN SELECT 1',
    'RESET ALL',
    'USE temp',
    'CHECKPOINT',
    'BEGIN',
    'UPDATE 人员 SET 姓名 = NULL',
    'DELETE FROM 人员',
    'TRUNCATE 人员',
    'SELECT 1; DROP TABLE 人员',
    'PREPARE x AS SELECT 1',
    'PIVOT 人员 ON 性别',
    'SET threads = 1',
    'SELEC',
    '',
  ])('refuses "%s"', async (sql) => {
    expect(await checkRule(database.connection, sql, ruleTables)).toMatchObject({ refused: 'rule-not-a-select' });
  });
});
