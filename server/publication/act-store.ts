import { sql } from 'kysely';
import { weekOf } from '../../core/kernel/day.ts';
import type { inTransaction } from '../platform/database/transaction.ts';
import type { Services } from '../platform/services.ts';

const most = 500;

/** Smallest group that is shown: fewer acts in a town and week could point to a household. */
export const smallestGroup = 10;

/** What an act leaves to be counted. */
export type Fact = { readonly item: string; readonly unit: string; readonly at: number; readonly acts: number; readonly grouped: boolean };

/** Acts of one item, town, week and year. */
export type Group = {
  readonly item: string;
  readonly town: string;
  readonly week: string;
  readonly year: number;
  readonly grouped: boolean;
  lastDay: string;
  acts: number;
};

/** A transaction. */
export type Db = Parameters<Parameters<typeof inTransaction>[1]>[0];

/** Takes waiting facts out of the outbox, oldest first; what another transaction is taking is left to it. */
export async function takeOutbox(db: Db, county: string): Promise<readonly Fact[]> {
  const { rows } = await sql<{ body: string }>`
      delete from mq.outbox where county_id = ${county} and outbox_id in (
        select outbox_id from mq.outbox where county_id = ${county} and topic = 'case-acts' order by at limit ${sql.lit(most)} for update skip locked
      ) returning body`.execute(db);
  return rows.map(({ body }) => JSON.parse(body) as Fact);
}

/** Adds a group to the counts; what is large enough becomes public. */
export async function addGroup(db: Db, services: Services, group: Group): Promise<void> {
  const { county } = services;
  const key = { county_id: county, item_code: group.item };
  const week = await db
    .insertInto('mq.act_week')
    .values({ ...key, town_id: group.town, week_from: group.week, acts: group.acts })
    .onConflict((conflict) =>
      conflict
        .columns(['county_id', 'item_code', 'town_id', 'week_from'])
        .doUpdateSet((eb) => ({ acts: eb('mq.act_week.acts', '+', group.acts) })),
    )
    .returning('acts')
    .executeTakeFirstOrThrow();
  const total = await db
    .insertInto('mq.act_count')
    .values({ ...key, year: group.year, acts: group.acts, last_day: group.lastDay })
    .onConflict((conflict) =>
      conflict.columns(['county_id', 'item_code', 'year']).doUpdateSet((eb) => ({
        acts: eb('mq.act_count.acts', '+', group.acts),
        last_day: sql<string>`greatest(mq.act_count.last_day, excluded.last_day)`,
      })),
    )
    .returning(['acts', 'last_day'])
    .executeTakeFirstOrThrow();
  const least = group.grouped ? smallestGroup : 1;
  if (week.acts >= least) {
    await db
      .insertInto('published.act_week')
      .values({ ...key, town_id: group.town, week_from: group.week, acts: week.acts })
      .onConflict((conflict) => conflict.columns(['county_id', 'item_code', 'town_id', 'week_from']).doUpdateSet({ acts: week.acts }))
      .execute();
  }
  if (total.acts >= least) await publishTotal(db, { ...key, year: group.year }, { ...total, grouped: group.grouped });
}

async function publishTotal(
  db: Db,
  key: { readonly county_id: string; readonly item_code: string; readonly year: number },
  total: { readonly acts: number; readonly last_day: string; readonly grouped: boolean },
): Promise<void> {
  const small = await db
    .selectFrom('mq.act_week')
    .select('town_id')
    .where('county_id', '=', key.county_id)
    .where('item_code', '=', key.item_code)
    .where('acts', '<', smallestGroup)
    .limit(1)
    .executeTakeFirst();
  // The day of the last act of a grouped item would point to one household's visit: only its week is told.
  const lastDay = total.grouped ? weekOf(total.last_day) : total.last_day;
  const values = { acts: total.acts, last_day: lastDay, smaller_groups: total.grouped && small !== undefined };
  await db
    .insertInto('published.act_count')
    .values({ ...key, ...values })
    .onConflict((conflict) => conflict.columns(['county_id', 'item_code', 'year']).doUpdateSet(values))
    .execute();
}
