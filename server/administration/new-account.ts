import type { Compilable, Kysely } from 'kysely';

import type { CountyId, PersonId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { seal } from '../platform/keys/seal.ts';
import { newId, newSecret } from '../platform/random.ts';
import { appendStatements } from '../ledger/append.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import { hashPassword } from '../session/password.ts';
import { newTotpSecret } from '../session/totp.ts';

/** Where accounts live. */
export type AccountPlace = { readonly county: CountyId; readonly keys: KeyStore };

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

/** A login: a small letter, then 2 to 31 small letters, digits, dots or hyphens. */
export const loginForm = /^[a-z][a-z0-9.-]{2,31}$/;

/** Makes fresh secrets for an account. */
export async function prepareAccount(
  keys: KeyStore,
  wish: { readonly login: string; readonly person: PersonId; readonly accountId?: string },
): Promise<PreparedAccount> {
  const accountId = wish.accountId ?? newId<'account'>();
  const [password, totpSecret] = [newSecret(), newTotpSecret()];
  return {
    issued: { accountId, login: wish.login, person: wish.person, password, totpSecret },
    passwordHash: await hashPassword(password),
    totpSealed: seal(keys.purposeKey('totp'), `account/${accountId}`, Buffer.from(totpSecret)),
  };
}

/** Statements that write a new account and its ledgered event. */
export function newAccountStatements(
  db: Kysely<Schema>,
  place: AccountPlace,
  made: { readonly account: PreparedAccount; readonly at: Instant },
): readonly Compilable<unknown>[] {
  const { issued, passwordHash, totpSealed } = made.account;
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
    ...accountEvent(db, place, { ...issued, type: 'account-issued', at: made.at, last: { seq: 0, hash: null } }),
  ];
}

/** What happened to an account; `last` is the event of its stream before it. */
export type AccountEvent = {
  readonly accountId: string;
  readonly login: string;
  readonly person: PersonId;
  readonly type: 'account-issued' | 'account-reset' | 'account-frozen';
  readonly at: Instant;
  readonly last: { readonly seq: number; readonly hash: string | null };
};

/** Statements of one event of an account's stream. The login may be a name, so the ledger has its commitment only. */
export function accountEvent(db: Kysely<Schema>, place: AccountPlace, event: AccountEvent): readonly Compilable<unknown>[] {
  const values = commitValues({ login: event.login });
  return appendStatements(db, place.keys, {
    county: place.county,
    stream: { kind: 'account', id: event.accountId },
    kind: 'administration',
    expected: event.last.seq,
    previous: event.last.hash,
    commandId: newId(),
    events: [
      {
        type: event.type,
        payload: {
          account: event.accountId,
          person: event.person,
          fields: values.map(({ label, commitment }) => ({ name: label, commitment })),
        },
        actor: null,
        at: event.at,
        values,
      },
    ],
  }).statements;
}
