import type { PersonId } from '../../core/kernel/id.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import { accountEvent } from './account-event.ts';
import type { AccountServices } from './create-account.ts';
import { deleteSessionsOf, findAccount } from './store.ts';

/**
 * Closes an account until it is reset: its sessions end within a second. It is an event in the ledger.
 * Refused: `account-unknown`, `account-frozen` when it is frozen already.
 */
export async function freezeAccount(
  services: AccountServices,
  wish: { readonly login: string; readonly by?: PersonId },
): Promise<{ readonly accountId: string } | Refusal<'account-unknown' | 'account-frozen'>> {
  const { database, county } = services;
  const account = await findAccount(database.app, county, { login: wish.login });
  if (account === undefined) return refuse('account-unknown');
  if (account.state === 'frozen') return refuse('account-frozen');
  const accountId = account.account_id;
  await inTransaction(database.app, async (db) => {
    const change = db
      .updateTable('mq.account')
      .set({ state: 'frozen' })
      .where('county_id', '=', county)
      .where('account_id', '=', accountId);
    const event = { type: 'account-frozen' as const, accountId, by: wish.by ?? null, values: {} };
    await together(db, [change, ...(await accountEvent(services, db, event))]);
    await deleteSessionsOf(db, county, accountId);
  });
  services.wakeLedger();
  return { accountId };
}
