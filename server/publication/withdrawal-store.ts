import { type Compilable, type Kysely, sql } from 'kysely';

import type { Day } from '../../core/kernel/day.ts';
import { asId, type CountyId } from '../../core/kernel/id.ts';
import type { ItemWithdrawal } from '../../core/publication/with-withdrawals.ts';
import type { Schema } from '../platform/database/schema.ts';

/** All withdrawals of a county. */
export async function readWithdrawals(db: Kysely<Schema>, county: CountyId): Promise<readonly ItemWithdrawal[]> {
  const rows = await db
    .selectFrom('mq.withdrawal')
    .selectAll()
    .where('county_id', '=', county)
    .orderBy('code')
    .orderBy('unit_id')
    .execute();
  return rows.map(({ code, unit_id, number, on_day, reason }) => ({
    ...{ code, number, on: on_day, reason },
    unit: unit_id === '' ? null : asId<'unit'>(unit_id),
  }));
}

/** Statement: keeps a withdrawal, or a newer one of the same in its place. */
export function putWithdrawal(
  db: Kysely<Schema>,
  county: CountyId,
  { code, unit, number, on, reason }: ItemWithdrawal,
): Compilable<unknown> {
  const told = { number, on_day: on, reason };
  return db
    .insertInto('mq.withdrawal')
    .values({ county_id: county, code, unit_id: unit ?? '', ...told })
    .onConflict((conflict) => conflict.columns(['county_id', 'code', 'unit_id']).doUpdateSet(told));
}

/** Statement: a unit has the item on its list again. */
export function liftWithdrawal(
  db: Kysely<Schema>,
  county: CountyId,
  about: { readonly code: string; readonly unit: string },
): Compilable<unknown> {
  return db.deleteFrom('mq.withdrawal').where('county_id', '=', county).where('code', '=', about.code).where('unit_id', '=', about.unit);
}

/** Statement: ends the public rows of all versions up to a number that had not ended before. */
export function endShown(
  db: Kysely<Schema>,
  county: CountyId,
  about: { readonly code: string; readonly number: number; readonly lastDay: Day; readonly reason: string },
): Compilable<unknown> {
  return db
    .updateTable('published.item')
    .set({ effective_to: about.lastDay, withdrawn_because: about.reason })
    .where('county_id', '=', county)
    .where('code', '=', about.code)
    .where('number', '<=', about.number)
    .where((eb) => eb.or([eb('effective_to', 'is', null), eb('effective_to', '>=', about.lastDay)]));
}

/** Statement: the last event of a version's stream. */
export function lastOfVersion(db: Kysely<Schema>, county: CountyId, stream: string) {
  return db
    .selectFrom('mq.event')
    .select(['seq', 'entry_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'item-version')
    .where('stream_id', '=', stream)
    .orderBy('seq', 'desc')
    .limit(1);
}

/** Statement: how many versions and withdrawals there are, and of which day the last is, to know whether to read them anew. */
export function catalogueState(db: Kysely<Schema>, county: CountyId) {
  return db
    .selectFrom('mq.item_version')
    .select((eb) => [
      eb.fn.countAll<number>().as('versions'),
      sql<string>`(select string_agg(w.code || ' ' || w.unit_id || ' ' || cast(w.number as text), ',' order by w.code, w.unit_id)
        from mq.withdrawal w where w.county_id = ${county})`.as('withdrawals'),
    ])
    .where('county_id', '=', county);
}
