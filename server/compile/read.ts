import type { Kysely } from 'kysely';

import type { CountyId, PersonId, UnitId } from '../../core/kernel/id.ts';
import type { Staff } from '../../core/org/staff.ts';
import type { Schema } from '../platform/database/schema.ts';
import { isAtDesk, type Rights, rightsOf, seesProgramme } from './policy.ts';
import { bodiesOfLists, progressByUnit } from './work-store.ts';

/** True when the person compiles, reviews or publishes lists: for him there is a desk. */
export function hasDesk(staff: Staff, person: PersonId): boolean {
  return isAtDesk(staff, person);
}

/** What a person may do for the list of a unit today, each right with the post that gives it. */
export function rightsInUnit(staff: Staff, person: PersonId, unit: UnitId): Rights {
  return rightsOf(staff, person, unit);
}

/** True when the person sees the whole programme: the leading-group office and the commission's office. */
export function seesWholeProgramme(staff: Staff, person: PersonId): boolean {
  return seesProgramme(staff, person);
}

/** Statement: what the programme counts of each unit's list, by status. */
export function listProgress(db: Kysely<Schema>, county: CountyId) {
  return progressByUnit(db, county);
}

/** Statement: what every list says, for comparing lists with each other and with the statutory ones. `shown_name` is null for drafts. */
export function listBodies(db: Kysely<Schema>, county: CountyId) {
  return bodiesOfLists(db, county);
}
