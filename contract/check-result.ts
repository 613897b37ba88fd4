import type { Analysis, Results } from '../core/chart/analyse/analysis.ts';
import type { Finding } from '../core/chart/analyse/finding.ts';
import type { StaffingChange } from '../core/chart/analyse/staffing-change.ts';
import type { TokenMove } from '../core/chart/analyse/token-game.ts';
import type { Witness } from '../core/chart/analyse/witness.ts';
import { findingSentence } from './finding-sentence.ts';
import { repairSentence } from './repair-sentence.ts';

/** The result of one case as `mingquan check --json` prints it (docs/guides/chart-format.md); the order of members is stable. */
export type CheckResult = {
  readonly id: string;
  readonly sound: boolean | null;
  readonly unsound_reason: string | null;
  readonly counter_example: readonly TokenMove[] | null;
  readonly satisfiable: boolean | null;
  readonly can_approve: boolean | null;
  /** A number; null when no approving run can be staffed; [proved lower bound, best set found] when not exact. */
  readonly min_collusion: number | readonly [number, number | null] | null;
  readonly exact: boolean | null;
  readonly bounds: readonly [number, number | null] | null;
  readonly minimum_sets: readonly (readonly string[])[] | null;
  readonly witness: {
    readonly persons: readonly string[];
    readonly assignment: Readonly<Record<string, Witness['assignment'][number]['instances']>>;
  } | null;
  readonly min_posts: number | null;
  readonly resilient_1: boolean | null;
  readonly critical_persons: readonly string[] | null;
  readonly approvable_without_public_step: boolean | null;
  readonly removable_approvals: readonly string[] | null;
  readonly removable_sets: readonly (readonly string[])[] | null;
  readonly min_levels: number | null;
  readonly time: Results['time'];
  readonly findings: readonly {
    readonly code: string;
    readonly severity: Finding['severity'];
    readonly nodes: readonly string[];
    readonly sentence: string;
    /** Beside `not-resilient` only: the cheapest repair; null when the budget was spent. */
    readonly repair?: CheckRepair | null;
  }[];
  readonly elapsed_ms: number;
};

/** How a chart could survive any one absence. */
export type CheckRepair = {
  /** Changes that together suffice, proved by analysing the changed chart; null when none were found. */
  readonly changes: readonly StaffingChange[] | null;
  /** Per critical person the cheapest single change; null when there is none. */
  readonly for: Readonly<Record<string, StaffingChange | null>>;
  readonly min_collusion_after: number | null;
  readonly sentence: string;
};

/** Writes an analysis in the exchange format. */
export function checkResultOf(analysis: Analysis, elapsedMs: number): CheckResult {
  const { results, flaw } = analysis;
  return {
    id: analysis.id,
    sound: analysis.sound === 'unknown' ? null : analysis.sound === 'yes',
    unsound_reason: flaw?.reason ?? null,
    counter_example: flaw?.run ?? null,
    ...figures(results),
    findings: analysis.findings.map((finding) => ({
      code: finding.code,
      severity: finding.severity,
      nodes: finding.nodes,
      sentence: findingSentence(finding),
      ...(finding.code === 'not-resilient' ? { repair: repairOf(results) } : {}),
    })),
    elapsed_ms: elapsedMs,
  };
}

function repairOf(results: Results | null): CheckRepair | null {
  if (results === null || results.repair === null) return null;
  const { repair, collusion } = results;
  return {
    changes: repair.plan,
    for: Object.fromEntries(repair.each.map(({ person, change }) => [person, change])),
    min_collusion_after: repair.collusionAfter,
    sentence: repairSentence(repair, collusion.known === 'exactly' ? collusion.size : null, (id) => id),
  };
}

type Figures = Omit<CheckResult, 'id' | 'sound' | 'unsound_reason' | 'counter_example' | 'findings' | 'elapsed_ms'>;

function figures(results: Results | null): Figures {
  return {
    satisfiable: results?.satisfiable ?? null,
    can_approve: results?.canApprove ?? null,
    min_collusion: results === null ? null : sizeOf(results.collusion),
    exact: results === null ? null : results.collusion.known !== 'between',
    bounds: results === null ? null : boundsOf(results.collusion),
    minimum_sets: results?.minimumSets ?? null,
    witness: results === null || results.witness === null ? null : witnessOf(results.witness),
    min_posts: results?.minPosts ?? null,
    resilient_1: results?.resilient ?? null,
    critical_persons: results?.criticalPersons ?? null,
    approvable_without_public_step: results?.approvableUnseen ?? null,
    removable_approvals: results?.removable?.single ?? null,
    removable_sets: results?.removable?.sets ?? null,
    min_levels: results?.minLevels ?? null,
    time: results?.time ?? null,
  };
}

function sizeOf(collusion: Results['collusion']): CheckResult['min_collusion'] {
  if (collusion.known === 'exactly') return collusion.size;
  return collusion.known === 'impossible' ? null : [collusion.lower, collusion.upper];
}

function boundsOf(collusion: Results['collusion']): CheckResult['bounds'] {
  if (collusion.known === 'exactly') return [collusion.size, collusion.size];
  return collusion.known === 'impossible' ? null : [collusion.lower, collusion.upper];
}

function witnessOf(witness: Witness): CheckResult['witness'] {
  return { persons: witness.persons, assignment: Object.fromEntries(witness.assignment.map((each) => [each.step, each.instances])) };
}
