import { addDays, type Day } from '../../core/kernel/day.ts';
import type { Household } from './make-households.ts';

/** A payment of the demo; what it does not say follows from the household. */
export type Payment = {
  readonly programme: string;
  readonly period: string;
  readonly household: Household;
  readonly yuan: string;
  readonly day: Day;
  readonly area?: string;
  readonly village?: string;
  readonly account?: string;
  readonly accountName?: string;
  readonly identityNumber?: string;
  readonly payee?: string;
};

/** Months that ended before the sweep, newest first. */
export function monthsBefore(day: Day, count: number): readonly Day[] {
  return Array.from({ length: count }, (_, back) => addDays(day, -30 * (back + 1)).slice(0, 7));
}
