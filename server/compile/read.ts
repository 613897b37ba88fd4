import type { Day } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import type { Staff } from '../../core/org/staff.ts';
import type { Services } from '../platform/services.ts';
import { isAtDesk } from './policy.ts';
import { deadlines, progressByUnit } from './work-store.ts';
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

/** Lists that were to be public before the day and are not whole: the unit, how many items are missing, its last day. */
export async function lateLists({ database, county }: Services, today: Day) {
  const rows = await progressByUnit(database.app, county).execute();
  const dues = await deadlines(database.app, county).execute();
  return dues
    .filter(({ due_day }) => String(due_day) < today)
    .map(({ unit_id, due_day }) => {
      const own = rows.filter((row) => row.unit_id === unit_id);
      const sum = (key: 'items' | 'published'): number => own.reduce((all, row) => all + Number(row[key]), 0);
      return { unit: unit_id, missing: sum('items') - sum('published'), empty: sum('items') === 0, due: String(due_day) };
    })
    .filter(({ missing, empty }) => missing > 0 || empty);
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
