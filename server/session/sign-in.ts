import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { newToken } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { checkLock, countFailure, subjectsOf } from './lockout.ts';
import { checkAgainstNobody, isPassword } from './password.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { sessionHashOf } from './session-hash.ts';
import { findAccount, insertSession } from './store.ts';

/** The form of a login under which accounts are stored: what people type may differ in width and case. */
export function normalLogin(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

export type SignInRefusal = 'wrong-login-or-password' | 'locked-for-now' | 'account-frozen';

/** What somebody gives at the door, and from where. */
export type SignInWish = { readonly login: string; readonly password: string; readonly source: string };

/**
 * First factor. Answers a fresh session token for the cookie; it opens nothing until the second factor is given.
 *
 * Refused: `locked-for-now`, `wrong-login-or-password` (also for an unknown login, after the same work), `account-frozen`.
 */
export function signIn(services: Services, wish: SignInWish): Promise<{ readonly token: string } | Refusal<SignInRefusal>> {
  const login = normalLogin(wish.login);
  return oneAtATime(login, () => attempt(services, { ...wish, login }));
}

async function attempt(services: Services, wish: SignInWish): Promise<{ readonly token: string } | Refusal<SignInRefusal>> {
  const { county, keys } = services;
  const db = services.database.app;
  const now = services.clock.realNow();
  const subjects = subjectsOf(keys, wish);
  const locked = await checkLock({ db, county, keys }, subjects, now);
  if (locked !== undefined) return locked;
  const account = await findAccount(db, county, { login: wish.login });
  const right = account === undefined ? await checkAgainstNobody(wish.password) : await isPassword(account.password_hash, wish.password);
  if (account === undefined || !right) {
    await countFailure({ db, county, keys }, subjects, now);
    return refuse('wrong-login-or-password');
  }
  if (account.state === 'frozen') return refuse('account-frozen');
  const token = newToken();
  await insertSession(db, county, { sessionHash: sessionHashOf(token), accountId: account.account_id, csrf: newToken(), at: now });
  return { token };
}
