import type { Kysely } from 'kysely';

import type { CountyId, PersonId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { instant } from '../platform/database/values.ts';
import { newId } from '../platform/random.ts';

/** Account with the name of its person. */
export function findAccount(db: Kysely<Schema>, county: CountyId, by: { readonly login: string } | { readonly accountId: string }) {
  const query = db
    .selectFrom('mq.account as a')
    .innerJoin('mq.person as p', (join) => join.onRef('p.county_id', '=', 'a.county_id').onRef('p.person_id', '=', 'a.person_id'))
    .select([
      'a.account_id',
      'a.login',
      'a.person_id',
      'a.state',
      'a.password_hash',
      'a.password_at',
      'a.totp_sealed',
      'a.totp_step',
      'p.name',
    ])
    .where('a.county_id', '=', county);
  return ('login' in by ? query.where('a.login', '=', by.login) : query.where('a.account_id', '=', by.accountId)).executeTakeFirst();
}

/** The session behind a cookie's hash, with its account, in one query. */
export function findSession(db: Kysely<Schema>, county: CountyId, sessionHash: string) {
  return db
    .selectFrom('mq.session as s')
    .innerJoin('mq.account as a', (join) => join.onRef('a.county_id', '=', 's.county_id').onRef('a.account_id', '=', 's.account_id'))
    .innerJoin('mq.person as p', (join) => join.onRef('p.county_id', '=', 'a.county_id').onRef('p.person_id', '=', 'a.person_id'))
    .select([
      's.account_id',
      's.csrf',
      's.created_at',
      's.seen_at',
      's.second_factor_at',
      'a.state',
      'a.person_id',
      'a.login',
      'a.password_at',
      'p.name',
    ])
    .where('s.county_id', '=', county)
    .where('s.session_hash', '=', sessionHash)
    .executeTakeFirst();
}

/** A session about to be stored; with the first factor only unless it says otherwise. */
export type NewSession = {
  readonly sessionHash: string;
  readonly accountId: string;
  readonly csrf: string;
  readonly at: Instant;
  readonly secondFactor?: boolean;
};

export async function insertSession(db: Kysely<Schema>, county: CountyId, session: NewSession): Promise<void> {
  await db
    .insertInto('mq.session')
    .values({
      county_id: county,
      session_hash: session.sessionHash,
      account_id: session.accountId,
      csrf: session.csrf,
      created_at: instant(session.at),
      seen_at: instant(session.at),
      second_factor_at: session.secondFactor === true ? instant(session.at) : null,
    })
    .execute();
}

export async function touchSession(
  db: Kysely<Schema>,
  county: CountyId,
  seen: { readonly sessionHash: string; readonly at: Instant },
): Promise<void> {
  await db
    .updateTable('mq.session')
    .set({ seen_at: instant(seen.at) })
    .where('county_id', '=', county)
    .where('session_hash', '=', seen.sessionHash)
    .execute();
}

export async function deleteSession(db: Kysely<Schema>, county: CountyId, sessionHash: string): Promise<void> {
  await db.deleteFrom('mq.session').where('county_id', '=', county).where('session_hash', '=', sessionHash).execute();
}

/** The account as it stands while the transaction goes on: reset, freeze, code and password of one account come one after the other. */
async function lockAccount(transaction: Kysely<Schema>, county: CountyId, accountId: string) {
  return transaction
    .selectFrom('mq.account')
    .select(['state', 'totp_step'])
    .where('county_id', '=', county)
    .where('account_id', '=', accountId)
    .forUpdate()
    .executeTakeFirst();
}

/** Ends the session that was presented; false when it was ended before, by a reset or by another request. */
async function takeSession(transaction: Kysely<Schema>, county: CountyId, sessionHash: string): Promise<boolean> {
  const { numDeletedRows } = await transaction
    .deleteFrom('mq.session')
    .where('county_id', '=', county)
    .where('session_hash', '=', sessionHash)
    .executeTakeFirst();
  return numDeletedRows === 1n;
}

/**
 * Uses up a code and puts a fresh session in the place of the one with the first factor only, in one transaction.
 *
 * `code-used` when another request used the step first, `session-gone` when the presented session has ended since: the code may be of a secret
 * that a reset replaced. Then nothing is written.
 */
export function passSecondFactor(
  db: Kysely<Schema>,
  county: CountyId,
  pass: { readonly oldHash: string; readonly step: number; readonly session: NewSession },
): Promise<'passed' | 'code-used' | 'session-gone'> {
  const { session } = pass;
  return inTransaction(db, async (transaction) => {
    const account = await lockAccount(transaction, county, session.accountId);
    if (account === undefined || account.state === 'frozen') return 'session-gone';
    if (account.totp_step >= pass.step) return 'code-used';
    if (!(await takeSession(transaction, county, pass.oldHash))) return 'session-gone';
    await transaction
      .updateTable('mq.account')
      .set({ totp_step: pass.step, last_used_at: instant(session.at) })
      .where('county_id', '=', county)
      .where('account_id', '=', session.accountId)
      .execute();
    await insertSession(transaction, county, { ...session, secondFactor: true });
    return 'passed';
  });
}

/**
 * Stores a new password and ends all sessions of the account but the fresh one that takes the place of the presented one. False, and nothing
 * written, when that one has ended since: a password that a reset gave is not overwritten.
 */
export function storePassword(
  db: Kysely<Schema>,
  county: CountyId,
  change: { readonly oldHash: string; readonly passwordHash: string; readonly session: NewSession },
): Promise<boolean> {
  const { session } = change;
  return inTransaction(db, async (transaction) => {
    const account = await lockAccount(transaction, county, session.accountId);
    if (account === undefined || account.state === 'frozen') return false;
    if (!(await takeSession(transaction, county, change.oldHash))) return false;
    await deleteSessionsOf(transaction, county, session.accountId);
    await transaction
      .updateTable('mq.account')
      .set({ password_hash: change.passwordHash, password_at: instant(session.at), state: 'active' })
      .where('county_id', '=', county)
      .where('account_id', '=', session.accountId)
      .execute();
    await insertSession(transaction, county, { ...session, secondFactor: true });
    return true;
  });
}

/** Ends all sessions of an account. */
export async function deleteSessionsOf(db: Kysely<Schema>, county: CountyId, accountId: string): Promise<void> {
  await db.deleteFrom('mq.session').where('county_id', '=', county).where('account_id', '=', accountId).execute();
}

/** Forgets the failures of some subjects: an account that is reset is open again. */
export async function deleteFailures(db: Kysely<Schema>, county: CountyId, subjects: readonly string[]): Promise<void> {
  await db
    .deleteFrom('mq.failure')
    .where('county_id', '=', county)
    .where('subject', 'in', [...subjects])
    .execute();
}

export async function insertFailure(
  db: Kysely<Schema>,
  county: CountyId,
  failure: { readonly subject: string; readonly at: Instant },
): Promise<void> {
  await db
    .insertInto('mq.failure')
    .values({ county_id: county, subject: failure.subject, failed_at: instant(failure.at), failure_id: newId() })
    .execute();
}

/** Moments of failures of some subjects since a moment, oldest first. */
export async function listFailures(
  db: Kysely<Schema>,
  county: CountyId,
  about: { readonly subjects: readonly string[]; readonly since: Instant },
): Promise<readonly { readonly subject: string; readonly at: Instant }[]> {
  const rows = await db
    .selectFrom('mq.failure')
    .select(['subject', 'failed_at'])
    .where('county_id', '=', county)
    .where('subject', 'in', [...about.subjects])
    .where('failed_at', '>', instant(about.since))
    .orderBy('failed_at')
    .execute();
  return rows.map((row) => ({ subject: row.subject, at: row.failed_at }));
}

/** The last event of an account. */
export function findAccountHead(db: Kysely<Schema>, county: CountyId, accountId: string) {
  return db
    .selectFrom('mq.event')
    .select(['seq', 'entry_hash', 'at'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', 'account')
    .where('stream_id', '=', accountId)
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/** A person of the county. */
export function findPerson(db: Kysely<Schema>, county: CountyId, person: PersonId) {
  return db.selectFrom('mq.person').select('person_id').where('county_id', '=', county).where('person_id', '=', person).executeTakeFirst();
}
