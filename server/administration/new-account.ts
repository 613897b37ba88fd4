import type { Compilable, Kysely } from 'kysely';

import { asId, type CountyId, type PersonId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { seal } from '../platform/keys/seal.ts';
import { newId, newSecret } from '../platform/random.ts';
import { accountEvent } from '../session/account-event.ts';
import { hashPassword } from '../session/password.ts';
import { newTotpSecret } from '../session/totp.ts';

/** An account with its secrets: handed over once, kept nowhere. The password must be changed at the first sign-in. */
export type IssuedAccount = {
  readonly accountId: string;
  readonly login: string;
  readonly person: PersonId;
  readonly password: string;
  readonly totpSecret: string;
};

/** An account whose password is hashed already, so that the transaction that writes it is short. */
export type PreparedAccount = { readonly issued: IssuedAccount; readonly passwordHash: string; readonly totpSealed: Uint8Array };

/** Makes fresh secrets for an account of a county that is about to be made; later ones are made by `createAccount`. */
async function prepareAccount(keys: KeyStore, wish: { readonly login: string; readonly person: PersonId }): Promise<PreparedAccount> {
  const accountId = newId<'account'>();
  const [password, totpSecret] = [newSecret(), newTotpSecret()];
  return {
    issued: { accountId, login: wish.login, person: wish.person, password, totpSecret },
    passwordHash: await hashPassword(password),
    totpSealed: seal(keys.purposeKey('totp'), `account/${accountId}`, Buffer.from(totpSecret)),
  };
}

/** Statements that write a new account and its ledgered event. */
export async function newAccountStatements(
  db: Kysely<Schema>,
  place: { readonly county: CountyId; readonly keys: KeyStore },
  made: { readonly account: PreparedAccount; readonly at: Instant },
): Promise<readonly Compilable<unknown>[]> {
  const { issued, passwordHash, totpSealed } = made.account;
  const now = (): Instant => made.at;
  const values = { login: issued.login, person: issued.person };
  const event = { type: 'account-created' as const, accountId: issued.accountId, by: null, values };
  return [
    db.insertInto('mq.account').values({
      county_id: place.county,
      account_id: issued.accountId,
      login: issued.login,
      person_id: issued.person,
      state: 'must-change',
      password_hash: passwordHash,
      password_at: instant(made.at),
      totp_sealed: totpSealed,
      last_used_at: null,
    }),
    ...(await accountEvent({ ...place, clock: { realNow: now, legalNow: now } }, db, event)),
  ];
}

/** Makes fresh secrets for many. Four at a time: each hash takes 19 MiB and most of a core. */
export async function prepareAccounts(
  keys: KeyStore,
  logins: readonly { readonly person: string; readonly login: string }[],
  progress: (share: number) => void,
): Promise<readonly PreparedAccount[]> {
  const accounts: PreparedAccount[] = [];
  for (let at = 0; at < logins.length; at += 4) {
    const some = logins.slice(at, at + 4).map(({ login, person }) => prepareAccount(keys, { login, person: asId<'person'>(person) }));
    accounts.push(...(await Promise.all(some)));
    progress(accounts.length / logins.length);
  }
  return accounts;
}
