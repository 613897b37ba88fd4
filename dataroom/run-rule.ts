import { createHash } from 'node:crypto';

import type { DuckDBConnection } from '@duckdb/node-api';

import { isRefusal } from '../core/kernel/outcome.ts';
import { yuanText } from '../core/kernel/money.ts';
import { maskPersonal } from '../core/supervision/mask-personal.ts';
import type { Alert, Evidence, RuleRun, SkipReason } from './alert.ts';
import { bindParameters, type BoundParameters } from './bind-parameters.ts';
import { checkRule, type RuleReach, withNamedParameters } from './check-rule.ts';
import { type AnswerRow, query } from './database.ts';
import { derivedRelations } from './derived-relations.ts';
import { faultLine } from './fault-line.ts';
import { fetchRows, mostRows, type RowName, rowNames } from './evidence-rows.ts';
import type { EvidenceKind, Rule } from './rule-definition.ts';
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
  try {
    const ready = await prepare(rule, ground);
    if ('reason' in ready) return done([], ready);
    const hits = await hitsOf(rule, ready, ground);
    if ('reason' in hits) return done([], hits);
    return done(await alertsOf({ rule, ground, bound: ready.bound }, hits.rows));
  } catch (error) {
    // One rule that breaks must not take the others with it.
    return done([], { reason: 'failed', detail: faultLine(error) });
  }
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
  const byObject = new Map<string, Hit[]>();
  for (const hit of hitsInOrder(context.rule, hits)) {
    const own = byObject.get(hit.object);
    if (own === undefined) byObject.set(hit.object, [hit]);
    else own.push(hit);
  }
  const objects = [...byObject].map(([object, own]) => ({ object, own, names: namesOf(own) }));
  const fetched = await fetchRows(
    context.ground.connection,
    objects.flatMap(({ names }) => names.slice(0, mostRows)),
  );
  return objects
    .sort((a, b) => (a.object < b.object ? -1 : 1))
    .map(({ object, own, names }) => {
      const rows = names
        .slice(0, mostRows)
        .flatMap(({ table, key }) => fetched.get(`${table}:${key}`) ?? [])
        .slice(0, mostRows);
      return alertOf(context, { object, own, rows });
    });
}

/** One row of a rule's answer: its object, its evidence columns as they may be seen, the rows it names. */
type Hit = { readonly object: string; readonly values: Readonly<Record<string, string | null>>; readonly names: readonly RowName[] };

/** Row order of an engine says nothing; the order of texts is the same everywhere. Rows that say the same are one. */
function hitsInOrder(rule: Rule, hits: readonly AnswerRow[]): readonly Hit[] {
  const distinct = new Map<string, Hit>();
  for (const row of hits) {
    const hit = { object: String(row['对象']), values: shownValues(rule, row), names: rowNames(row['证据']) };
    distinct.set(JSON.stringify(hit), hit);
  }
  return [...distinct].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, hit]) => hit);
}

function namesOf(hits: readonly Hit[]): readonly RowName[] {
  return [...new Map(hits.flatMap(({ names }) => names.map((name) => [`${name.table}:${name.key}`, name] as const))).values()];
}

type Found = { readonly object: string; readonly own: readonly Hit[]; readonly rows: Evidence['rows'] };

/** All rows of an object are its evidence: a new breach beside an old one changes the hash. */
function alertOf({ rule, ground, bound }: Context, { object, own, rows }: Found): Alert {
  const [values = {}, ...others] = own.map((hit) => hit.values);
  const keys = namesOf(own).map(({ table, key }) => [table, key]);
  const hash = createHash('sha256')
    .update(JSON.stringify([rule.id, values, ...(others.length === 0 ? [] : [others]), keys, rows]))
    .digest('hex');
  const more = others.length === 0 ? '' : `同一对象另有 ${others.length} 处，见证据。`;
  return {
    rule: rule.id,
    version: rule.version,
    name: rule.name,
    object_type: rule.objectType,
    object,
    severity: rule.severity,
    supporting: rule.supporting,
    sentence: `${fill(rule.sentence, values, bound.shown)}${more}`,
    parameters: bound.shown,
    parameter_origins: originsOf(rule, ground),
    evidence: { values, others, rows, snapshot: ground.snapshot, hash },
    lawful: rule.lawful,
  };
}

/** Where the value of each parameter comes from; a rule that reads the table 参数值 names the changes that may be in it. */
function originsOf({ parameters, sql }: Rule, { origins }: RuleGround): Readonly<Record<string, string>> {
  const named = parameters.map(({ name, source }) => [name, origins.get(source) ?? defaultOrigin] as const);
  const read = sql.includes('参数值') ? [...origins].filter(([, origin]) => origin.startsWith('第')) : [];
  return Object.fromEntries([...named, ...read]);
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
