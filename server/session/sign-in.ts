import { createHash } from 'node:crypto';

import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { newToken } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { checkLock, countFailure, subjectsOf } from './lockout.ts';
import { checkAgainstNobody, isPassword } from './password.ts';
import { findAccount, insertSession } from './store.ts';

/** Hash under which a cookie's token is stored. */
export function sessionHashOf(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

export type SignInRefusal = 'wrong-login-or-password' | 'locked-for-now' | 'account-frozen';

/**
 * First factor. Answers a fresh session token for the cookie; it opens nothing until the second factor is given.
 *
 * Refused: `locked-for-now`, `wrong-login-or-password` (also for an unknown login, after the same work), `account-frozen`.
 */
export async function signIn(
  services: Services,
  wish: { readonly login: string; readonly password: string; readonly source: string },
): Promise<{ readonly token: string } | Refusal<SignInRefusal>> {
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
