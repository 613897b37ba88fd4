import { dayOf } from '../../core/kernel/day.ts';
import { asId, type PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/random.ts';
import { addAll } from './add-imported.ts';
import { changeAgain } from './change-again.ts';
import type { DeskServices } from './desk-services.ts';
import { importById, namesOfUnit, updateImport } from './import-store.ts';
import { againOf } from './known-items.ts';
import { loadImport, type Made, type MadeItem, readingOf } from './load-import.ts';
import { rightsOf } from './policy.ts';

/** Which items of a file are taken, and what happens to those that the list has already. */
export type ApplyWish = {
  readonly id: string;
  readonly person: PersonId;
  readonly items: 'all' | readonly number[];
  readonly again: 'skip' | 'change';
};

/** Writes items of a file into the list: all new ones in one transaction, then changes one by one. Refused: `not-found`, `desk-import-state`. */
export async function applyImport(services: DeskServices, wish: ApplyWish): Promise<Made | Refusal> {
  const loaded = await loadImport(services, services.database.app, wish);
  if (loaded === undefined) return refuse('not-found');
  if (loaded.row.state !== 'read') return refuse('desk-import-state', { state: loaded.row.state });
  const reading = await readingOf(loaded);
  if (isRefusal(reading)) return refuse('desk-import-state', { state: 'refused' });
  const wanted = new Set(wish.items === 'all' ? reading.items.keys() : wish.items);
  const named = [...reading.items.entries()].filter(([at, { name }]) => wanted.has(at) && name !== null);
  const organisation = await services.organisation();
  const post = rightsOf(organisation.staffOn(dayOf(services.clock.legalNow())), wish.person, asId<'unit'>(loaded.row.unit_id)).get(
    'compile',
  );
  if (post === undefined) return refuse('not-found');
  const by = { person: wish.person, post };
  const added = await inTransaction(services.database.app, async (db): Promise<readonly MadeItem[] | Refusal> => {
    const row = await importById(db, services.county, wish.id).forUpdate().executeTakeFirst();
    if (row?.state !== 'read') return refuse('desk-import-state', { state: row?.state ?? 'refused' });
    const known = await namesOfUnit(db, services.county, row.unit_id).execute();
    const fresh = named.filter(([, item]) => againOf(item, known) === undefined);
    const made = fresh.map(([at]) => ({ at, id: newId(), version: 1, before: null }));
    await together(db, await addAll(services, db, { loaded, fresh, made, by }));
    return made;
  });
  if (isRefusal(added)) return added;
  const changed = wish.again === 'skip' ? [] : await changeAgain(services, { loaded, named, person: wish.person });
  const result: Made = { ...loaded.made, items: [...added, ...changed] };
  await inTransaction(services.database.app, (db) =>
    together(db, [updateImport(db, services.county, { id: wish.id, made: JSON.stringify(result) })]),
  );
  services.wakeLedger();
  return result;
}
