import { evolvePosting, type Posting, type PostingEvent } from '../../core/publication/channel/posting.ts';
import { type EventRow, readEvent } from '../ledger/read.ts';

/** A place from the rows of its events. */
export function postingOf(rows: readonly EventRow[]): Posting | undefined {
  return rows.map((row) => readEvent(row) as unknown as PostingEvent).reduce<Posting | undefined>(evolvePosting, undefined);
}
