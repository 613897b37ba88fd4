import type { PersonId, UnitId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { WorkingCalendar } from '../../kernel/working-calendar.ts';
import type { Staff } from '../../org/staff.ts';

/** What decisions on alerts may know now. */
export type AlertContext = {
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly staff: Pick<Staff, 'actingAs' | 'areRelatives' | 'findPost' | 'postsOf'>;
  /** Whether the step of an item exists, with this risk point when one is named. */
  readonly isOnChart: (place: { readonly item: string; readonly step: string; readonly risk: number | null }) => boolean;
};

/** True when the person sits in the unit, in his own right or as a delegate. */
export function isOfUnit(context: Pick<AlertContext, 'staff'>, person: PersonId, unit: UnitId): boolean {
  return context.staff.postsOf(person).some((holding) => context.staff.findPost(holding.post)?.unit === unit);
}
