import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import type { DraftEvent, Hand } from '../../core/catalogue/draft/event.ts';
import { adopt } from '../../core/catalogue/draft/from-power-item.ts';
import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { Kysely } from 'kysely';
import type { Schema } from '../platform/database/schema.ts';
import { commitTogether } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Submission } from '../platform/http/form.ts';
import { newId } from '../platform/random.ts';
import type { ItemDone } from './act-on-item.ts';
import { addStatements } from './add-statements.ts';
import type { DeskServices } from './desk-services.ts';
import { rightsOf } from './policy.ts';
import { codesOfUnit, keepAnswer, usedKey } from './store.ts';

/** A wish for a new item of a list. */
export type NewItem = {
  readonly unit: UnitId;
  readonly person: PersonId;
  readonly asked: Submission;
  readonly fields: Partial<DraftContent>;
  readonly adopt: string | undefined;
};

/**
 * Adds an item to a list, empty or adopted with its lineage from the library or from another unit.
 *
 * Refused: `not-found`, `key-reused`, `missing-field`, `desk-code-taken` (the template's code is in the list already).
 */
export async function addItem(services: DeskServices, wish: NewItem): Promise<ItemDone | Refusal> {
  const organisation = await services.organisation();
  const at = services.clock.legalNow();
  const post = rightsOf(organisation.staffOn(dayOf(at)), wish.person, wish.unit).get('compile');
  if (post === undefined) return refuse('not-found');
  const template = wish.adopt === undefined ? undefined : services.items.findCurrent(wish.adopt, dayOf(at));
  if (wish.adopt !== undefined && template === undefined) return refuse('not-found');
  const adopted = template === undefined ? { fields: {}, lineage: null } : adopt(template.version);
  const fields = { ...adopted.fields, ...wish.fields };
  if ((fields.name ?? '') === '') return refuse('missing-field', { fields: ['name'] });
  const done = await inTransaction(services.database.app, async (db): Promise<ItemDone | Refusal> => {
    const used = await usedKey(db, services.county, wish.asked.commandId).executeTakeFirst();
    if (used !== undefined)
      return used.owner === wish.asked.owner && used.body_hash === wish.asked.bodyHash
        ? (JSON.parse(used.answer) as ItemDone)
        : refuse('key-reused');
    const taken = template === undefined ? undefined : await takenBy(services, db, { unit: wish.unit, code: fields.code ?? null });
    if (taken !== undefined) return refuse('desk-code-taken', { code: fields.code ?? '', name: taken });
    const id = newId();
    const by: Hand = { person: wish.person, post };
    const event: DraftEvent = { type: 'item-added', unit: wish.unit, fields, lineage: adopted.lineage, import: null, at, by };
    const answer: ItemDone = { id, version: 1, events: [event] };
    const statements = await addStatements(services, db, [{ id, event, commandId: wish.asked.commandId }]);
    await commitTogether(db, [
      ...statements,
      keepAnswer(db, services.county, { ...wish.asked, answer: canonicalText(answer as unknown as Canonical), at }),
    ]);
    return answer;
  });
  if (!isRefusal(done)) services.wakeLedger();
  return done;
}

/** Name of the item that has the code in the unit's list already. */
async function takenBy(
  { county }: DeskServices,
  db: Kysely<Schema>,
  { unit, code }: { readonly unit: UnitId; readonly code: string | null },
): Promise<string | undefined> {
  if (code === null) return undefined;
  return (await codesOfUnit(db, county, unit).where('code', '=', code).limit(1).executeTakeFirst())?.name;
}
