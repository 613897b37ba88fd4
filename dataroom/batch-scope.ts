import type { DuckDBConnection } from '@duckdb/node-api';

import { literal, query, quoted } from './database.ts';
import { placedRows } from './evidence-rows.ts';
import type { RuleScope } from './rule-definition.ts';
import { pathOf, type Snapshot, type SnapshotFile } from './snapshot.ts';

/** The payments that a batch reaches, as tables of the connection under which rules find them instead of all payments. */
export type BatchScope = {
  /** Lets rules see the payments of a scope as 补贴发放, and of 人员 those who have to do with them. */
  readonly show: (scope: RuleScope) => Promise<void>;
  /** Of objects of alerts, those on which the rule has a say in the scope. */
  readonly decides: (scope: RuleScope, objectType: string, objects: readonly string[]) => Promise<ReadonlySet<string>>;
};

/**
 * Collects the payments that a batch of new payments reaches. Rules see them in place of all payments; what they do not see
 * cannot change what they say about these.
 */
export async function openBatchScope(connection: DuckDBConnection, snapshot: Snapshot): Promise<BatchScope> {
  const { manifest } = snapshot;
  const files = manifest.tables.find(({ name }) => name === '补贴发放')?.files ?? [];
  const relation = (own: boolean): string =>
    `read_parquet([${files.flatMap((file) => (isOwn(snapshot, file) === own ? [literal(pathOf(snapshot.folder, file))] : [])).join(', ')}])`;
  await connection.run(`CREATE TEMP TABLE 批 AS SELECT * FROM ${relation(true)}`);
  await connection.run('CREATE TEMP TABLE 批人 AS SELECT DISTINCT 身份证号 FROM 批 WHERE 身份证号 IS NOT NULL');
  await connection.run('CREATE TEMP TABLE 批账号 AS SELECT DISTINCT 银行账号 FROM 批 WHERE 银行账号 IS NOT NULL');
  await connection.run(
    `CREATE TEMP TABLE 批户 AS SELECT m.身份证号, m.户编号 FROM 人员 m WHERE m.身份证号 IS NOT NULL AND m.户编号 IN (SELECT r.户编号 FROM 人员 r JOIN 批人 b ON b.身份证号 = r.身份证号)`,
  );
  const wanted = 'SELECT 身份证号 FROM 批人 UNION SELECT 身份证号 FROM 批户';
  await connection.run(
    `CREATE TEMP TABLE 范围 AS SELECT p.* FROM ${relation(false)} p WHERE p.身份证号 IN (${wanted}) OR p.银行账号 IN (SELECT 银行账号 FROM 批账号) UNION ALL SELECT * FROM 批`,
  );
  await connection.run(
    `CREATE TEMP TABLE 范围人员 AS SELECT m.* FROM 人员 m WHERE m.身份证号 IN (SELECT 身份证号 FROM 范围) OR m.户编号 IN (SELECT r.户编号 FROM 人员 r WHERE r.身份证号 IN (SELECT 身份证号 FROM 范围))`,
  );
  await connection.run('CREATE OR REPLACE VIEW 人员 AS SELECT * FROM 范围人员');
  // Evidence of what the batch reaches stands in these rows too.
  for (const [table, rows] of [
    ['补贴发放', '范围'],
    ['人员', '范围人员'],
  ] as const)
    await connection.run(`CREATE OR REPLACE VIEW ${quoted(placedRows(table))} AS SELECT *, rowid AS 行序 FROM ${rows}`);
  return {
    show: async (scope) => void (await connection.run(`CREATE OR REPLACE VIEW 补贴发放 AS SELECT * FROM ${payments[scope]}`)),
    decides: async (scope, objectType, objects) => {
      const sql = deciding[`${scope} ${objectType}`];
      if (sql === undefined || objects.length === 0) return new Set();
      const rows = await query(connection, `SELECT o FROM (${sql}) WHERE o IN (${objects.map(literal).join(', ')})`);
      return new Set(rows.map((row) => String(row['o'])));
    },
  };
}

function isOwn({ manifest }: Snapshot, file: SnapshotFile): boolean {
  return file.snapshot === manifest.id;
}

const payments: Readonly<Record<RuleScope, string>> = {
  行: '批',
  人: '范围 WHERE 身份证号 IN (SELECT 身份证号 FROM 批人)',
  户: '范围 WHERE 身份证号 IN (SELECT 身份证号 FROM 批户)',
  账号: '范围 WHERE 银行账号 IN (SELECT 银行账号 FROM 批账号)',
};

/** The objects on which a rule has a say when it sees only a scope, by scope and type of object. Nothing is said of earlier rows by 行. */
const deciding: Readonly<Record<string, string>> = {
  '人 补贴发放': `SELECT 发放流水号 AS o FROM ${payments.人}`,
  '人 身份证号': 'SELECT d.身份证号 AS o FROM 身份字典 d JOIN 批人 b ON b.身份证号 = d.键',
  '户 户编号': 'SELECT DISTINCT 户编号 AS o FROM 批户',
  '账号 银行账号': 'SELECT d.银行账号 AS o FROM 账号字典 d JOIN 批账号 b ON b.银行账号 = d.键',
};
