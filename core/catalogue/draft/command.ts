import type { Day } from '../../kernel/day.ts';
import type { PersonId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { DraftContent, FieldName } from './content.ts';
import type { Anchor, Brought, Control, Hand, OverridePath } from './event.ts';
import type { Gate } from './gate.ts';

/** What somebody may do for the unit of an item. */
export type DeskRight = 'compile' | 'review' | 'publish';

/** Wishes about one item that is there. `base` is the version that was on the screen. */
export type DraftCommand =
  | { readonly do: 'change'; readonly base: number; readonly fields: Partial<DraftContent>; readonly import: string | null }
  | { readonly do: 'drop-set-aside'; readonly field: FieldName }
  | { readonly do: 'submit'; readonly base: number }
  | { readonly do: 'name-reviewers'; readonly base: number; readonly reviewers: readonly PersonId[]; readonly due: Day | null }
  | { readonly do: 'give-opinion'; readonly base: number; readonly verdict: 'approve' | 'return'; readonly text: string }
  | { readonly do: 'close-round'; readonly base: number; readonly text: string }
  | {
      readonly do: 'comment';
      readonly thread: string;
      readonly anchor: Anchor;
      readonly text: string;
      readonly suggestion: { readonly value: unknown } | null;
    }
  | { readonly do: 'bring-comments'; readonly round: number; readonly version: number; readonly comments: readonly BroughtComment[] }
  | { readonly do: 'answer'; readonly thread: string; readonly text: string }
  | { readonly do: 'settle'; readonly thread: string; readonly text: string }
  | { readonly do: 'take-suggestion'; readonly base: number; readonly thread: string }
  | {
      readonly do: 'publish';
      readonly base: number;
      readonly effectiveFrom: Day;
      readonly control: Control | null;
      readonly override: { readonly path: OverridePath; readonly reason: string } | null;
    }
  | { readonly do: 'withdraw'; readonly base: number; readonly reason: string }
  | { readonly do: 'revise'; readonly base: number; readonly reason: string }
  | { readonly do: 'remove' };

/** A comment from a dossier with its replies, the oldest first. The thread's id follows from what the comment says, so that it comes once. */
export type BroughtComment = {
  readonly thread: string;
  readonly anchor: Anchor;
  readonly text: string;
  readonly suggestion: { readonly value: unknown } | null;
  readonly brought: Brought;
  readonly answers: readonly { readonly text: string; readonly brought: Brought }[];
};

/** Wishes about reviews. */
export type ReviewCommand = Extract<DraftCommand, { readonly do: 'submit' | 'name-reviewers' | 'give-opinion' | 'close-round' }>;

/** Wishes about comments. */
export type TalkCommand = Extract<DraftCommand, { readonly do: 'comment' | 'answer' | 'settle' | 'take-suggestion' }>;

/** Wishes about what is in force. */
export type PublicationCommand = Extract<DraftCommand, { readonly do: 'publish' | 'withdraw' | 'revise' }>;

/** What a decision knows beside the item. */
export type DraftContext = {
  readonly at: Instant;
  readonly today: Day;
  readonly by: Hand;
  readonly may: ReadonlySet<DeskRight>;
  /** The content as it was at a version. */
  readonly contentAt: (version: number) => DraftContent;
  /** Persons who may review for the unit of the item. */
  readonly reviewers: ReadonlySet<PersonId>;
  /** What stands in the way of publication from a day on beside the review, looked at in this moment; asked only when somebody publishes. */
  readonly gates: (effectiveFrom: Day) => readonly Gate[];
  /** Hash of the content as it would be published, and what changed against the version before, as sentences. */
  readonly frozen: () => { readonly hash: string; readonly changes: readonly string[] };
};
