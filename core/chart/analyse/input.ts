import type { Limit } from '../../kernel/deadline.ts';
import type { Constraint, Risk } from '../chart.ts';

/**
 * What the analysis reads: a flow, who holds which post, and the rules over one case.
 *
 * Nothing here is checked again: ids are unique, edges are not doubled and every reference resolves (the contract's
 * reader or {@link ../from-chart} vouch for it). Order is meaning: results list persons and nodes in this order.
 */
export type AnalysisInput = {
  readonly id: string;
  readonly title: string | null;
  readonly nodes: readonly FlowNode[];
  readonly edges: readonly FlowEdge[];
  readonly persons: readonly string[];
  readonly posts: readonly StaffedPost[];
  readonly constraints: readonly Constraint[];
  readonly delegations: readonly StaffDelegation[];
  /** Symmetric, not transitive. May name the applicant even when he is no official. */
  readonly relatives: readonly (readonly [string, string])[];
  readonly applicant: string | null;
  /** The legal limit of the whole case, null when none was stated. */
  readonly totalLimit: Limit | null;
};

/** A post as the analysis sees it; `level` is null when the input names no organisational levels. */
export type StaffedPost = { readonly id: string; readonly holders: readonly string[]; readonly level: string | null };

/** `to` may act in the name of `from` for one post that `from` holds. */
export type StaffDelegation = { readonly from: string; readonly to: string; readonly post: string };

/** An edge; `max` is the most times it may be taken, null when not stated. */
export type FlowEdge = { readonly from: string; readonly to: string; readonly max: number | null };

/** A node of the flow with what the analysis needs of it. */
export type FlowNode =
  | { readonly type: 'start' | 'xor' | 'and'; readonly id: string }
  | ({ readonly type: 'task'; readonly id: string; readonly posts: readonly string[]; readonly actors: number } & Act)
  | ({
      readonly type: 'vote';
      readonly id: string;
      readonly posts: readonly string[];
      readonly quorum: number;
      readonly yes: number;
    } & Act)
  | { readonly type: 'notice' | 'timer' | 'external'; readonly id: string; readonly wait: Limit | null }
  | { readonly type: 'end'; readonly id: string; readonly outcome: 'approve' | 'reject' | 'withdraw' | 'close' };

/** Facts of an act of officials. */
export type Act = { readonly approval: boolean; readonly requiredByLaw: boolean; readonly paper: Paper };

/** What the paper says of a step. A member that is null was not stated and is not judged; an empty one is a finding. */
export type Paper = {
  readonly basis: readonly string[] | null;
  readonly limit: { readonly statutory: Limit | null; readonly promised: Limit | null } | null;
  readonly recourse: string | null;
  readonly risks: readonly Risk[] | null;
};

/** Nothing stated. */
export const blankPaper: Paper = { basis: null, limit: null, recourse: null, risks: null };
