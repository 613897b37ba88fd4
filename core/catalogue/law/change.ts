import type { BasisId } from '../../chart/chart.ts';
import type { Day } from '../../kernel/day.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { Hand } from '../draft/event.ts';
import type { LegalDocument, Succession } from '../legal-basis.ts';

/** The official text of an article with its hash; null while it is not in hand. */
export type HeldText = { readonly text: string; readonly hash: string };

/** What becomes of a document. Each change names where the person has it from. */
export type LawChange =
  /** An article that the register did not have. */
  | {
      readonly kind: 'article-added';
      readonly article: string;
      readonly from: Day | null;
      readonly gist: string;
      readonly held: HeldText | null;
      readonly source: string;
    }
  /** The official text of the latest wording came to hand. */
  | { readonly kind: 'text-taken'; readonly article: string; readonly held: HeldText; readonly source: string }
  /** A new wording from a day; the old one ends the day before. */
  | {
      readonly kind: 'article-amended';
      readonly article: string;
      readonly from: Day;
      readonly gist: string;
      readonly held: HeldText | null;
      readonly source: string;
    }
  /** An article ends and nothing takes its number. */
  | { readonly kind: 'article-repealed'; readonly article: string; readonly lastDay: Day; readonly source: string }
  /** The whole document ends. `by` is null when it is repealed and nothing takes its place; articles without a succession have none stated. */
  | {
      readonly kind: 'superseded';
      readonly lastDay: Day;
      readonly by: string | null;
      readonly successions: readonly Succession[];
      readonly source: string;
    }
  /** Somebody read both texts and says which article took the place of another. */
  | { readonly kind: 'succession-stated'; readonly article: string; readonly to: BasisId; readonly source: string };

/** What happened to a document in the county's register. */
export type LawEvent =
  | { readonly type: 'law-registered'; readonly document: LegalDocument; readonly at: Instant; readonly by: Hand }
  | { readonly type: 'law-changed'; readonly change: LawChange; readonly at: Instant; readonly by: Hand };

/** Why the register refuses. */
export type LawRefusal =
  | 'changed-meanwhile'
  | 'law-not-allowed'
  | 'law-id-taken'
  | 'law-ended'
  | 'law-article-known'
  | 'law-article-unknown'
  | 'law-text-known'
  | 'law-days-wrong'
  | 'law-successor-unknown'
  | 'law-source-missing'
  | 'law-round-open'
  | 'law-task-settled'
  | 'law-reason-missing'
  | 'law-due-wrong';
