import type { Compilable, Kysely } from 'kysely';

import { contentOfListItem } from '../../core/catalogue/draft/from-list-item.ts';
import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import type { ListItem } from '../../core/catalogue/list-import/list-item.ts';
import { asId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';
import { newId } from '../platform/random.ts';
import { addStatements } from './add-statements.ts';
import type { DeskServices } from './desk-services.ts';
import { importEvent } from './import-event.ts';
import { updateImport } from './import-store.ts';
import type { LoadedImport, MadeItem } from './load-import.ts';

/** Items of a file that the list does not have, by position. */
type Fresh = readonly (readonly [number, ListItem])[];

/** Statements that add items of a file to the list, with the event of the import. */
export async function addAll(
  services: DeskServices,
  db: Kysely<Schema>,
  about: { readonly loaded: LoadedImport; readonly fresh: Fresh; readonly made: readonly MadeItem[]; readonly by: DraftEvent['by'] },
): Promise<readonly Compilable<unknown>[]> {
  const { loaded, fresh, made, by } = about;
  const { import_id: id, unit_id: unit } = loaded.row;
  const at = services.clock.legalNow();
  const common = { type: 'item-added', unit: asId<'unit'>(unit), lineage: null, import: id, at, by } as const;
  const additions = fresh.map(([, item], index) => ({
    ...{ id: made[index]?.id ?? newId(), commandId: newId() },
    event: { ...common, fields: contentOfListItem(item) } satisfies DraftEvent,
  }));
  const state = { id, state: 'applied', made: JSON.stringify({ ...loaded.made, items: made }) } as const;
  return [
    ...(await addStatements(services, db, additions)),
    ...(await importEvent(services, db, { id, by, at, type: 'list-imported', items: made.length, file: loaded.row.file })),
    updateImport(db, services.county, state),
  ];
}
