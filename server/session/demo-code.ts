import type { Services } from '../platform/services.ts';
import { openTotp } from './pass-second-factor.ts';
import { findAccount } from './store.ts';
import { stepAt, totpCode } from './totp.ts';

/** The code that will be taken now, for the page of a demo county; the next one when the present was used. Null for an unknown account. */
export async function demoCodeOf(services: Services, accountId: string): Promise<string | null> {
  const account = await findAccount(services.database.app, services.county, { accountId });
  if (account === undefined) return null;
  const now = services.clock.realNow();
  const used = account.totp_step >= stepAt(now);
  return totpCode(openTotp(services, account), used ? now + 30_000 : now);
}
