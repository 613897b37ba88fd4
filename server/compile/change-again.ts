import { contentOfListItem } from '../../core/catalogue/draft/from-list-item.ts';
import type { FieldName } from '../../core/catalogue/draft/content.ts';
import type { ListItem } from '../../core/catalogue/list-import/list-item.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { newId } from '../platform/random.ts';
import { actOnItem } from './act-on-item.ts';
import type { DeskServices } from './desk-services.ts';
import { namesOfUnit } from './import-store.ts';
import { againOf } from './known-items.ts';
import type { LoadedImport, MadeItem } from './load-import.ts';
import { loadItem } from './load-item.ts';

/** Writes rows of a file into the items that the list has already; what may not be written now (it is under review) is left out. */
export async function changeAgain(
  services: DeskServices,
  about: { readonly loaded: LoadedImport; readonly named: readonly (readonly [number, ListItem])[]; readonly person: PersonId },
): Promise<readonly MadeItem[]> {
  const { row } = about.loaded;
  const db = services.database.app;
  const known = (await namesOfUnit(db, services.county, row.unit_id).execute()).filter((one) => one.import_id !== row.import_id);
  const made: MadeItem[] = [];
  for (const [at, item] of about.named) {
    const there = againOf(item, known);
    const loaded = there === undefined ? undefined : await loadItem(services, db, there.item_id);
    if (loaded === undefined) continue;
    const { version, content } = loaded.draft;
    const fields = contentOfListItem(item);
    const command = { do: 'change', base: version, fields, import: row.import_id } as const;
    const asked = { commandId: newId(), owner: about.person, bodyHash: row.import_id };
    const done = await actOnItem(services, { itemId: loaded.id, person: about.person, asked, command });
    if (isRefusal(done)) continue;
    const before = Object.fromEntries(Object.keys(fields).map((name) => [name, content[name as FieldName]]));
    made.push({ at, id: loaded.id, version: done.version, before });
  }
  return made;
}
