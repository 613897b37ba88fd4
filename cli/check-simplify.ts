import { performance } from 'node:perf_hooks';

import type { CheckReading } from '../contract/check-reading.ts';
import { type SimplificationResult, simplificationResultOf } from '../contract/simplification-result.ts';
import { simplificationOf } from '../core/chart/analyse/simplification.ts';

/** Steps that are to go together; none: every approval is judged. */
export type SimplifyWish = { readonly steps: readonly string[] };

/** The wish of the options `--simplify` and `--steps A,B`; null when neither was given. */
export function simplifyWish(options: Readonly<Record<string, unknown>>): SimplifyWish | null {
  const { simplify, steps } = options;
  if (typeof steps === 'string') return { steps: steps.split(',').map((step) => step.trim()) };
  return simplify === true ? { steps: [] } : null;
}

/** Steps that are to go must be tasks, votes or notices of the chart; the reading with an error for each that is not. */
export function withSteps(reading: CheckReading, wish: SimplifyWish | null): CheckReading {
  if ('errors' in reading || wish === null) return reading;
  const movable = new Set(reading.input.nodes.flatMap((node) => (['task', 'vote', 'notice'].includes(node.type) ? [node.id] : [])));
  const strangers = wish.steps.filter((step) => !movable.has(step));
  if (strangers.length === 0) return reading;
  const errors = strangers.map((step) => ({
    at: `--steps ${step}`,
    chinese: '流程里没有这个可以去掉的环节',
    english: 'no task, vote or notice of the chart',
  }));
  return { id: reading.id, errors };
}

/** The simplification report of one case. */
export function simplified(reading: Extract<CheckReading, { readonly input: unknown }>, wish: SimplifyWish): SimplificationResult {
  const before = performance.now();
  const report = simplificationOf(reading.input, wish.steps);
  return simplificationResultOf(reading.id, report, Math.round((performance.now() - before) * 100) / 100);
}
