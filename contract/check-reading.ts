import type { z } from 'zod';

import { type AnalysisInput, blankPaper, type FlowEdge, type FlowNode, type Paper } from '../core/chart/analyse/input.ts';
import type { Limit } from '../core/kernel/deadline.ts';
import { checkCase, type CheckCase, type CheckError, type CheckLimit, type CheckNode } from './check.ts';
import { referenceErrors } from './check-references.ts';

/**
 * A case that may be analysed (as given, and as the analysis takes it), or what is wrong with it. `id` is null when not even
 * that can be read.
 */
export type CheckReading =
  | { readonly id: string; readonly data: CheckCase; readonly input: AnalysisInput }
  | { readonly id: string | null; readonly errors: readonly CheckError[] };

/** Cases of one file; `single` when the file is one case and not a list. */
export type CheckFile = { readonly single: boolean; readonly cases: readonly CheckReading[] };

/** Reads one case, or `{"cases": [...]}`. Every error of form is reported at once, then every broken reference. */
export function readCheckFile(json: unknown): CheckFile {
  if (!isObject(json) || !('cases' in json)) return { single: true, cases: [readCase(json)] };
  const extra = Object.keys(json).filter((key) => key !== 'cases');
  const { cases } = json;
  if (!Array.isArray(cases)) return refused({ at: 'cases', chinese: '必须是数组', english: 'must be an array' });
  if (extra.length > 0) return refused({ at: extra.join(', '), chinese: '未知的字段', english: 'unknown field beside cases' });
  return { single: false, cases: withUniqueIds(cases.map(readCase)) };
}

function refused(error: CheckError): CheckFile {
  return { single: true, cases: [{ id: null, errors: [error] }] };
}

function withUniqueIds(cases: readonly CheckReading[]): CheckReading[] {
  const seen = new Set<string>();
  return cases.map((reading) => {
    if (reading.id === null || !seen.has(reading.id)) {
      if (reading.id !== null) seen.add(reading.id);
      return reading;
    }
    return { id: reading.id, errors: [{ at: 'id', chinese: `编号 ${reading.id} 重复`, english: `id ${reading.id} is used twice` }] };
  });
}

function readCase(json: unknown): CheckReading {
  const id = isObject(json) && 'id' in json && typeof json.id === 'string' ? json.id : null;
  const parsed = checkCase.safeParse(json);
  if (!parsed.success) return { id, errors: parsed.error.issues.flatMap((issue) => formErrors(issue, json)) };
  const errors = referenceErrors(parsed.data);
  return errors.length > 0 ? { id: parsed.data.id, errors } : { id: parsed.data.id, data: parsed.data, input: inputOf(parsed.data) };
}

function isObject(json: unknown): json is object {
  return typeof json === 'object' && json !== null && !Array.isArray(json);
}

type Issue = z.core.$ZodIssue;

/** An edge is a union of two forms, whose own errors say more than "no form matches". */
function formErrors(issue: Issue, json: unknown): CheckError[] {
  const at = pathText(issue.path, json);
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ at: at === '' ? key : `${at}.${key}`, chinese: '未知的字段', english: 'unknown field' }));
  }
  if (issue.code === 'invalid_union') {
    const type = issue.path.includes('edges') ? 'a pair [from, to] or an object {from, to}' : 'one of the known types';
    return [{ at, chinese: '格式不符', english: `must be ${type}` }];
  }
  const missing = issue.code === 'invalid_type' && valueAt(json, issue.path) === undefined;
  return [{ at, chinese: missing ? '缺少字段' : '格式不符', english: missing ? 'field is missing' : issue.message.toLowerCase() }];
}

/** `flow.nodes.b.actors`; an edge in a list is named by its ends as well. */
function pathText(path: readonly PropertyKey[], json: unknown): string {
  const text = path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('');
  if (path[1] !== 'edges' || path.length < 3) return text;
  const edge = valueAt(json, path.slice(0, 3));
  return `${text} ${JSON.stringify(edge)}`;
}

function valueAt(json: unknown, path: readonly PropertyKey[]): unknown {
  let value: unknown = json;
  for (const part of path)
    value = typeof value === 'object' && value !== null ? Object.entries(value).find(([key]) => key === String(part))?.[1] : undefined;
  return value;
}

function inputOf(data: CheckCase): AnalysisInput {
  const { levels } = data;
  const inForce = (data.delegations ?? []).filter((each) => data.day === undefined || covers(each, data.day));
  return {
    id: data.id,
    title: data.title ?? null,
    nodes: Object.entries(data.flow.nodes).map(([name, node]) => nodeOf(name, node)),
    edges: data.flow.edges.map(edgeOf),
    persons: data.persons,
    posts: Object.entries(data.posts).map(([name, holders]) => ({ id: name, holders, level: levels?.[name] ?? null })),
    constraints: (data.constraints ?? []).map((each) => (each.type === 'sod' ? { ...each, by: each.by ?? 'actor' } : each)),
    delegations: inForce.map(({ from, to, post }) => ({ from, to, post })),
    relatives: data.relatives ?? [],
    applicant: data.applicant ?? null,
    totalLimit: data.limit === undefined ? null : plainLimit(data.limit),
  };
}

function covers(span: { readonly from_day?: string | undefined; readonly to_day?: string | undefined }, on: string): boolean {
  return (span.from_day ?? on) <= on && on <= (span.to_day ?? on);
}

function edgeOf(edge: CheckCase['flow']['edges'][number]): FlowEdge {
  return 'from' in edge ? { from: edge.from, to: edge.to, max: edge.max ?? null } : { from: edge[0], to: edge[1], max: null };
}

function nodeOf(name: string, node: CheckNode): FlowNode {
  switch (node.type) {
    case 'start':
    case 'xor':
    case 'and':
      return { type: node.type, id: name };
    case 'task':
      return { type: 'task', id: name, actors: node.actors ?? 1, ...actOf(node) };
    case 'vote':
      return { type: 'vote', id: name, quorum: node.quorum, yes: node.yes, ...actOf(node) };
    case 'notice':
    case 'timer':
    case 'external':
      return { type: node.type, id: name, wait: waitOf(node) };
    case 'end':
      return { type: 'end', id: name, outcome: node.outcome };
  }
}

type ActNode = Extract<CheckNode, { readonly type: 'task' | 'vote' }>;
type PauseNode = Extract<CheckNode, { readonly type: 'notice' | 'timer' | 'external' }>;

function actOf(node: ActNode): {
  readonly posts: readonly string[];
  readonly approval: boolean;
  readonly requiredByLaw: boolean;
  readonly paper: Paper;
} {
  const paper: Paper = {
    ...blankPaper,
    basis: node.basis ?? null,
    recourse: node.recourse ?? null,
    risks: node.risks ?? null,
    limit: node.limit === undefined ? null : bothLimits(node.limit),
  };
  return { posts: node.posts, approval: node.approval ?? false, requiredByLaw: node.required_by_law ?? false, paper };
}

function bothLimits(limit: CheckLimit): NonNullable<Paper['limit']> {
  const plain = plainLimit(limit);
  return limit.kind === 'promised' ? { statutory: null, promised: plain } : { statutory: plain, promised: null };
}

function waitOf(node: PauseNode): Limit | null {
  if (node.days !== undefined) return { amount: node.days, unit: node.day_unit ?? 'day' };
  return node.limit === undefined ? null : plainLimit(node.limit);
}

function plainLimit({ amount, unit }: CheckLimit): Limit {
  return { amount, unit };
}
