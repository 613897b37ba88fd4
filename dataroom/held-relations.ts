import type { DuckDBConnection } from '@duckdb/node-api';

import { quoted } from './database.ts';
import { sweepRelations } from './derived-relations.ts';
import type { Rule } from './rule-definition.ts';

/** Works the relations out that at least two of the rules begin with, so that each is made once. */
export async function holdRelations(connection: DuckDBConnection, rules: readonly Rule[]): Promise<void> {
  for (const { name } of sweepRelations) {
    if (rules.filter(({ sql }) => sql.includes(name)).length < 2) continue;
    const held = quoted(`持_${name}`);
    await connection.run(`CREATE OR REPLACE TABLE ${held} AS SELECT * FROM ${quoted(name)}`);
    await connection.run(`CREATE OR REPLACE VIEW ${quoted(name)} AS SELECT * FROM ${held}`);
  }
}

/** From now on the relations are made from the rows that rules see then. */
export async function releaseRelations(connection: DuckDBConnection): Promise<void> {
  for (const { name, sql } of sweepRelations) {
    await connection.run(`CREATE OR REPLACE VIEW ${quoted(name)} AS ${sql}`);
    await connection.run(`DROP TABLE IF EXISTS ${quoted(`持_${name}`)}`);
  }
}
