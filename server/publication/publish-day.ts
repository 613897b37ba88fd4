import type { Kysely } from 'kysely';

import { type Day, dayOf } from '../../core/kernel/day.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import type { Schema } from '../platform/database/schema.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import type { Services } from '../platform/services.ts';
import { startEntries } from './coming-entry-store.ts';
import { placeItems, type Statements } from './item-store.ts';
import { publishOrganisation } from './publish-organisation.ts';

/** Statements that publish what a day decides: who holds which post, and which version of each item is in force, where and under which words. */
export function dayStatements(
  services: Pick<Services, 'county' | 'items' | 'synonyms'>,
  db: Kysely<Schema>,
  about: { readonly organisation: OrganisationData; readonly today: Day },
): Statements {
  const { county, items, synonyms } = services;
  const versions = items.list().map((item) => item.version);
  return [
    // First, because its lock lets one of several processes do the rest.
    db.updateTable('published.county').set({ shown_on: about.today }).where('county_id', '=', county),
    ...publishOrganisation(db, { county, ...about }),
    db.deleteFrom('published.search').where('county_id', '=', county),
    db.deleteFrom('published.item_unit').where('county_id', '=', county),
    ...placeItems(db, { county, versions, synonyms, ...about }),
    ...startEntries(db, county, about.today),
  ];
}

/**
 * Publishes anew what depends on the day, when the legal day of the county is another than the one that is shown; true when it did.
 * Of several processes one does it. A clock that was put back is followed too.
 */
export async function publishDay(services: Services): Promise<boolean> {
  const { database, clock } = services;
  const today = dayOf(clock.legalNow());
  if (await isShown(services, database.app, today)) return false;
  const organisation = await services.organisation();
  const changed = await inTransaction(database.app, async (db) => {
    const [locked] = await together(db, [shownDay(services, db).forUpdate()]);
    if (isDay(locked.rows[0], today)) return false;
    await together(db, dayStatements(services, db, { organisation: organisation.data, today }));
    return true;
  });
  if (changed) notePublishedChange();
  return changed;
}

async function isShown(services: Services, db: Kysely<Schema>, today: Day): Promise<boolean> {
  return isDay(await shownDay(services, db).executeTakeFirst(), today);
}

/** A county whose public row is not there (it is being made anew) has nothing to be published into. */
function isDay(row: { readonly shown_on: string | null } | undefined, today: Day): boolean {
  return row === undefined || row.shown_on === today;
}

function shownDay({ county }: Services, db: Kysely<Schema>) {
  return db.selectFrom('published.county').select('shown_on').where('county_id', '=', county);
}
