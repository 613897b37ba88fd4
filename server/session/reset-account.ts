import type { PersonId } from '../../core/kernel/id.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import { instant } from '../platform/database/values.ts';
import { newSecret } from '../platform/random.ts';
import { accountEvent } from './account-event.ts';
import { type AccountServices, type Credentials, sealTotp } from './create-account.ts';
import { subjectsOf } from './lockout.ts';
import { hashPassword } from './password.ts';
import { deleteFailures, deleteSessionsOf, findAccount } from './store.ts';
import { newTotpSecret } from './totp.ts';

/**
 * Gives an account a new first password and a new second factor. Its sessions end, its lock is lifted, a frozen account opens again. It is
 * an event in the ledger. Refused: `account-unknown`.
 */
export async function resetAccount(
  services: AccountServices,
  wish: { readonly login: string; readonly by?: PersonId },
): Promise<Credentials | Refusal<'account-unknown'>> {
  const { database, county, keys } = services;
  const account = await findAccount(database.app, county, { login: wish.login });
  if (account === undefined) return refuse('account-unknown');
  const made = { accountId: account.account_id, password: newSecret(), totpSecret: newTotpSecret() };
  const passwordHash = await hashPassword(made.password);
  const [bySubject = ''] = subjectsOf(keys, { login: account.login, source: '' });
  await inTransaction(database.app, async (transaction) => {
    const change = transaction
      .updateTable('mq.account')
      .set({
        state: 'must-change',
        password_hash: passwordHash,
        password_at: instant(services.clock.realNow()),
        totp_sealed: sealTotp(services, made),
        totp_step: 0,
      })
      .where('county_id', '=', county)
      .where('account_id', '=', account.account_id);
    const event = { type: 'account-reset' as const, accountId: account.account_id, by: wish.by ?? null, values: {} };
    await together(transaction, [change, ...(await accountEvent(services, transaction, event))]);
    await deleteSessionsOf(transaction, county, account.account_id);
    await deleteFailures(transaction, county, [bySubject]);
  });
  services.wakeLedger();
  return made;
}
