import type { Burden, Simplification, SimplificationRefusal } from '../core/chart/analyse/simplification.ts';

/** The simplification report of one case as `mingquan check --simplify --json` prints it; the order of members is stable. */
export type SimplificationResult = {
  readonly id: string;
  /** Null when the chart is not sound; `mingquan check` says why. */
  readonly before: BurdenResult | null;
  readonly proposals: readonly ProposalResult[];
  readonly elapsed_ms: number;
};

/** What a chart demands. */
export type BurdenResult = {
  /** A number; null when no approving run can be staffed; [proved lower bound, best set found] when not exact. */
  readonly min_collusion: number | readonly [number, number | null] | null;
  readonly min_posts: number | null;
  readonly min_levels: number | null;
  /** Approvals in the chart, and the fewest on an approving run. */
  readonly approvals: number;
  readonly min_approvals: number | null;
  /** Promised time of the shortest and the longest run, null when none is stated; `longest` is null without an end. */
  readonly time: { readonly unit: string; readonly shortest: number; readonly longest: number | null } | null;
};

/** Steps that could go, what is left then, and why they may not go. */
export type ProposalResult = {
  readonly steps: readonly string[];
  readonly may_go: boolean;
  readonly after: BurdenResult | null;
  readonly duplicated: readonly {
    readonly step: string;
    readonly with: string;
    readonly posts: readonly string[];
    readonly basis: readonly string[];
    readonly risks: readonly string[];
  }[];
  readonly refused: readonly { readonly code: SimplificationRefusal['reason']; readonly sentence: string }[];
};

/** Writes a report in the exchange format. */
export function simplificationResultOf(id: string, report: Simplification, elapsedMs: number): SimplificationResult {
  return {
    id,
    before: report === null ? null : burdenOf(report.before),
    proposals: (report?.proposals ?? []).map((proposal) => ({
      steps: proposal.steps,
      may_go: proposal.refusals.length === 0,
      after: proposal.after === null ? null : burdenOf(proposal.after),
      duplicated: proposal.duplicated,
      refused: proposal.refusals.map((refusal) => ({ code: refusal.reason, sentence: refusalSentence(refusal) })),
    })),
    elapsed_ms: elapsedMs,
  };
}

function burdenOf(burden: Burden): BurdenResult {
  const { collusion, time } = burden;
  return {
    min_collusion:
      collusion.known === 'exactly' ? collusion.size : collusion.known === 'impossible' ? null : [collusion.lower, collusion.upper],
    min_posts: burden.posts,
    min_levels: burden.levels,
    approvals: burden.barriers.all,
    min_approvals: burden.barriers.least,
    time: time === null ? null : { unit: time.unit, ...time.promised },
  };
}

/** Why steps must stay, in plain Chinese. */
export function refusalSentence(refusal: SimplificationRefusal): string {
  switch (refusal.reason) {
    case 'required-by-law':
      return `法律要求有这一步：${refusal.steps.join('、')}。`;
    case 'lowers-collusion':
      return `去掉以后，${refusal.from} 个人才能串通办成的事，${refusal.to} 个人就能办成。`;
    case 'last-public-step':
      return '去掉以后，不经过公示、也不经过表决就能办成。';
    case 'cannot-run':
      return '去掉以后，流程走不通。';
    case 'cannot-be-staffed':
      return '去掉以后，有的走法排不出人来办。';
    case 'not-known':
      return '没有算完，不能断定会不会少一道制约。';
  }
}
