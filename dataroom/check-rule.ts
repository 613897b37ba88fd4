import type { DuckDBConnection } from '@duckdb/node-api';

import { refuse, type Refusal } from '../core/kernel/outcome.ts';
import { query } from './database.ts';
import { ruleMacroNames } from './macros.ts';

/** What a rule's SQL touches. */
export type RuleReach = {
  /** Tables of the data room it reads. */
  readonly tables: readonly string[];
  /** Names of columns it mentions. */
  readonly columns: ReadonlySet<string>;
  /** Named parameters it uses. */
  readonly parameters: readonly string[];
};

/** Why a rule's SQL is refused. */
export type RuleRefusal = Refusal<'rule-not-a-select' | 'rule-outside-subset'>;

/** Functions of the portable subset: in the SQL standard or in all engines with equal results. Operators count as functions. */
const functions: ReadonlySet<string> = new Set([
  ...['+', '-', '*', '/', '%', '||', '~~', '!~~', '=', '<>', '<', '>', '<=', '>='],
  ...['count', 'count_star', 'sum', 'min', 'max', 'avg', 'string_agg'],
  ...['row_number', 'rank', 'dense_rank', 'lag', 'lead', 'first_value', 'last_value'],
  ...[
    'coalesce',
    'nullif',
    'abs',
    'round',
    'floor',
    'ceil',
    'least',
    'greatest',
    'length',
    'substr',
    'substring',
    'replace',
    'upper',
    'lower',
    'trim',
    'position',
  ],
]);

const castTypes: ReadonlySet<string> = new Set([
  'BIGINT',
  'INTEGER',
  'DOUBLE',
  'DECIMAL',
  'VARCHAR',
  'DATE',
  'TIMESTAMP',
  'TIME',
  'BOOLEAN',
]);
const tableKinds: ReadonlySet<string> = new Set(['BASE_TABLE', 'JOIN', 'SUBQUERY', 'EMPTY', 'EXPRESSION_LIST']);
const joinKinds: ReadonlySet<string> = new Set(['INNER', 'LEFT', 'RIGHT', 'OUTER']);
const nodeKinds: ReadonlySet<string> = new Set(['SELECT_NODE', 'SET_OPERATION_NODE']);
const expressionClasses: ReadonlySet<string> = new Set([
  'BETWEEN',
  'CASE',
  'CAST',
  'COLUMN_REF',
  'COMPARISON',
  'CONJUNCTION',
  'CONSTANT',
  'FUNCTION',
  'OPERATOR',
  'PARAMETER',
  'STAR',
  'SUBQUERY',
  'WINDOW',
]);

/** Words that the engine reads as the clock or the session where no column has that name. */
const wordsOfTheMoment: ReadonlySet<string> = new Set(
  'current_date current_time current_timestamp localtime localtimestamp current_user session_user user current_role current_schema current_catalog'.split(
    ' ',
  ),
);

type Node = Readonly<Record<string, unknown>>;

/**
 * Parses the SQL of a rule with the engine's own parser and looks at every part of it: one SELECT over tables of the data
 * room, with functions of an allow-list. Files, other table functions, regular expressions, clocks and chance are not in it.
 *
 * Refuses `rule-not-a-select`, `rule-outside-subset` (facts: what).
 */
export async function checkRule(connection: DuckDBConnection, sql: string, tables: ReadonlySet<string>): Promise<RuleReach | RuleRefusal> {
  const [answer] = await query(connection, 'SELECT json_serialize_sql(CAST($sql AS VARCHAR)) AS tree', { sql: withNamedParameters(sql) });
  const tree: unknown = JSON.parse(String(answer?.['tree']));
  const root = nodeOf(tree);
  const statements = Array.isArray(root['statements']) ? root['statements'] : [];
  if (root['error'] !== false || statements.length !== 1)
    return refuse('rule-not-a-select', { why: textOf(root['error_message'], 'one statement is needed') });
  const reach = { tables: new Set<string>(), columns: new Set<string>(), parameters: new Set<string>() };
  const ctes = new Set<string>();
  const faults: string[] = [];
  eachNode(statements[0], (node) => collectCtes(node, ctes));
  eachNode(statements[0], (node) => {
    const fault = faultOf(node, { reach, ctes, tables });
    if (fault !== undefined) faults.push(fault);
  });
  const [first] = faults;
  if (first !== undefined) return refuse('rule-outside-subset', { what: first });
  return { tables: [...reach.tables].sort(), columns: reach.columns, parameters: [...reach.parameters].sort() };
}

