import type { CitationView, RiskView } from './public-views.ts';

/** An entry in a unit's published list. */
export type EntryCard = {
  readonly code: string;
  readonly name: string;
  readonly plainName: string;
  readonly lead: string;
  readonly withdrawn: boolean;
  /** First day while it lies ahead, else null. */
  readonly from: string | null;
};

/** An entry of some unit's list among what a search found; its page is `/u/<unit>/<code>`. */
export type EntryHit = {
  readonly unit: string;
  readonly unitName: string;
  readonly code: string;
  readonly name: string;
  readonly plainName: string;
  readonly lead: string;
};

/** How the citations of a list or entry stand on the day. */
export type CitationCount = { readonly inForce: number; readonly superseded: number; readonly notInHand: number };

/** The published list of a unit, as far as search and category ask for it. */
export type PublishedList = {
  readonly query: string;
  /** Category that is asked for, empty for all. */
  readonly category: string;
  /** Entries in force, whatever is asked for. */
  readonly total: number;
  readonly categories: readonly { readonly name: string; readonly entries: number }[];
  readonly groups: readonly { readonly name: string; readonly entries: readonly EntryCard[] }[];
  readonly citations: CitationCount;
};

/** `/u/<unit>/<entry>`: one entry of a unit's list, with or without a chart. */
export type EntryView = {
  readonly unit: { readonly code: string; readonly name: string };
  readonly code: string;
  readonly name: string;
  readonly plainName: string;
  readonly lead: string;
  readonly category: string;
  readonly powerType: string;
  readonly number: number;
  readonly effectiveFrom: string;
  /** Reason of a withdrawal, null while it is in force. */
  readonly withdrawn: string | null;
  /** Day of a withdrawal; null while it is in force, and for withdrawals of which no day was kept. */
  readonly withdrawnOn: string | null;
  /** True before its first day. */
  readonly coming: boolean;
  /** The version that takes its place on a later day. */
  readonly next: { readonly number: number; readonly effectiveFrom: string } | null;
  /** Code of the item whose page shows the chart step by step; null when there is none. */
  readonly chart: string | null;
  readonly content: string;
  readonly posts: readonly string[];
  readonly basis: readonly CitationView[];
  /** Citations in the list's own words that no law record answers yet. */
  readonly basisTexts: readonly string[];
  readonly citations: CitationCount;
  readonly duties: readonly string[];
  readonly accountability: readonly string[];
  readonly forbidden: readonly string[];
  readonly risks: readonly RiskView[];
  readonly recourse: readonly { readonly to: string; readonly how: string }[];
  readonly supervision: readonly { readonly by: string; readonly how: string; readonly when: string }[];
  readonly changes: readonly string[];
  /** Why it was published although a gate was closed; null when none was. */
  readonly override: string | null;
};
