import type { Day } from '../../kernel/day.ts';
import type { PersonId, UnitId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { DraftContent, FieldName } from './content.ts';
import type { Anchor, Brought, Control, Hand, Lineage, Override } from './event.ts';

/** Where an item stands. `revising` is a published item with a newer draft; `removed` was made by an import that was undone. */
export type DraftStatus =
  | 'draft'
  | 'submitted'
  | 'in-review'
  | 'returned'
  | 'approved'
  | 'published'
  | 'revising'
  | 'withdrawn'
  | 'removed';

/** Something said or done by somebody at a time. */
export type Said = { readonly by: Hand; readonly at: Instant };

/** A comment with its answers. */
export type Thread = Said & {
  readonly id: string;
  readonly anchor: Anchor;
  readonly round: number;
  readonly text: string;
  readonly suggestion: { readonly value: unknown } | null;
  /** Who wrote it by the file that it came with; null when `by` did. */
  readonly brought: Brought | null;
  readonly answers: readonly (Said & { readonly text: string; readonly brought: Brought | null })[];
  readonly state: 'open' | 'settled' | 'taken';
};

/** An opinion on one version, frozen. */
export type Opinion = Said & { readonly verdict: 'approve' | 'return'; readonly text: string };

/** A round of review (审核轮次). */
export type ReviewRound = {
  readonly number: number;
  /** Version that was submitted: what the opinions speak of. */
  readonly version: number;
  readonly submitted: Said;
  readonly reviewers: readonly PersonId[];
  readonly due: Day | null;
  readonly opinions: readonly Opinion[];
  readonly result: 'open' | 'approved' | 'returned';
  readonly closed: Said | null;
  readonly text: string;
};

/** A version that was published. */
export type PublishedVersion = Said & {
  readonly number: number;
  /** Version of the draft that it froze. */
  readonly version: number;
  readonly hash: string;
  readonly effectiveFrom: Day;
  readonly control: Control | null;
  readonly override: Override | null;
  readonly changes: readonly string[];
};

/** A value that was typed into a field that somebody else had changed meanwhile. */
export type SetAside = Said & { readonly field: FieldName; readonly value: unknown };

/** An item of a list while it lives: what its events add up to. */
export type Draft = {
  readonly status: DraftStatus;
  readonly unit: UnitId;
  /** Events so far. */
  readonly version: number;
  /** Version of the last change of content: an act on an older one is stale. */
  readonly contentVersion: number;
  readonly content: DraftContent;
  /** Who wrote each field last, and when; absent while it is empty. */
  readonly written: ReadonlyMap<FieldName, Said & { readonly version: number }>;
  /** The name as it was submitted last: what others than the compilers see while it is written again; null before. */
  readonly submittedName: string | null;
  readonly lineage: Lineage | null;
  readonly import: string | null;
  readonly setAside: readonly SetAside[];
  readonly threads: readonly Thread[];
  readonly rounds: readonly ReviewRound[];
  readonly published: readonly PublishedVersion[];
  /** True when no version is in force any more. */
  readonly isWithdrawn: boolean;
  /** Who wrote the content since the last publication. */
  readonly authors: ReadonlySet<PersonId>;
  /** Whose suggestions were taken since the last publication: his words stand in it. */
  readonly suggesters: ReadonlySet<PersonId>;
};
