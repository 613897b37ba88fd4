import type { PersonId } from '../../core/kernel/id.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import { sqlStateOf } from '../platform/database/sql-failure.ts';
import { instant } from '../platform/database/values.ts';
import { seal } from '../platform/keys/seal.ts';
import { newId, newSecret } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { accountEvent } from './account-event.ts';
import { hashPassword } from './password.ts';
import { findPerson } from './store.ts';
import { newTotpSecret } from './totp.ts';

/** What account functions need of the services; commands have no more. */
export type AccountServices = Pick<Services, 'county' | 'database' | 'keys' | 'clock' | 'wakeLedger'>;

/** What is handed to the person once, on paper; it is stored nowhere. */
export type Credentials = { readonly accountId: string; readonly password: string; readonly totpSecret: string };

/**
 * Opens an account for a person with a random first password that must be changed, and a second factor. It is an event in the ledger.
 *
 * @param wish `by` is the administrator; absent when a command of the machine's owner does it. `password` and `totpSecret` only for the demo
 * Refused: `bad-login` (2 to 40 of a-z, 0-9, dot, hyphen, underscore), `login-taken`, `person-unknown`.
 */
export async function createAccount(
  services: AccountServices,
  wish: {
    readonly login: string;
    readonly person: PersonId;
    readonly by?: PersonId;
    readonly fixed?: { readonly password: string; readonly totpSecret: string };
  },
): Promise<Credentials | Refusal<'bad-login' | 'login-taken' | 'person-unknown'>> {
  if (!/^[a-z0-9][a-z0-9._-]{1,39}$/.test(wish.login)) return refuse('bad-login');
  const { database, county } = services;
  if ((await findPerson(database.app, county, wish.person)) === undefined) return refuse('person-unknown');
  const made = {
    accountId: newId<'account'>(),
    password: wish.fixed?.password ?? newSecret(),
    totpSecret: wish.fixed?.totpSecret ?? newTotpSecret(),
  };
  const passwordHash = await hashPassword(made.password);
  try {
    await inTransaction(database.app, async (transaction) => {
      const account = transaction.insertInto('mq.account').values({
        county_id: county,
        account_id: made.accountId,
        login: wish.login,
        person_id: wish.person,
        state: wish.fixed === undefined ? 'must-change' : 'active',
        password_hash: passwordHash,
        password_at: instant(services.clock.realNow()),
        totp_sealed: sealTotp(services, made),
        last_used_at: null,
      });
      const event = {
        type: 'account-created' as const,
        accountId: made.accountId,
        by: wish.by ?? null,
        values: { login: wish.login, person: wish.person },
      };
      await together(transaction, [account, ...(await accountEvent(services, transaction, event))]);
    });
  } catch (error) {
    if (sqlStateOf(error) === '23505') return refuse('login-taken');
    throw error;
  }
  services.wakeLedger();
  return made;
}

/** The second factor's secret as it is stored: sealed under the county's key for this account alone. */
export function sealTotp(services: AccountServices, made: { readonly accountId: string; readonly totpSecret: string }): Uint8Array {
  return seal(services.keys.purposeKey('totp'), `account/${made.accountId}`, Buffer.from(made.totpSecret, 'utf8'));
}
