import type { Kysely } from 'kysely';

import type { Refusal } from '../../core/kernel/outcome.ts';
import type { Schema } from '../platform/database/schema.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Services } from '../platform/services.ts';
import type { ActAnswer } from './act-request.ts';
import { appendCase, type DecidedAct } from './append-case.ts';
import type { remember } from './refused-act.ts';

/** What came of reading and deciding: done, refused (and of what), or sent back without an act. */
export type Decided<Back> = ActAnswer | Refusal | { readonly back: Back } | Parameters<typeof remember>[1];

type Write = (act: DecidedAct) => Promise<ActAnswer>;

/** Runs the reading and deciding of an act, and gives it the way to write it. */
export type Way = <Back>(services: Services, work: (db: Kysely<Schema>, write: Write) => Promise<Decided<Back>>) => Promise<Decided<Back>>;

/**
 * Reads and decides without holding a session, and writes in one trip. The number of events is the proof that nothing has happened since: a writer
 * who saw fewer fails on the key of `mq.event`, and nothing is written.
 */
export const withoutLock: Way = (services, work) =>
  work(services.database.app, (act) => inTransaction(services.database.app, (transaction) => appendCase(services, transaction, act)));

/** Locks the case, reads, decides and writes in one transaction: for a case on which several act at this moment. */
export const withLock: Way = (services, work) =>
  inTransaction(services.database.app, (transaction) => work(transaction, (act) => appendCase(services, transaction, act)));