/** `:name` of rule files is `$name` for the engine. Texts in quotes and comments are left alone. */
export function withNamedParameters(sql: string): string {
  return sql.replace(/'(?:[^']|'')*'|"[^"]*"|--[^\n]*|::|:([\p{L}_][\p{L}\p{N}_]*)/gu, (whole, name: string | undefined) =>
    name === undefined ? whole : `$${name}`,
  );
}

function collectCtes(node: Node, ctes: Set<string>): void {
  const { map } = nodeOf(node['cte_map']);
  if (Array.isArray(map)) for (const entry of map) ctes.add(String(nodeOf(entry)['key']));
}

type Looking = {
  readonly reach: { readonly tables: Set<string>; readonly columns: Set<string>; readonly parameters: Set<string> };
  readonly ctes: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
};

function faultOf(node: Node, looking: Looking): string | undefined {
  const kind = textOf(node['class'] ?? node['type'], '');
  if ('sample' in node && node['sample'] !== null) return 'sample';
  if ('class' in node) return expressionFault(node, kind, looking);
  if ('query_location' in node && 'alias' in node) return tableFault(node, kind, looking);
  if ('modifiers' in node && !nodeKinds.has(kind)) return kind;
  return undefined;
}

function tableFault(node: Node, kind: string, { reach, ctes, tables }: Looking): string | undefined {
  if (!tableKinds.has(kind)) return kind;
  if (kind === 'JOIN')
    return joinKinds.has(String(node['join_type'])) && node['ref_type'] !== 'ASOF' && node['ref_type'] !== 'POSITIONAL'
      ? undefined
      : `join ${String(node['join_type'])} ${String(node['ref_type'])}`;
  if (kind !== 'BASE_TABLE') return undefined;
  const name = String(node['table_name']);
  if (node['schema_name'] !== '' || node['catalog_name'] !== '') return `${String(node['schema_name'])}.${name}`;
  if (ctes.has(name)) return undefined;
  if (!tables.has(name)) return `table ${name}`;
  reach.tables.add(name);
  return undefined;
}

function expressionFault(node: Node, kind: string, { reach }: Looking): string | undefined {
  if (!expressionClasses.has(kind)) return kind;
  if (kind === 'STAR' && (node['columns'] === true || node['expr'] !== null)) return 'columns by pattern';
  if (kind === 'COLUMN_REF' && Array.isArray(node['column_names'])) {
    const name = String(node['column_names'].at(-1));
    if (wordsOfTheMoment.has(name.toLowerCase())) return name;
    reach.columns.add(name);
  }
  if (kind === 'PARAMETER') reach.parameters.add(String(node['identifier']));
  if (kind === 'CAST') {
    const type = String(nodeOf(node['cast_type'])['id']);
    if (node['try_cast'] === true || !castTypes.has(type)) return `cast to ${type}`;
  }
  if (kind !== 'FUNCTION' && kind !== 'WINDOW') return undefined;
  const name = String(node['function_name']);
  // The parser writes `position(a IN b)` with its schema.
  if (node['schema'] !== '' && !(name === 'position' && node['schema'] === 'main')) return `${String(node['schema'])}.${name}`;
  return functions.has(name) || ruleMacroNames.has(name) ? undefined : `function ${name}`;
}

function eachNode(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) {
    for (const one of value) eachNode(one, visit);
  } else if (typeof value === 'object' && value !== null) {
    const node = nodeOf(value);
    visit(node);
    for (const inner of Object.values(node)) eachNode(inner, visit);
  }
}

function textOf(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise;
}

function nodeOf(value: unknown): Node {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.fromEntries(Object.entries(value)) : {};
}
