import { createHash } from 'node:crypto';

import { yuanText } from '../core/kernel/money.ts';
import { maskPersonal } from '../core/supervision/mask-personal.ts';
import type { Alert, Evidence, RuleRun } from './alert.ts';
import { askRule, defaultOrigin, type RuleAnswer, type RuleGround } from './ask-rule.ts';
import type { BoundParameters } from './bind-parameters.ts';
import type { AnswerRow } from './database.ts';
import { type FetchedRows, fetchRows, mostRows, type RowName, rowNames } from './evidence-rows.ts';
import { faultLine } from './fault-line.ts';
import type { EvidenceKind, Rule } from './rule-definition.ts';

/** The alerts of one rule and how it went. Alerts come in the order of their objects, one for each object. */
export type RuleResult = { readonly run: RuleRun; readonly alerts: readonly Alert[] };

type Context = { readonly rule: Rule; readonly ground: RuleGround; readonly bound: BoundParameters };

/** Runs one rule over the snapshot. */
export async function runRule(rule: Rule, ground: RuleGround): Promise<RuleResult> {
  const found = foundIn(await askRule(rule, ground));
  return resultOf(found, ground, await fetchRows(ground.connection, shownNames(found)));
}

/**
 * The alerts of rules that were asked. Rows of the evidence are read for all of them together: a table is read once, however
 * many rules name rows of it.
 */
export async function resultsOf(answers: readonly RuleAnswer[], ground: RuleGround): Promise<readonly RuleResult[]> {
  const found = answers.map((answer) => foundIn(answer));
  const fetched = await fetchRows(ground.connection, found.flatMap(shownNames));
  return found.map((one) => resultOf(one, ground, fetched));
}

function shownNames({ objects }: FoundIn): readonly RowName[] {
  return objects.flatMap(({ names }) => names.slice(0, mostRows));
}

function resultOf({ answer, skipped, objects }: FoundIn, ground: RuleGround, fetched: FetchedRows): RuleResult {
  const { rule, came, milliseconds } = answer;
  const alerts =
    'bound' in came ? objects.map((one) => alertOf({ rule, ground, bound: came.bound }, { ...one, rows: rowsFor(one, fetched) })) : [];
  const { id, name, version } = rule;
  return { run: { rule: id, name, version, alerts: alerts.length, milliseconds, ...(skipped === undefined ? {} : { skipped }) }, alerts };
}

type FoundObject = { readonly object: string; readonly own: readonly Hit[]; readonly names: readonly RowName[] };
type FoundIn = { readonly answer: RuleAnswer; readonly skipped: RuleRun['skipped']; readonly objects: readonly FoundObject[] };

function foundIn(answer: RuleAnswer): FoundIn {
  const { rule, came } = answer;
  if ('reason' in came) return { answer, skipped: came, objects: [] };
  try {
    return { answer, skipped: undefined, objects: objectsOf(rule, came.rows) };
  } catch (error) {
    // One rule whose values cannot be shown must not take the others with it.
    return { answer, skipped: { reason: 'failed', detail: faultLine(error) }, objects: [] };
  }
}

function objectsOf(rule: Rule, rows: readonly AnswerRow[]): readonly FoundObject[] {
  const byObject = new Map<string, Hit[]>();
  for (const hit of hitsInOrder(rule, rows)) {
    const own = byObject.get(hit.object);
    if (own === undefined) byObject.set(hit.object, [hit]);
    else own.push(hit);
  }
  return [...byObject].map(([object, own]) => ({ object, own, names: namesOf(own) })).sort((a, b) => (a.object < b.object ? -1 : 1));
}

function rowsFor({ names }: FoundObject, fetched: FetchedRows): Evidence['rows'] {
  return names
    .slice(0, mostRows)
    .flatMap(({ table, key }) => fetched.get(`${table}:${key}`) ?? [])
    .slice(0, mostRows);
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
