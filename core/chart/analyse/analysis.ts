import type { CollusionSize } from './collusion.ts';
import type { Flaw } from './flaw.ts';
import type { Finding } from './finding.ts';
import type { ListEnd } from './minimum-sets.ts';
import type { Repair } from './repair.ts';
import type { FlowTime } from './time.ts';
import type { Witness } from './witness.ts';

/** All results for one chart with its staff. */
export type Analysis = {
  readonly id: string;
  /** `unknown` when the cap of markings was reached. */
  readonly sound: 'yes' | 'no' | 'unknown';
  readonly flaw: Flaw | null;
  /** Null unless the chart is sound. */
  readonly results: Results | null;
  readonly findings: readonly Finding[];
};

/** What is computed of a sound chart. A null that the definition does not explain means that the budget was spent. */
export type Results = {
  readonly satisfiable: boolean | null;
  readonly canApprove: boolean | null;
  /** The smallest colluding set: an exact number, null when no approving run can be staffed, or an interval. */
  readonly collusion: CollusionSize;
  /** Sets of that size, each in the order of the persons; at most as many as asked for, fewer when the budget was spent. */
  readonly minimumSets: readonly (readonly string[])[];
  readonly minimumSetsEnd: ListEnd;
  readonly witness: Witness | null;
  readonly minPosts: number | null;
  /** Null when the input names no levels. */
  readonly minLevels: number | null;
  readonly resilient: boolean | null;
  /** Null when the chart is not satisfiable to begin with, or the budget was spent. */
  readonly criticalPersons: readonly string[] | null;
  /** How the chart could survive any one absence; null when it does, cannot be staffed at all, was not asked, or the budget was spent. */
  readonly repair: Repair | null;
  readonly approvableUnseen: boolean;
  readonly removable: { readonly single: readonly string[]; readonly sets: readonly (readonly string[])[] } | null;
  readonly time: FlowTime | null;
};
