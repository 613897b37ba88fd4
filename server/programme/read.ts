import type { Kysely } from 'kysely';

import type { Day } from '../../core/kernel/day.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';
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
