import { Fault, refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { SignedIn } from '../platform/http/signed-in.ts';
import type { Services } from '../platform/services.ts';
import { open } from '../platform/keys/seal.ts';
import { checkLock, countFailure, subjectsOf } from './lockout.ts';
import { findAccount, passSecondFactor as storePass } from './store.ts';
import { acceptedStep } from './totp.ts';

/** The TOTP secret of an account. */
export function openTotp(services: Services, account: { readonly account_id: string; readonly totp_sealed: Uint8Array | null }): string {
  if (account.totp_sealed === null) throw new Fault('second-factor-missing', { account: account.account_id });
  return Buffer.from(open(services.keys.purposeKey('totp'), `account/${account.account_id}`, account.totp_sealed)).toString('utf8');
}

/** Second factor. Refused: `locked-for-now`, `wrong-code` (also a code used before). Five wrong codes lock, as passwords do. */
export async function passSecondFactor(
  services: Services,
  wish: { readonly session: SignedIn; readonly code: string; readonly source: string },
): Promise<'passed' | Refusal<'locked-for-now' | 'wrong-code'>> {
  const { county, keys } = services;
  const db = services.database.app;
  const now = services.clock.realNow();
  const subjects = subjectsOf(keys, { login: wish.session.login, source: wish.source });
  const locked = await checkLock({ db, county, keys }, subjects, now);
  if (locked !== undefined) return locked;
  const account = await findAccount(db, county, { accountId: wish.session.accountId });
  if (account === undefined) return refuse('wrong-code');
  const step = acceptedStep(openTotp(services, account), wish.code, { at: now, lastStep: account.totp_step });
  const passed =
    step !== undefined &&
    (await storePass(db, county, { sessionHash: wish.session.sessionHash, accountId: account.account_id, step, at: now }));
  if (passed) return 'passed';
  await countFailure({ db, county, keys }, subjects, now);
  return refuse('wrong-code');
}
