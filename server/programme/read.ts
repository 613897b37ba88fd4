import type { Kysely } from 'kysely';

import type { Day } from '../../core/kernel/day.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';
import { listProgress } from '../compile/read.ts';
import type { Services } from '../platform/services.ts';
import { deadlines } from './store.ts';
import type { PublicBody } from './project.ts';

/** The governance body of a unit as the public reads it on a day; undefined while there is none. Reads published tables only. */
export async function publicBodyOn(
  db: Kysely<Schema>,
  county: CountyId,
  { unit, day }: { readonly unit: string; readonly day: Day },
): Promise<(PublicBody & { readonly seats: NonNullable<PublicBody['seats']> }) | undefined> {
  const row = await db
    .selectFrom('published.governance_body')
    .select('body')
    .where('county_id', '=', county)
    .where('unit_id', '=', unit)
    .executeTakeFirst();
  const begun = row === undefined ? [] : (JSON.parse(row.body) as readonly PublicBody[]).filter(({ from }) => from <= day);
  const last = begun.reduce<PublicBody | undefined>(
    (before, one) => (before === undefined || one.from >= before.from ? one : before),
    undefined,
  );
  const seats = last?.seats ?? null;
  return last === undefined || seats === null ? undefined : { ...last, seats };
}

/** Lists that were to be public before the day and are not whole: the unit, how many items are missing, its last day. */
export async function lateLists({ database, county }: Services, today: Day) {
  const rows = await listProgress(database.app, county).execute();
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
