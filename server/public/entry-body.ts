import type { CitationCount } from '../../contract/public-list.ts';
import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import type { Override } from '../../core/catalogue/draft/event.ts';
import { citationOf } from '../../core/catalogue/legal-basis.ts';
import type { Day } from '../../core/kernel/day.ts';
import type { Services } from '../platform/services.ts';

/** What the body of a published entry holds: the list's own words, written by the publication only. */
export type EntryBody = Pick<
  DraftContent,
  | 'accountability'
  | 'basis'
  | 'content'
  | 'forbidden'
  | 'posts'
  | 'powerType'
  | 'recourse'
  | 'responsibilities'
  | 'risks'
  | 'subItem'
  | 'supervision'
> & {
  readonly changes: readonly string[];
  /** Hash of the content that was published. */
  readonly hash: string;
  readonly override: Pick<Override, 'path' | 'reason'> | null;
  /** Reason of a withdrawal. */
  readonly withdrawn?: string;
  /** Its day. */
  readonly withdrawnOn?: string;
};

/** Reads the body of an entry. */
export function entryBody(text: string): EntryBody {
  return JSON.parse(text) as EntryBody;
}

/** How citations stand on a day. One that no law record answers is not in hand. */
export function countCitations({ laws }: Pick<Services, 'laws'>, basis: EntryBody['basis'], today: Day): CitationCount {
  const states = basis.map(({ id }) => (id === null ? 'unknown' : citationOf(laws, id, today).state));
  const count = (wanted: readonly string[]): number => states.filter((state) => wanted.includes(state)).length;
  return {
    inForce: count(['in-force']),
    superseded: count(['superseded', 'not-yet-in-force']),
    notInHand: count(['text-not-in-hand', 'unknown']),
  };
}
