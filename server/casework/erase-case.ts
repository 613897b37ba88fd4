import type { Kysely } from 'kysely';
import { z } from 'zod';

import { type CaseId, asId } from '../../core/kernel/id.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { appendStatements } from '../ledger/append.ts';
import type { Schema } from '../platform/database/schema.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { markErased } from './mark-erased.ts';
import { findFileByNumber } from './store.ts';

/**
 * Why the personal values of a case are destroyed: their retention is over, the person asked and no duty to keep stands against it, or they
 * were recorded by mistake.
 *
 * @source law:personal-information-2021#47
 */
export const erasureGrounds = ['retention-over', 'person-asked', 'recorded-by-mistake'] as const;

/** An order to erase; `paper` is the number of the paper that decides it, which stands in the ledger. */
export const erasureWish = z.object({
  number: z.string().min(1).max(60),
  ground: z.enum(erasureGrounds),
  paper: z.string().min(1).max(80),
});
export type Erasure = z.output<typeof erasureWish>;

/**
 * Destroys the key of an ended case: its course, its number and every proof stay, its personal values can be opened by nobody, nor from a backup
 * of the database. The order stands in the ledger before the key goes; an erasure that was cut off in between is finished by giving it again.
 *
 * Refused: `case-unknown`, `case-not-ended` while it runs, `case-erased` when nothing is left to do.
 */
export async function eraseCase(
  services: Services,
  wish: Erasure,
): Promise<{ readonly number: string } | Refusal<'case-unknown' | 'case-not-ended' | 'case-erased'>> {
  const { database, county, keys } = services;
  const file = await findFileByNumber(database.app, county, wish.number);
  if (file === undefined) return refuse('case-unknown', { number: wish.number });
  if (file.status !== 'ended') return refuse('case-not-ended', { number: wish.number });
  const stream = `case/${file.case_id}`;
  if (keys.streams.isErased(stream)) return refuse('case-erased', { number: wish.number });
  await inTransaction(database.app, async (db) => {
    const ordered = await orderOf(db, services, file.case_id);
    if (ordered === undefined) await together(db, orderStatements(services, db, { ...wish, caseId: asId<'case'>(file.case_id) }));
  });
  keys.streams.erase(stream);
  await inTransaction(database.app, (db) => markErased(services, db, file.case_id));
  services.wakeLedger();
  return { number: wish.number };
}

function orderOf(db: Kysely<Schema>, { county }: Services, caseId: string) {
  return db
    .selectFrom('mq.event')
    .select('seq')
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'erasure')
    .where('stream_id', '=', caseId)
    .executeTakeFirst();
}

function orderStatements(services: Services, db: Kysely<Schema>, order: Omit<Erasure, 'number'> & { readonly caseId: CaseId }) {
  const { county, keys, clock } = services;
  const { caseId, ground, paper } = order;
  const event = { type: 'case-erased', payload: { case: caseId, ground, paper }, actor: null, at: clock.legalNow(), values: [] };
  return appendStatements(db, keys, {
    ...{ county, stream: { kind: 'erasure', id: caseId }, kind: 'administration', expected: 0, previous: null },
    ...{ commandId: newId(), events: [event] },
  }).statements;
}
