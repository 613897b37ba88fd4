import type { DraftCommand } from '../../core/catalogue/draft/command.ts';
import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId, type PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/random.ts';
import { actOnItem } from './act-on-item.ts';
import type { DeskServices } from './desk-services.ts';
import { importEvent } from './import-event.ts';
import { updateImport } from './import-store.ts';
import { loadImport, type Made, type MadeItem } from './load-import.ts';
import { loadItem } from './load-item.ts';
import { rightsOf } from './policy.ts';

/** Takes back what an import made and changed, except what somebody has worked on since. Refused: `not-found`, `desk-import-state`. */
export async function undoImport(
  services: DeskServices,
  about: { readonly id: string; readonly person: PersonId },
): Promise<Made | Refusal> {
  const loaded = await loadImport(services, services.database.app, about);
  if (loaded === undefined) return refuse('not-found');
  const { row, made } = loaded;
  if (row.state !== 'applied') return refuse('desk-import-state', { state: row.state });
  const kept: string[] = [];
  for (const item of made.items) {
    const command = await commandFor(services, item);
    const asked = { commandId: newId(), owner: about.person, bodyHash: row.import_id };
    const done = command === undefined ? undefined : await actOnItem(services, { itemId: item.id, person: about.person, asked, command });
    if (done === undefined || isRefusal(done)) kept.push(item.id);
  }
  const result: Made = { ...made, kept };
  const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
  const post = rightsOf(staff, about.person, asId<'unit'>(row.unit_id)).get('compile') ?? asId<'post'>('');
  const items = made.items.length - kept.length;
  await inTransaction(services.database.app, async (db) => {
    const at = services.clock.legalNow();
    const by = { person: about.person, post };
    const event = await importEvent(services, db, { id: row.import_id, by, at, type: 'list-import-undone', items, file: row.file });
    await together(db, [...event, updateImport(db, services.county, { id: row.import_id, state: 'undone', made: JSON.stringify(result) })]);
  });
  services.wakeLedger();
  return result;
}

/** How one item goes back; undefined when somebody has worked on it since. */
async function commandFor(services: DeskServices, { id, version, before }: MadeItem): Promise<DraftCommand | undefined> {
  if (before === null) return { do: 'remove' };
  const loaded = await loadItem(services, services.database.app, id);
  if (loaded === undefined || loaded.draft.version !== version) return undefined;
  return { do: 'change', base: version, fields: before as Partial<DraftContent>, import: null };
}
