import type { DuckDBConnection } from '@duckdb/node-api';

import { isRefusal } from '../core/kernel/outcome.ts';
import type { SkipReason } from './alert.ts';
import { bindParameters, type BoundParameters } from './bind-parameters.ts';
import { checkRule, type RuleReach, withNamedParameters } from './check-rule.ts';
import { type AnswerRow, query } from './database.ts';
import { inputsOf } from './derived-relations.ts';
import { faultLine } from './fault-line.ts';
import type { Rule } from './rule-definition.ts';
import { secondSteps } from './second-steps.ts';

/** Where a value comes from that nobody has set. */
export const defaultOrigin = '默认';

/** Limits of one rule. */
export type RuleLimits = { readonly rows: number; readonly milliseconds: number };

/** What a rule runs on. */
export type RuleGround = {
  readonly connection: DuckDBConnection;
  readonly snapshot: string;
  /** Tables, and `table.column`, that the snapshot does not have. */
  readonly absent: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly parameters: ReadonlyMap<string, string>;
  /** Where the values come from, by the same names; a value without origin is the default of the rule. */
  readonly origins: ReadonlyMap<string, string>;
  readonly limits: RuleLimits;
};

/** What the SQL of a rule answered, and with which values. */
export type RuleRows = { readonly rows: readonly AnswerRow[]; readonly bound: BoundParameters };

/** What came of asking a rule, and how long it took. */
export type RuleAnswer = { readonly rule: Rule; readonly milliseconds: number; readonly came: Skip | RuleRows };

/** Asks the SQL of one rule. One rule that breaks must not take the others with it. */
export async function askRule(rule: Rule, ground: RuleGround): Promise<RuleAnswer> {
  const start = performance.now();
  const came = await rowsOrSkip(rule, ground).catch((error: unknown): Skip => ({ reason: 'failed', detail: faultLine(error) }));
  return { rule, milliseconds: Math.round((performance.now() - start) * 10) / 10, came };
}

async function rowsOrSkip(rule: Rule, ground: RuleGround): Promise<Skip | RuleRows> {
  const ready = await prepare(rule, ground);
  return 'reason' in ready ? ready : rowsOf(rule, ready, ground);
}

/** Why a rule cannot run. */
export type Skip = { readonly reason: SkipReason; readonly detail: string };

async function prepare(rule: Rule, ground: RuleGround): Promise<Skip | { readonly bound: BoundParameters; readonly reach: RuleReach }> {
  if (rule.state === '停用') return { reason: 'suspended', detail: '停用' };
  const reach = await checkRule(ground.connection, rule.sql, ground.tables);
  if (isRefusal(reach)) return { reason: 'outside-subset', detail: JSON.stringify(reach.because) };
  const absent = absentFor(reach, ground.absent);
  if (absent.length > 0) return { reason: 'absent-data', detail: absent.join(', ') };
  const bound = bindParameters(rule, ground.parameters);
  if ('missing' in bound) return { reason: 'missing-parameter', detail: bound.missing };
  if ('unreadable' in bound) return { reason: 'unreadable-parameter', detail: `${bound.unreadable} = ${bound.value}` };
  return { bound, reach };
}

/** Input tables and columns that a rule needs and the snapshot does not have. The parameters have defaults. */
function absentFor({ tables, columns }: RuleReach, absent: ReadonlySet<string>): readonly string[] {
  const inputs = new Set(tables.flatMap(inputsOf));
  return [...absent].filter((one) => {
    const [table = '', column] = one.split('.');
    return inputs.has(table) && table !== '参数' && (column === undefined || mentions(columns, column));
  });
}

/** A column, or what the import adds beside it (`姓名键`, `身份证号有效`). */
function mentions(columns: ReadonlySet<string>, column: string): boolean {
  return ['', '键', '起', '有效', '原文'].some((added) => columns.has(`${column}${added}`));
}

type Ready = { readonly bound: BoundParameters; readonly reach: RuleReach };

async function rowsOf(rule: Rule, { bound, reach }: Ready, ground: RuleGround): Promise<Skip | RuleRows> {
  const { connection, limits } = ground;
  const used = Object.fromEntries(reach.parameters.flatMap((name) => (name in bound.values ? [[name, bound.values[name] ?? null]] : [])));
  const clock = { expired: false };
  const timer = setTimeout(() => {
    clock.expired = true;
    connection.interrupt();
  }, limits.milliseconds);
  try {
    const sql = `SELECT * FROM (${withNamedParameters(rule.sql).trim().replace(/;$/, '')}\n) LIMIT ${limits.rows + 1}`;
    const rows = await query(connection, sql, used);
    if (rows.length > limits.rows) return { reason: 'too-many-rows', detail: String(limits.rows) };
    const step = rule.secondStep === null ? undefined : secondSteps[rule.secondStep];
    return { rows: step === undefined ? rows : step(rows, bound.shown), bound };
  } catch (error) {
    if (clock.expired) return { reason: 'took-too-long', detail: String(limits.milliseconds) };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}
