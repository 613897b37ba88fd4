import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { SignedIn } from '../platform/http/signed-in.ts';
import { newToken } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { checkNewPassword, hashPassword, isPassword } from './password.ts';
import { sessionHashOf } from './session-hash.ts';
import { findAccount, storePassword } from './store.ts';

export type PasswordRefusal = 'password-too-weak' | 'passwords-differ' | 'sign-in-needed';

/**
 * Stores a new password of one's own. All sessions of the account end; the answer is the token of a fresh one.
 *
 * Refused: `passwords-differ`, `password-too-weak` {reason}, `sign-in-needed` when the session ended meanwhile.
 */
export async function changePassword(
  services: Services,
  wish: { readonly session: SignedIn; readonly password: string; readonly again: string },
): Promise<{ readonly token: string } | Refusal<PasswordRefusal>> {
  const { session, password } = wish;
  const db = services.database.app;
  if (password.normalize('NFKC') !== wish.again.normalize('NFKC')) return refuse('passwords-differ');
  const weak = checkNewPassword(password, session.login);
  if (weak !== undefined) return weak;
  const account = await findAccount(db, services.county, { accountId: session.accountId });
  if (account !== undefined && (await isPassword(account.password_hash, password))) return refuse('password-too-weak', { reason: 'same' });
  const token = newToken();
  const fresh = { sessionHash: sessionHashOf(token), accountId: session.accountId, csrf: newToken(), at: services.clock.realNow() };
  const change = { oldHash: session.sessionHash, passwordHash: await hashPassword(password), session: fresh };
  return (await storePassword(db, services.county, change)) ? { token } : refuse('sign-in-needed');
}
