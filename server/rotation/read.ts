import type { PersonId } from '../../core/kernel/id.ts';
import type { Staff } from '../../core/org/staff.ts';
import { rotationReach } from './policy.ts';

/** True when the page of clocks exists for the person. */
export function maySeeRotation(staff: Staff, person: PersonId): boolean {
  const reach = rotationReach(staff, person);
  return reach.all || reach.units.size > 0;
}
