import { createHash } from 'node:crypto';

import type { DuckDBConnection } from '@duckdb/node-api';

import { isRefusal } from '../core/kernel/outcome.ts';
import { yuanText } from '../core/kernel/money.ts';
import { maskPersonal } from '../core/supervision/mask-personal.ts';
import type { Alert, RuleRun, SkipReason } from './alert.ts';
import { bindParameters, type BoundParameters } from './bind-parameters.ts';
import { checkRule, type RuleReach, withNamedParameters } from './check-rule.ts';
import { type AnswerRow, query } from './database.ts';
import { derivedRelations } from './derived-relations.ts';
import { fetchRows, mostRows, rowNames } from './evidence-rows.ts';
import type { EvidenceKind, Rule } from './rule-definition.ts';
import { secondSteps } from './second-steps.ts';

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
  readonly limits: RuleLimits;
};

/** The alerts of one rule and how it went. Alerts come in the order of their objects, one for each object. */
export type RuleResult = { readonly run: RuleRun; readonly alerts: readonly Alert[] };

/** Runs one rule over the snapshot. */
export async function runRule(rule: Rule, ground: RuleGround): Promise<RuleResult> {
  const start = performance.now();
  const done = (alerts: readonly Alert[], skipped?: RuleRun['skipped']): RuleResult => ({
    run: {
      rule: rule.id,
      name: rule.name,
      version: rule.version,
      alerts: alerts.length,
      milliseconds: Math.round((performance.now() - start) * 10) / 10,
      ...(skipped === undefined ? {} : { skipped }),
    },
    alerts,
  });
  const ready = await prepare(rule, ground);
  if ('reason' in ready) return done([], ready);
  const hits = await hitsOf(rule, ready, ground);
  if ('reason' in hits) return done([], hits);
  return done(await alertsOf({ rule, ground, bound: ready.bound }, hits.rows));
}

type Skip = { readonly reason: SkipReason; readonly detail: string };

async function prepare(rule: Rule, ground: RuleGround): Promise<Skip | { readonly bound: BoundParameters; readonly reach: RuleReach }> {
  if (rule.state === '停用') return { reason: 'suspended', detail: '停用' };
  const reach = await checkRule(ground.connection, rule.sql, ground.tables);
  if (isRefusal(reach)) return { reason: 'outside-subset', detail: JSON.stringify(reach.because) };
  const absent = absentFor(reach, ground.absent);
  if (absent.length > 0) return { reason: 'absent-data', detail: absent.join(', ') };
  const bound = bindParameters(rule, ground.parameters);
  if ('missing' in bound) return { reason: 'missing-parameter', detail: bound.missing };
  return { bound, reach };
}

/** Input tables and columns that a rule needs and the snapshot does not have. The parameters have defaults. */
function absentFor({ tables, columns }: RuleReach, absent: ReadonlySet<string>): readonly string[] {
  const inputs = new Set(tables.flatMap((table) => derivedRelations.find(({ name }) => name === table)?.from ?? [table]));
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

async function hitsOf(rule: Rule, { bound, reach }: Ready, ground: RuleGround): Promise<Skip | { readonly rows: readonly AnswerRow[] }> {
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
    return { rows: step === undefined ? rows : step(rows, bound.shown) };
  } catch (error) {
    if (clock.expired) return { reason: 'took-too-long', detail: String(limits.milliseconds) };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

type Context = { readonly rule: Rule; readonly ground: RuleGround; readonly bound: BoundParameters };

async function alertsOf(context: Context, hits: readonly AnswerRow[]): Promise<readonly Alert[]> {
  const { rule, ground, bound } = context;
  const byObject = new Map<string, AnswerRow>();
  const ordered = hits.map((row) => ({ row, text: JSON.stringify(row) })).sort((a, b) => (a.text < b.text ? -1 : 1));
  for (const { row } of ordered) if (!byObject.has(String(row['对象']))) byObject.set(String(row['对象']), row);
  const names = new Map([...byObject].map(([object, row]) => [object, rowNames(row['证据']).slice(0, mostRows)]));
  const fetched = await fetchRows(ground.connection, [...names.values()].flat());
  return [...byObject]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([object, row]): Alert => {
      const values = shownValues(rule, row);
      const rows = (names.get(object) ?? []).flatMap(({ table, key }) => fetched.get(`${table}:${key}`) ?? []).slice(0, mostRows);
      const keys = rowNames(row['证据']).map(({ table, key }) => [table, key]);
      const hash = createHash('sha256')
        .update(JSON.stringify([rule.id, values, keys, rows]))
        .digest('hex');
      return {
        rule: rule.id,
        version: rule.version,
        name: rule.name,
        object_type: rule.objectType,
        object,
        severity: rule.severity,
        supporting: rule.supporting,
        sentence: fill(rule.sentence, values, bound.shown),
        parameters: bound.shown,
        evidence: { values, rows, snapshot: ground.snapshot, hash },
        lawful: rule.lawful,
      };
    });
}

/** The evidence columns as people may see them. */
function shownValues(rule: Rule, row: AnswerRow): Readonly<Record<string, string | null>> {
  return Object.fromEntries(rule.evidence.map(({ column, kind }) => [column, shownValue(kind, row[column])]));
}

function shownValue(kind: EvidenceKind, value: unknown): string | null {
  if (value === null || value === undefined) return null;
  const text =
    typeof value === 'string' ? value : typeof value === 'number' || typeof value === 'boolean' ? String(value) : JSON.stringify(value);
  switch (kind) {
    case '文字':
      return text;
    case '元':
      return yuanText(Number(text)).replaceAll(',', '');
    case '身份证号':
      return maskPersonal('identity', text);
    case '姓名':
      return text
        .split('|')
        .map((name) => maskPersonal('name', name))
        .join('、');
    case '账号':
      return maskPersonal('account', text);
    case '电话':
      return maskPersonal('phone', text);
  }
}

/** `{列}` is a value of the evidence, `{:参数}` a parameter; what is missing reads 无. */
function fill(template: string, values: Readonly<Record<string, string | null>>, parameters: Readonly<Record<string, string>>): string {
  return template.replace(
    /\{(:?)([^{}]+)\}/g,
    (_, colon: string, name: string) => (colon === '' ? values[name] : parameters[name]) ?? '无',
  );
}
