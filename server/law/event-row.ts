import type { LawEvent } from '../../core/catalogue/law/change.ts';
import type { RevisionEvent } from '../../core/catalogue/law/revision.ts';
import { type EventRow, readEvent } from '../ledger/read.ts';

/** The event of the register that a row stands for. */
export function lawEventOf(row: EventRow): LawEvent {
  return readEvent(row) as unknown as LawEvent;
}

/** The event of a revision that a row stands for. */
export function revisionEventOf(row: EventRow): RevisionEvent {
  return readEvent(row) as unknown as RevisionEvent;
}
