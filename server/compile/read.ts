import type { PersonId } from '../../core/kernel/id.ts';
import type { Staff } from '../../core/org/staff.ts';
import { isAtDesk } from './policy.ts';

/** True when the person compiles, reviews or publishes lists: for him there is a desk. */
export function hasDesk(staff: Staff, person: PersonId): boolean {
  return isAtDesk(staff, person);
}
