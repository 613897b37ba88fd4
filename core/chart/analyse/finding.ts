import type { Facts } from '../../kernel/outcome.ts';
import type { Results } from './analysis.ts';
import type { ChartFacts } from './approval-plan.ts';
import { findPaperGaps } from './find-paper-gaps.ts';
import { findRiskGaps } from './find-risk-gaps.ts';
import { findStaffGaps } from './find-staff-gaps.ts';
import { findTimeGaps } from './find-time-gaps.ts';
import { findWeakRestraint } from './find-weak-restraint.ts';
import type { Flaw } from './flaw.ts';
import type { AnalysisInput } from './input.ts';

/** A weakness of a chart or of its staffing; the sentence is made at the edge from code and facts. */
export type Finding = {
  readonly code: FindingCode;
  /** `error`: the chart cannot run as it stands; `warning`: it should be mended; `notice`: worth knowing. */
  readonly severity: 'error' | 'warning' | 'notice';
  /** Nodes it concerns, in the order of the chart. */
  readonly nodes: readonly string[];
  readonly because: Facts;
};

/** Every code a finding may have; codes never change their meaning. */
export type FindingCode =
  | 'unsound-unsafe'
  | 'unsound-deadlock'
  | 'unsound-livelock'
  | 'unsound-improper-completion'
  | 'unsound-dead-node'
  | 'too-many-states'
  | 'not-satisfiable'
  | 'cannot-approve'
  | 'no-post'
  | 'empty-post'
  | 'single-holder'
  | 'not-resilient'
  | 'no-hand'
  | 'one-hand'
  | 'approvable-unseen'
  | 'approval-adds-nothing'
  | 'no-basis'
  | 'no-limit'
  | 'no-recourse'
  | 'high-risk-unprevented'
  | 'high-risk-unchecked'
  | 'unbounded-return'
  | 'over-limit'
  | 'condition-gap'
  | 'condition-overlap'
  | 'condition-undecided'
  | 'branch-never'
  | 'official-words'
  | 'long-sentences'
  | 'dead-law'
  | 'budget-spent';

/** What a check looks at. */
export type CheckedChart = { readonly input: AnalysisInput; readonly facts: ChartFacts; readonly results: Results };

/** A check of one kind of weakness; one file each. */
export type FindingCheck = (chart: CheckedChart) => readonly Finding[];

const checks: readonly FindingCheck[] = [findStaffGaps, findWeakRestraint, findPaperGaps, findRiskGaps, findTimeGaps];

/** All findings about a sound chart. */
export function findingsOf(chart: CheckedChart): readonly Finding[] {
  return checks.flatMap((check) => check(chart));
}

/** The finding about a chart that is not sound, or whose soundness could not be decided within the cap. */
export function flawFindings(flaw: Flaw | null): readonly Finding[] {
  if (flaw === null) return [{ code: 'too-many-states', severity: 'error', nodes: [], because: {} }];
  return [{ code: `unsound-${flaw.reason}`, severity: 'error', nodes: flaw.nodes, because: { moves: flaw.run.length } }];
}
