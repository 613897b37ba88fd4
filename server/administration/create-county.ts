import type { Compilable, Kysely } from 'kysely';

import { dayOf } from '../../core/kernel/day.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import type { Library } from '../library/read-library.ts';
import { insertOrganisation } from '../organisation/store.ts';
import { insertCounty } from '../publication/publish-county.ts';
import { publishItems } from '../publication/publish-items.ts';
import { publishOrganisation } from '../publication/publish-organisation.ts';
import type { Installation } from '../open-county.ts';
import { type IssuedAccount, newAccountStatements, prepareAccounts, type PreparedAccount } from './new-account.ts';
import type { CountyOrder } from './county-order.ts';
import { foundingEvents } from './founding-events.ts';
import { synonymsOf } from './synonyms-of.ts';

/** Called before the transaction commits: whoever must keep the secrets does it here; throwing undoes everything. */
export type KeepSecrets = (accounts: readonly IssuedAccount[]) => void;

/** Makes a county in an empty installation, all of it or nothing. Refused: `county-exists`. */
export async function createCounty(
  installation: Pick<Installation, 'database' | 'keys' | 'library'>,
  order: CountyOrder,
  work: { readonly at: Instant; readonly keep?: KeepSecrets; readonly progress?: (share: number) => void },
): Promise<readonly IssuedAccount[] | Refusal<'county-exists'>> {
  const { database, keys, library } = installation;
  const accounts = await prepareAccounts(keys, order.logins, work.progress ?? (() => {}));
  const issued = accounts.map((account) => account.issued);
  return inTransaction(database.app, async (db) => {
    const there = await db.selectFrom('mq.county').select('name').executeTakeFirst();
    if (there !== undefined) return refuse('county-exists', { name: there.name });
    const made = { order, keys, library, accounts, at: work.at };
    await together(db, countyStatements(db, made));
    for (const account of accounts)
      await together(db, await newAccountStatements(db, { county: order.organisation.county, keys }, { account, at: work.at }));
    work.keep?.(issued);
    return issued;
  });
}

type Made = {
  readonly order: CountyOrder;
  readonly keys: KeyStore;
  readonly library: Library;
  readonly accounts: readonly PreparedAccount[];
  readonly at: Instant;
};

function countyStatements(db: Kysely<Schema>, made: Made): readonly Compilable<unknown>[] {
  const { order, keys, library, at } = made;
  const { organisation } = order;
  const { county } = organisation;
  const today = dayOf(at);
  const identityKeys = new Map(order.identityNumbers.map(({ person, number }) => [person, keys.identityKey(number)]));
  const versions = order.publishItems ? library.items : [];
  return [
    ...insertCounty(db, { county, name: order.name, divisionCode: order.divisionCode, demo: order.demo, ledgerOrigin: order.ledgerOrigin }),
    ...insertOrganisation(db, { data: organisation, identityKeys, outside: order.outside }),
    ...publishOrganisation(db, { county, organisation, today }),
    ...foundingEvents(db, made),
    ...publishItems(db, { county, keys, organisation, versions, synonyms: synonymsOf(library.words), by: null, today, at }),
  ];
}
