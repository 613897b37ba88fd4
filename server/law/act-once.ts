import type { Compilable, Kysely } from 'kysely';

import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { isRefusal, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { commitTogether, together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Submission } from '../platform/http/form.ts';
import { notePublishedChange } from '../platform/http/published-changes.ts';
import type { LawServices } from './law-services.ts';
import { commandOf, keepCommand, lockRegister } from './store.ts';

/** What an act decided: what is written, and what its answer says. */
export type Written<Answer> = { readonly statements: readonly Compilable<unknown>[]; readonly answer: Answer; readonly at: Instant };

/**
 * One act on the register in one transaction, one after the other: lock, decide, write, keep the answer under its key. The same key with the same
 * body has one effect. Refused: `key-reused`, and what `decide` refuses.
 */
export async function actOnce<Answer extends object>(
  services: LawServices,
  asked: Submission,
  decide: (db: Kysely<Schema>) => Promise<Refusal | Written<Answer>>,
): Promise<Answer | Refusal> {
  const { county, database } = services;
  const done = await inTransaction(database.app, async (db): Promise<Answer | Refusal> => {
    const [, used] = await together(db, [lockRegister(db, county), commandOf(db, county, asked.commandId)]);
    const [before] = used.rows;
    if (before !== undefined) {
      const isSame = before.owner === asked.owner && before.body_hash === asked.bodyHash;
      return isSame ? (JSON.parse(before.answer) as Answer) : refuse('key-reused');
    }
    const decided = await decide(db);
    if (isRefusal(decided)) return decided;
    const { statements, answer, at } = decided;
    await commitTogether(db, [
      ...statements,
      keepCommand(db, county, { ...asked, answer: canonicalText(answer as unknown as Canonical), at }),
    ]);
    return answer;
  });
  if (isRefusal(done)) return done;
  services.wakeLedger();
  await services.refreshLaws();
  notePublishedChange();
  return done;
}
