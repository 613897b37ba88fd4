import type { AlertOutcome } from './alert/alert.ts';

/** How often a rule led to each outcome; `unchecked` (未查) are those that nobody has verified yet. */
export type RuleOutcomes = Readonly<Record<AlertOutcome | 'unchecked', number>>;

/** A rule that has led to nothing yet. */
export const noOutcomes: RuleOutcomes = {
  ...{ 'confirmed-breach': 0, 'confirmed-error': 0, 'data-error': 0, 'lawful-exception': 0, 'rule-misfire': 0, unchecked: 0 },
};

/** Share of hits that were right, with its 95 % interval; shares from 0 to 1. */
export type Precision = {
  readonly right: number;
  readonly of: number;
  readonly share: number;
  readonly low: number;
  readonly high: number;
};

const z = 1.96;

/**
 * Precision of a rule: confirmed breaches and errors over all that were verified, with the Wilson interval; null while nothing was verified.
 */
export function precisionOf(outcomes: RuleOutcomes): Precision | null {
  const right = outcomes['confirmed-breach'] + outcomes['confirmed-error'];
  const of = right + outcomes['data-error'] + outcomes['lawful-exception'] + outcomes['rule-misfire'];
  if (of === 0) return null;
  const share = right / of;
  const middle = share + (z * z) / (2 * of);
  const half = z * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const whole = 1 + (z * z) / of;
  return { right, of, share, low: Math.max(0, (middle - half) / whole), high: Math.min(1, (middle + half) / whole) };
}

/** Outcomes from which on a rule is judged, and the share that it must be able to reach. */
const judgedFrom = 30;
const mustReach = 0.2;

/** True for a rule that after thirty outcomes is right in fewer than a fifth, whatever luck had to do with it: it drops to a hint. */
export function isTooOftenWrong(outcomes: RuleOutcomes): boolean {
  const precision = precisionOf(outcomes);
  return precision !== null && precision.of >= judgedFrom && precision.high < mustReach;
}
