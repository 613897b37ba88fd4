import { sql } from 'kysely';

import { dayOf, weekOf, yearOf } from '../../core/kernel/day.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import type { Services } from '../platform/services.ts';

const most = 500;
/** Smallest group that is shown: fewer acts in a town and week could point to a household. */
export const smallestGroup = 10;

type Fact = { readonly item: string; readonly unit: string; readonly at: number; readonly acts: number; readonly grouped: boolean };

/**
 * Takes facts about acts from the outbox and counts them by item, town and week. Only groups of ten or more become public; the
 * yearly total of a grouped item too. Answers how many facts it took.
 */
export async function countActs(services: Services): Promise<number> {
  const { county, database } = services;
  const waiting = await database.app
    .selectFrom('mq.outbox')
    .select('outbox_id')
    .where('county_id', '=', county)
    .where('topic', '=', 'case-acts')
    .limit(1)
    .execute();
  if (waiting.length === 0) return 0;
  const towns = await townsOf(services);
  const taken = await inTransaction(database.app, (db) => takeFacts(services, db, towns));
  notePublishedChange();
  return taken;
}

/** Counts some of the waiting facts inside a transaction; answers how many. `towns` says to which town a unit belongs. */
export async function takeFacts(services: Services, db: Db, towns: ReadonlyMap<string, string>): Promise<number> {
  const { county } = services;
  const taken = await sql<{ body: string }>`
      delete from mq.outbox where county_id = ${county} and outbox_id in (
        select outbox_id from mq.outbox where county_id = ${county} and topic = 'case-acts' order by at limit ${sql.lit(most)} for update skip locked
      ) returning body`.execute(db);
  const weeks = new Map<string, Group>();
  for (const row of taken.rows) addFact(weeks, JSON.parse(row.body) as Fact, towns);
  for (const group of weeks.values()) await addGroup(db, services, group);
  return taken.rows.length;
}

type Group = {
  readonly item: string;
  readonly town: string;
  readonly week: string;
  readonly year: number;
  readonly grouped: boolean;
  lastDay: string;
  acts: number;
};

function addFact(weeks: Map<string, Group>, fact: Fact, towns: ReadonlyMap<string, string>): void {
  if (fact.acts === 0) return;
  const day = dayOf(fact.at);
  const town = towns.get(fact.unit) ?? fact.unit;
  const key = `${fact.item}/${town}/${weekOf(day)}/${String(yearOf(day))}`;
  const known = weeks.get(key);
  if (known === undefined) {
    weeks.set(key, { item: fact.item, town, week: weekOf(day), year: yearOf(day), grouped: fact.grouped, lastDay: day, acts: fact.acts });
    return;
  }
  known.acts += fact.acts;
  if (day > known.lastDay) known.lastDay = day;
}

type Db = Parameters<Parameters<typeof inTransaction>[1]>[0];

async function addGroup(db: Db, services: Services, group: Group): Promise<void> {
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

/** The town of each unit; a county unit stands for itself. */
export async function townsOf(services: Services): Promise<ReadonlyMap<string, string>> {
  const { data } = await services.organisation();
  return new Map(data.units.map((unit) => [unit.id, unit.level === 'village' ? (unit.parent ?? unit.id) : unit.id]));
}
