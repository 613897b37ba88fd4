import type { DraftCommand } from '../../core/catalogue/draft/command.ts';
import { decideDraft } from '../../core/catalogue/draft/decide.ts';
import type { DraftEvent } from '../../core/catalogue/draft/event.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Submission } from '../platform/http/form.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import { appendItem } from './append-item.ts';
import type { DeskServices } from './desk-services.ts';
import { draftContext } from './draft-context.ts';
import { loadedFrom } from './load-item.ts';
import { rightsOf } from './policy.ts';
import { eventsOfItem, lockLaws, rowOfItem, usedKey } from './store.ts';

/** One wish about one item, from one submission. */
export type ItemAct = { readonly itemId: string; readonly person: PersonId; readonly asked: Submission; readonly command: DraftCommand };

/** What an act leaves: the item, its version, and what happened. */
export type ItemDone = { readonly id: string; readonly version: number; readonly events: readonly DraftEvent[] };

/**
 * One act on an item in one transaction: lock, load, decide, append, project. The same key with the same body has one effect.
 *
 * Refused: `not-found` (also for who has nothing to do with the list), `key-reused`, and all of core/catalogue/draft.
 */
export async function actOnItem(services: DeskServices, act: ItemAct): Promise<ItemDone | Refusal> {
  const { county } = services;
  const organisation = await services.organisation();
  const done = await inTransaction(services.database.app, async (db): Promise<ItemDone | Refusal> => {
    // A change of a law waits until what is being published is there to be affected, and the other way round.
    if (act.command.do === 'publish') await lockLaws(db, county).execute();
    const [row, used, rows] = await together(db, [
      rowOfItem(db, county, act.itemId).forUpdate(),
      usedKey(db, county, act.asked.commandId),
      eventsOfItem(db, county, act.itemId),
    ]);
    const [before] = used.rows;
    if (before !== undefined) {
      const isSame = before.owner === act.asked.owner && before.body_hash === act.asked.bodyHash;
      return isSame ? (JSON.parse(before.answer) as ItemDone) : refuse('key-reused');
    }
    const loaded = row.rows.length === 0 ? undefined : loadedFrom(act.itemId, rows.rows);
    if (loaded === undefined) return refuse('not-found');
    const today = dayOf(services.clock.legalNow());
    const rights = rightsOf(organisation.staffOn(today), act.person, loaded.draft.unit);
    const isSeen = rights.has('compile') || (rights.size > 0 && loaded.draft.rounds.length > 0);
    if (!isSeen || loaded.draft.status === 'removed') return refuse('not-found');
    const context = await draftContext(services, db, { loaded, organisation, rights, person: act.person });
    const outcome = decideDraft(act.command, loaded.draft, context);
    if (isRefusal(outcome)) return outcome;
    // What is there already comes to no event.
    if (outcome.events.length === 0) return { id: act.itemId, version: loaded.draft.version, events: [] };
    return appendItem(services, db, { loaded, events: outcome.events, asked: act.asked, organisation });
  });
  if (isRefusal(done)) return done;
  services.wakeLedger();
  if (done.events.some(({ type }) => type === 'item-published' || type === 'item-withdrawn')) {
    await services.refreshItems();
    notePublishedChange();
  }
  return done;
}
