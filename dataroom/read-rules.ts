import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

import { parse } from 'yaml';

import { Fault } from '../core/kernel/outcome.ts';
import {
  evidenceKinds,
  indicatorKinds,
  parameterTypes,
  type Rule,
  type RuleParameter,
  ruleScopes,
  ruleStates,
  severities,
} from './rule-definition.ts';

type Members = Readonly<Record<string, unknown>>;

/**
 * Reads all rules, one folder each, ordered by their number.
 *
 * @throws Fault `bad-rule-file` naming the rule and the member that is missing or of another form
 */
export async function readRules(folder: string): Promise<readonly Rule[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.flatMap((entry) => (entry.isDirectory() && /^[A-Z]\d{2}$/.test(entry.name) ? [entry.name] : []));
  return Promise.all(names.sort().map((name) => readRule(join(folder, name), name)));
}

/** Reads the procurement indicators that stand beside the rules. */
export function readIndicators(rules: string): Promise<readonly Rule[]> {
  return readRules(join(rules, 'indicators'));
}

/** Reads one rule. */
export async function readRule(folder: string, id: string): Promise<Rule> {
  const [yaml, sql] = await Promise.all([readFile(join(folder, 'rule.yaml'), 'utf8'), readFile(join(folder, 'rule.sql'), 'utf8')]);
  const file = membersOf(parse(yaml), id, '');
  const text = (name: string): string => textOf(file[name], id, name);
  if (text('编号') !== id) throw bad(id, '编号');
  return {
    id,
    name: text('名称'),
    summary: text('一句话'),
    severity: oneOf(severities, file['级别'], { id, name: '级别' }),
    state: oneOf(ruleStates, file['状态'], { id, name: '状态' }),
    version: numberOf(file['版本'], id, '版本'),
    objectType: text('对象类型'),
    supporting: file['佐证'] === true,
    indicator: file['指标'] === undefined ? null : oneOf(indicatorKinds, file['指标'], { id, name: '指标' }),
    parameters: listOf(file['参数'] ?? [], id, '参数').map((one) => parameterOf(membersOf(one, id, '参数'), id)),
    evidence: Object.entries(membersOf(file['证据列'], id, '证据列')).map(([column, kind]) => ({
      column,
      kind: oneOf(evidenceKinds, kind, { id, name: `证据列.${column}` }),
    })),
    lawful: listOf(file['例外'] ?? [], id, '例外').map((one) => textOf(one, id, '例外')),
    sentence: text('解释句'),
    scope: file['增量'] === undefined ? null : oneOf(ruleScopes, file['增量'], { id, name: '增量' }),
    secondStep: file['第二步'] === undefined ? null : text('第二步'),
    sql,
  };
}

function parameterOf(file: Members, id: string): RuleParameter {
  const name = textOf(file['名称'], id, '参数.名称');
  const fallback = file['默认'];
  return {
    name,
    source: file['来源'] === undefined ? `${id}.${name}` : textOf(file['来源'], id, '参数.来源'),
    type: oneOf(parameterTypes, file['类型'], { id, name: `参数.${name}.类型` }),
    unit: file['单位'] === undefined ? '' : textOf(file['单位'], id, '参数.单位'),
    fallback:
      typeof fallback === 'number'
        ? String(fallback)
        : fallback === null || fallback === undefined
          ? null
          : stringOf(fallback, id, `参数.${name}.默认`),
  };
}

function bad(id: string, member: string): Fault {
  return new Fault('bad-rule-file', { rule: id, member });
}

function membersOf(value: unknown, id: string, name: string): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw bad(id, name);
  return Object.fromEntries(Object.entries(value));
}

function listOf(value: unknown, id: string, name: string): readonly unknown[] {
  if (!Array.isArray(value)) throw bad(id, name);
  return value;
}

function stringOf(value: unknown, id: string, name: string): string {
  if (typeof value !== 'string') throw bad(id, name);
  return value;
}

function textOf(value: unknown, id: string, name: string): string {
  const text = stringOf(value, id, name);
  if (text === '') throw bad(id, name);
  return text;
}

function numberOf(value: unknown, id: string, name: string): number {
  if (typeof value !== 'number' || !Number.isSafeInteger(value) || value < 1) throw bad(id, name);
  return value;
}

function oneOf<Value extends string>(
  values: readonly Value[],
  value: unknown,
  place: { readonly id: string; readonly name: string },
): Value {
  const found = values.find((one) => one === value);
  if (found === undefined) throw bad(place.id, place.name);
  return found;
}
