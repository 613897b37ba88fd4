import { dayOf, weekOf, yearOf } from '../../core/kernel/day.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import type { Services } from '../platform/services.ts';
import { type Db, takeOutbox, type Fact, type Group, addGroup } from './act-store.ts';

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
  const facts = await takeOutbox(db, county);
  const weeks = new Map<string, Group>();
  for (const fact of facts) addFact(weeks, fact, towns);
  for (const group of weeks.values()) await addGroup(db, services, group);
  return facts.length;
}

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

/** The town of each unit; a county unit stands for itself. */
export async function townsOf(services: Services): Promise<ReadonlyMap<string, string>> {
  const { data } = await services.organisation();
  return new Map(data.units.map((unit) => [unit.id, unit.level === 'village' ? (unit.parent ?? unit.id) : unit.id]));
}
