import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { type EventRow, readEvent } from '../ledger/read.ts';

/** The event of a list item that a row stands for. */
export function eventOf(row: EventRow): DraftEvent {
  return readEvent(row) as unknown as DraftEvent;
}
