import type { Day } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import type { Staff } from '../../core/org/staff.ts';
import type { Services } from '../platform/services.ts';
import { isAtDesk } from './policy.ts';
import { deadlines, progressByUnit } from './work-store.ts';

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
}
