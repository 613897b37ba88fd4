import type { Compilable, Kysely } from 'kysely';

import { contentHash } from '../../core/kernel/hash.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId, type CountyId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { refuse, type Refusal } from '../../core/kernel/outcome.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { newId } from '../platform/random.ts';
import type { Library } from '../library/read-library.ts';
import { appendStatements } from '../ledger/append.ts';
import { commitValues } from '../platform/keys/committed-values.ts';
import { insertOrganisation, type OutsideKin } from '../organisation/store.ts';
import { insertCounty } from '../publication/publish-county.ts';
import { publishItems } from '../publication/publish-items.ts';
import { publishOrganisation } from '../publication/publish-organisation.ts';
import type { Installation } from '../open-county.ts';
import { type IssuedAccount, newAccountStatements, prepareAccount, type PreparedAccount } from './new-account.ts';
import { synonymsOf } from './synonyms-of.ts';
import type { Login } from './three-administrators.ts';

/** A county to be made. Identity numbers are hashed under the county's key and kept nowhere. */
export type CountyOrder = {
  readonly name: string;
  /** Administrative division code (行政区划代码). */
  readonly divisionCode: string;
  readonly ledgerOrigin: string;
  readonly demo: boolean;
  /** Its `county` is the county's id. */
  readonly organisation: OrganisationData;
  readonly identityNumbers: readonly { readonly person: string; readonly number: string }[];
  readonly outside: readonly OutsideKin[];
  readonly logins: readonly Login[];
  /** Hexadecimal SHA-256 of the file the organisation came from. */
  readonly file: string | null;
  /** True when the library's items are published at once. */
  readonly publishItems: boolean;
};

/** Called before the transaction commits: whoever must keep the secrets does it here; throwing undoes everything. */
export type KeepSecrets = (accounts: readonly IssuedAccount[]) => void;

/** Makes a county in an empty installation, all of it or nothing. Refused: `county-exists`. */
export async function createCounty(
  installation: Pick<Installation, 'database' | 'keys' | 'library'>,
  order: CountyOrder,
  work: { readonly at: Instant; readonly keep?: KeepSecrets; readonly progress?: (share: number) => void },
): Promise<readonly IssuedAccount[] | Refusal<'county-exists'>> {
  const { database, keys, library } = installation;
  const accounts = await prepareAll(keys, order.logins, work.progress ?? (() => {}));
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

/** Four at a time: each hash takes 19 MiB and most of a core. */
async function prepareAll(
  keys: KeyStore,
  logins: readonly Login[],
  progress: (share: number) => void,
): Promise<readonly PreparedAccount[]> {
  const accounts: PreparedAccount[] = [];
  for (let at = 0; at < logins.length; at += 4) {
    const some = logins.slice(at, at + 4).map(({ login, person }) => prepareAccount(keys, { login, person: asId<'person'>(person) }));
    accounts.push(...(await Promise.all(some)));
    progress(accounts.length / logins.length);
  }
  return accounts;
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
    ...foundingEvents(db, made, county),
    ...publishItems(db, { county, keys, organisation, versions, synonyms: synonymsOf(library.words), by: null, today, at }),
  ];
}

function foundingEvents(db: Kysely<Schema>, { order, keys, at }: Made, county: CountyId): readonly Compilable<unknown>[] {
  const { organisation } = order;
  const { units, posts, persons, tenures, delegations, kin } = organisation;
  const created = { name: order.name, divisionCode: order.divisionCode, demo: order.demo, ledgerOrigin: order.ledgerOrigin };
  // The file holds identity numbers, so that not even its hash is published unsalted.
  const file = commitValues(order.file === null ? {} : { file: order.file });
  const imported = {
    ...{ units: units.length, posts: posts.length, persons: persons.length, tenures: tenures.length, delegations: delegations.length },
    ...{ kin: kin.length + order.outside.length, hash: contentHash(organisation as unknown as Canonical) },
    fields: file.map(({ label, commitment }) => ({ name: label, commitment })),
  };
  const first = { expected: 0, previous: null, county };
  return [
    ...appendStatements(db, keys, {
      ...{ ...first, kind: 'administration', stream: { kind: 'county', id: county }, commandId: newId() },
      events: [{ type: 'county-created', payload: created, actor: null, at, values: [] }],
    }).statements,
    ...appendStatements(db, keys, {
      ...{ ...first, kind: 'event', stream: { kind: 'import', id: newId() }, commandId: newId() },
      events: [{ type: 'organisation-imported', payload: imported, actor: null, at, values: file }],
    }).statements,
  ];
}
