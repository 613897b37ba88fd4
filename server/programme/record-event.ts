import type { ProgrammeEvent } from '../../core/programme/event.ts';
import { type EventRow, readEvent } from '../ledger/read.ts';

/** The event of the programme that a row stands for. */
export function eventOf(row: EventRow): ProgrammeEvent {
  return readEvent(row) as unknown as ProgrammeEvent;
}
