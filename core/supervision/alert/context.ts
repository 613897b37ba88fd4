import type { PersonId, UnitId } from '../../kernel/id.ts';
import type { Instant } from '../../kernel/instant.ts';
import type { WorkingCalendar } from '../../kernel/working-calendar.ts';
import type { Role } from '../../org/organisation.ts';
import type { Staff } from '../../org/staff.ts';

/** Resident teams (派驻纪检监察组) have their posts in the bureaus that they look at, and are not of them. */
export const residentRole: Role = 'commission.resident-officer';

/** What decisions on alerts may know now. */
export type AlertContext = {
  readonly now: Instant;
  readonly calendar: WorkingCalendar;
  readonly staff: Pick<Staff, 'actingAs' | 'ancestorsOf' | 'areRelatives' | 'findPost' | 'findUnit' | 'postsOf'>;
  /** Whether the step of an item exists, with this risk point when one is named. */
  readonly isOnChart: (place: { readonly item: string; readonly step: string; readonly risk: number | null }) => boolean;
};

/** True when the person sits in the unit, in his own right or as a delegate. Who is sent there to look does not. */
export function isOfUnit({ staff }: Pick<AlertContext, 'staff'>, person: PersonId, unit: UnitId): boolean {
  return staff.postsOf(person).some((holding) => {
    const post = staff.findPost(holding.post);
    return post?.unit === unit && post.role !== residentRole;
  });
}
