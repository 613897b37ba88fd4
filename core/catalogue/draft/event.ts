import type { NodeId } from '../../chart/chart.ts';
import type { Day } from '../../kernel/day.ts';
import type { PersonId, PostId, UnitId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { DraftContent, FieldName } from './content.ts';

/** An official in the post in which he acts for the unit's list. */
export type Hand = { readonly person: PersonId; readonly post: PostId };

/** Where a comment hangs. `unplaced`: it came with a file, and its place was not found; the words are those beside which it stood. */
export type Anchor = { readonly field: FieldName } | { readonly node: NodeId } | { readonly unplaced: string };

/** What a file says of who wrote a comment in it: a name and a time as text, never somebody's identity. `key` tells the comment apart. */
export type Brought = { readonly author: string; readonly at: string | null; readonly key: string };

/** Published item that a draft was adopted from. */
export type Lineage = { readonly code: string; readonly number: number; readonly hash: string };

/** A control that stands in for a second pair of hands, looked at again on `until`. */
export type Control = { readonly what: string; readonly who: string; readonly until: Day };

/** Named path on which a gate may be passed. */
export type OverridePath = 'text-not-in-hand' | 'plain-language' | 'single-hand';

/** How a version came to be published in spite of a gate. */
export type Override = { readonly path: OverridePath; readonly reason: string; readonly gates: readonly string[] };

type At = { readonly at: Instant; readonly by: Hand };

/** Events of one item of a list (清单事项). They hold what the list says and what officials say of it; never a person outside the office. */
export type DraftEvent = At &
  (
    | {
        readonly type: 'item-added';
        readonly unit: UnitId;
        readonly fields: Partial<DraftContent>;
        readonly lineage: Lineage | null;
        /** Id of the import that made it, null when somebody did. */
        readonly import: string | null;
      }
    | { readonly type: 'fields-changed'; readonly fields: Partial<DraftContent>; readonly import: string | null }
    /** Somebody typed a value into a field that had been changed since he saw it. */
    | { readonly type: 'value-set-aside'; readonly field: FieldName; readonly value: unknown }
    | { readonly type: 'set-aside-dropped'; readonly field: FieldName }
    | { readonly type: 'item-submitted'; readonly round: number }
    | { readonly type: 'reviewers-named'; readonly round: number; readonly reviewers: readonly PersonId[]; readonly due: Day | null }
    /** Frozen once given. */
    | { readonly type: 'opinion-given'; readonly round: number; readonly verdict: 'approve' | 'return'; readonly text: string }
    | { readonly type: 'round-closed'; readonly round: number; readonly result: 'approved' | 'returned'; readonly text: string }
    | {
        readonly type: 'comment-made';
        readonly thread: string;
        readonly anchor: Anchor;
        readonly text: string;
        readonly suggestion: { readonly value: unknown } | null;
        /** It came with a dossier: `by` brought it and did not write it. */
        readonly brought?: Brought;
      }
    | { readonly type: 'comment-answered'; readonly thread: string; readonly text: string; readonly brought?: Brought }
    | { readonly type: 'comment-settled'; readonly thread: string; readonly text: string }
    | { readonly type: 'suggestion-taken'; readonly thread: string }
    | {
        readonly type: 'item-published';
        readonly number: number;
        readonly hash: string;
        readonly effectiveFrom: Day;
        readonly control: Control | null;
        readonly override: Override | null;
        readonly changes: readonly string[];
      }
    | { readonly type: 'item-withdrawn'; readonly reason: string }
    | { readonly type: 'revision-opened'; readonly reason: string }
    /** The import that made it was undone. */
    | { readonly type: 'item-removed' }
  );
