import type { RuleRun } from './alert.ts';
import type { Precision } from './precision.ts';
import type { ImportGrounds, TableGrowth } from './snapshot.ts';
import type { Unread } from './source-file.ts';

/** What a sweep is asked: folders, grounds, limits. Plain data, because it goes to another process. */
export type SweepOrder = {
  readonly input: string;
  readonly output: string;
  /** Where snapshots are kept; null: they are deleted after the sweep. */
  readonly room: string | null;
  /** True: the input is a batch that extends what the room holds. */
  readonly extend: boolean;
  readonly rules: string;
  /** True: the procurement indicators run beside the rules. */
  readonly indicators?: boolean;
  readonly grounds: ImportGrounds;
  /** Reference day when the table 参数 gives none. */
  readonly day: string | null;
  /** Masks accounts and identity numbers in `object` too. */
  readonly maskObjects: boolean;
  readonly memoryMegabytes: number;
  readonly threads: number;
  readonly now: string;
};

/** How a sweep went. */
export type SweepSummary = {
  readonly snapshot: string;
  readonly importRepeated: boolean;
  /** The snapshot that the batch extends; null: there is none. */
  readonly base: string | null;
  /** What the batch did to the tables of the base. */
  readonly growth: readonly TableGrowth[];
  readonly alerts: number;
  readonly new: number;
  readonly changed: number;
  readonly repeated: number;
  readonly gone: number;
  readonly repairs: number;
  readonly sources: number;
  readonly unread: number;
  /** What was not read, and why. */
  readonly unreadSources: readonly Unread[];
  readonly rules: readonly RuleRun[];
  /** How often each rule was right, from what people answered. */
  readonly precision: readonly Precision[];
  /** Alerts for which what people had typed into the earlier sheet is in the new one. */
  readonly answers: number;
  /** Name under which the earlier sheet is kept because not all that was typed into it is in the new one; null: nothing is lost. */
  readonly earlierSheet: string | null;
};

/** What the process of the data room says to the one that started it. */
export type RoomMessage =
  | { readonly kind: 'progress'; readonly share: number; readonly label: string }
  | { readonly kind: 'done'; readonly summary: SweepSummary }
  | { readonly kind: 'failed'; readonly error: string };
