import type { Field } from '../../core/catalogue/list-import/field-names.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { DeskServices } from './desk-services.ts';
import { updateImport } from './import-store.ts';
import { type LoadedImport, loadImport, readingOf } from './load-import.ts';

/** Keeps what columns mean by a person's choice, over what was chosen before. Refused: `not-found`, `desk-import-state`. */
export async function chooseFields(
  services: DeskServices,
  about: { readonly id: string; readonly person: PersonId },
  mapping: readonly { readonly table: number; readonly column: number; readonly field: Field }[],
): Promise<LoadedImport | Refusal> {
  const loaded = await loadImport(services, services.database.app, about);
  if (loaded === undefined) return refuse('not-found');
  if (loaded.row.state !== 'read') return refuse('desk-import-state', { state: loaded.row.state });
  const reading = await readingOf(loaded);
  if (isRefusal(reading)) return refuse('desk-import-state', { state: 'refused' });
  const chosen = new Map(loaded.chosen);
  for (const { table, column, field } of mapping) {
    const sheet = reading.tables[table]?.sheet;
    if (sheet !== undefined) chosen.set(`${sheet}:${String(column)}`, field);
  }
  const text = JSON.stringify([...chosen]);
  await inTransaction(services.database.app, (db) => together(db, [updateImport(db, services.county, { id: about.id, mapping: text })]));
  return { ...loaded, chosen: [...chosen], row: { ...loaded.row, mapping: text } };
}
