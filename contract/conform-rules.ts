import { z } from 'zod';

import type { CaseRule } from '../core/chart/conform/case-rule.ts';
import type { CheckError } from './check.ts';

const text = z.string().min(1);
const steps = z.array(text).min(1);
const id = z.string().min(1);

const form = z.discriminatedUnion('type', [
  z.strictObject({ id, type: z.literal('skipped'), step: text }),
  z.strictObject({ id, type: z.literal('out-of-order'), before: text, after: text }),
  z.strictObject({ id, type: z.literal('same-person'), steps }),
  z.strictObject({ id, type: z.literal('different-persons'), steps }),
  z.strictObject({ id, type: z.literal('repeated-by-same-person'), steps }),
  z.strictObject({ id, type: z.literal('too-many-persons'), steps, most: z.int().min(1) }),
  z.strictObject({ id, type: z.literal('relatives'), steps, pairs: z.array(z.tuple([text, text])) }),
  z.strictObject({ id, type: z.literal('barred-person'), steps, persons: z.array(text) }),
  z.strictObject({
    id,
    type: z.literal('too-long'),
    from: text.nullable().default(null),
    to: text.nullable().default(null),
    most: z.number().min(0),
    unit: z.enum(['hour', 'day', 'working-day']).default('day'),
  }),
  z.strictObject({ id, type: z.literal('one-person'), leastSteps: z.int().min(1).default(2) }),
]);

/**
 * Reads rules over cases: a list, or `{"rules": [...]}`. A rule without an id is named by its type and place.
 *
 * @param names other names of steps (ids) and the ones used in the log
 */
export function readCaseRules(
  json: unknown,
  names: ReadonlyMap<string, string>,
): readonly CaseRule[] | { readonly errors: readonly CheckError[] } {
  const list: unknown = typeof json === 'object' && json !== null && 'rules' in json ? json.rules : json;
  if (!Array.isArray(list)) return { errors: [{ at: 'rules', chinese: '必须是数组', english: 'must be an array' }] };
  const parsed = z.array(form).safeParse(list.map((rule: unknown, at) => named(rule, at, names)));
  if (parsed.success) return parsed.data;
  return {
    errors: parsed.error.issues.map((issue) => ({
      at: `rules${issue.path.map((part) => `[${String(part)}]`).join('')}`,
      chinese: '格式不符',
      english: issue.message,
    })),
  };
}

function named(rule: unknown, at: number, names: ReadonlyMap<string, string>): unknown {
  if (typeof rule !== 'object' || rule === null) return rule;
  const stepOf = (value: unknown): unknown => (typeof value === 'string' ? (names.get(value) ?? value) : value);
  const entries = Object.entries(rule).map(([key, value]: [string, unknown]): [string, unknown] => {
    if (['step', 'before', 'after', 'from', 'to'].includes(key)) return [key, stepOf(value)];
    return [key, key === 'steps' && Array.isArray(value) ? value.map(stepOf) : value];
  });
  return { id: `${String('type' in rule ? rule.type : 'rule')}#${at + 1}`, ...Object.fromEntries(entries) };
}
