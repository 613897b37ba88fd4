import { Fault, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { SignedIn } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { open } from '../platform/keys/seal.ts';
import { newToken } from '../platform/random.ts';
import { checkLock, countFailure, subjectsOf } from './lockout.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { sessionHashOf } from './session-hash.ts';
import { findAccount, passSecondFactor as storePass } from './store.ts';
import { acceptedStep } from './totp.ts';

/** The TOTP secret of an account. */
export function openTotp(services: Services, account: { readonly account_id: string; readonly totp_sealed: Uint8Array | null }): string {
  if (account.totp_sealed === null) throw new Fault('second-factor-missing', { account: account.account_id });
  return Buffer.from(open(services.keys.purposeKey('totp'), `account/${account.account_id}`, account.totp_sealed)).toString('utf8');
}

export type SecondFactorRefusal = 'locked-for-now' | 'wrong-code' | 'sign-in-needed';

/** What somebody gives who has passed the first factor. */
export type SecondFactorWish = { readonly session: SignedIn; readonly code: string; readonly source: string };

/**
 * Second factor. Answers the token of a fresh session; the one with the first factor only is gone.
 *
 * Refused: `locked-for-now`, `wrong-code` (also a code used before), `sign-in-needed` when the session ended meanwhile. Five wrong codes lock, as
 * passwords do.
 */
export function passSecondFactor(
  services: Services,
  wish: SecondFactorWish,
): Promise<{ readonly token: string } | Refusal<SecondFactorRefusal>> {
  return oneAtATime(wish.session.login, () => attempt(services, wish));
}

async function attempt(services: Services, wish: SecondFactorWish): Promise<{ readonly token: string } | Refusal<SecondFactorRefusal>> {
  const { county, keys } = services;
  const { session } = wish;
  const db = services.database.app;
  const now = services.clock.realNow();
  const subjects = subjectsOf(keys, { login: session.login, source: wish.source });
  const locked = await checkLock({ db, county, keys }, subjects, now);
  if (locked !== undefined) return locked;
  const account = await findAccount(db, county, { accountId: session.accountId });
  if (account === undefined) return refuse('wrong-code');
  const step = acceptedStep(openTotp(services, account), wish.code, { at: now, lastStep: account.totp_step });
  const token = newToken();
  const fresh = { sessionHash: sessionHashOf(token), accountId: account.account_id, csrf: newToken(), at: now };
  const end = step === undefined ? 'wrong' : await storePass(db, county, { oldHash: session.sessionHash, step, session: fresh });
  if (end === 'passed') return { token };
  if (end === 'session-gone') return refuse('sign-in-needed');
  await countFailure({ db, county, keys }, subjects, now);
  return refuse('wrong-code');
}
