import type { Compilable, Kysely } from 'kysely';

import { addDays } from '../../core/kernel/day.ts';
import type { CountyId, PersonId, PostId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { ItemWithdrawal } from '../../core/publication/with-withdrawals.ts';
import { appendStatements } from '../ledger/append.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { newId } from '../platform/random.ts';
import { displaceItems, type Statements } from './item-store.ts';
import { endShown, lastOfVersion, putWithdrawal } from './withdrawal-store.ts';

/** Who withdraws which item, in which county. */
export type WithdrawalOrder = {
  readonly county: CountyId;
  readonly keys: KeyStore;
  readonly withdrawal: ItemWithdrawal;
  /** Hash of the last version. */
  readonly hash: string;
  readonly by: { readonly person: PersonId; readonly post: PostId };
  readonly at: Instant;
};

/**
 * Statements that withdraw an item. Everywhere: an event beside that of its publication, the end of its public rows, and out of the search and
 * the lists. In one unit: out of that unit's list alone. Running cases go on under the version that they pinned.
 */
export async function withdrawItem(db: Kysely<Schema>, order: WithdrawalOrder): Promise<Statements> {
  const { county, withdrawal } = order;
  const { code, unit, number, on, reason } = withdrawal;
  const row = putWithdrawal(db, county, withdrawal);
  if (unit !== null) return [row, outOfUnit(db, county, { code, unit })];
  return [
    row,
    ...(await eventOf(db, order)),
    endShown(db, county, { code, number, lastDay: addDays(on, -1), reason }),
    ...displaceItems(db, county, [code]),
  ];
}

function outOfUnit(
  db: Kysely<Schema>,
  county: CountyId,
  { code, unit }: { readonly code: string; readonly unit: string },
): Compilable<unknown> {
  return db.deleteFrom('published.item_unit').where('county_id', '=', county).where('code', '=', code).where('unit_id', '=', unit);
}

async function eventOf(db: Kysely<Schema>, { county, keys, withdrawal, hash, by, at }: WithdrawalOrder): Promise<Statements> {
  const { code, number, on, reason } = withdrawal;
  const id = `${code}@${String(number)}`;
  const last = await lastOfVersion(db, county, id).executeTakeFirst();
  return appendStatements(db, keys, {
    ...{ county, stream: { kind: 'item-version', id }, kind: 'publication', item: { code, version: hash }, commandId: newId() },
    expected: last?.seq ?? 0,
    previous: last === undefined ? null : Buffer.from(last.entry_hash).toString('hex'),
    events: [{ type: 'version-withdrawn', payload: { code, number, on, reason }, actor: { ...by, principal: null }, at, values: [] }],
  }).statements;
}
