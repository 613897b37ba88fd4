import { type Kysely, sql } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';

/** Most leaves that one turn moves. */
export const mostLeaves = 4_096;

/** The head of the log as stored. */
export async function readHead(db: Kysely<Schema>, county: CountyId) {
  return headOf(db, county).executeTakeFirst();
}

/** Statement that reads the head of the log. */
export function headOf(db: Kysely<Schema>, county: CountyId) {
  return db.selectFrom('mq.ledger_head').selectAll().where('county_id', '=', county);
}

/** Makes the head of an empty log; nothing when it is there. */
export async function createHead(db: Kysely<Schema>, county: CountyId): Promise<void> {
  await db
    .insertInto('mq.ledger_head')
    .values({
      county_id: county,
      size: 0,
      epoch: 0,
      holder: '',
      lease_until: instant(0),
      signed_size: 0,
      checkpoint: null,
      signed_at: null,
    })
    .onConflict((conflict) => conflict.column('county_id').doNothing())
    .execute();
}

/** The head as its holder sees it. */
export type LeasedHead = NonNullable<Awaited<ReturnType<typeof readHead>>>;

/**
 * Takes or renews the lease and answers the head. A new holder gets a higher epoch; each later write repeats the epoch, so that a stale holder's write fails.
 * Undefined while another holds it.
 */
export async function takeLease(
  db: Kysely<Schema>,
  county: CountyId,
  wish: { readonly holder: string; readonly now: Instant; readonly until: Instant },
): Promise<LeasedHead | undefined> {
  return db
    .updateTable('mq.ledger_head')
    .set((eb) => ({
      holder: wish.holder,
      lease_until: instant(wish.until),
      epoch: eb
        .case()
        .when('holder', '=', wish.holder)
        .then(eb.ref('epoch'))
        .else(eb('epoch', '+', 1))
        .end(),
    }))
    .where('county_id', '=', county)
    .where((eb) => eb.or([eb('holder', '=', wish.holder), eb('lease_until', '<', instant(wish.now))]))
    .returningAll()
    .executeTakeFirst();
}

/** Gives the lease back so that the next process need not wait. */
export async function giveLeaseBack(db: Kysely<Schema>, county: CountyId, holder: string): Promise<void> {
  await db
    .updateTable('mq.ledger_head')
    .set({ lease_until: instant(0) })
    .where('county_id', '=', county)
    .where('holder', '=', holder)
    .execute();
}

/** A leaf as it was given its index. */
export type MovedLeaf = {
  readonly stream_kind: string;
  readonly index: number;
  readonly entry_bytes: Uint8Array;
  readonly leaf_hash: Uint8Array;
};

/**
 * Moves waiting leaves behind the head in the order of time, within a stream in the order of its events even if a clock went back.
 * Undefined when the epoch or size is another by now. Run it inside one transaction.
 */
export async function moveLeaves(
  db: Kysely<Schema>,
  county: CountyId,
  head: { readonly epoch: number; readonly size: number },
): Promise<readonly MovedLeaf[] | undefined> {
  const moved = await sql<MovedLeaf>`
    with waiting as (
      select county_id, stream_kind, stream_id, seq, max(at) over (partition by stream_kind, stream_id order by seq) as turn
      from mq.pending_leaf where county_id = ${county}
    ), picked as (
      select * from waiting order by turn, stream_kind, stream_id, seq limit ${sql.lit(mostLeaves)}
    ), gone as (
      delete from mq.pending_leaf p using picked k
      where p.county_id = ${county} and p.county_id = k.county_id and p.stream_kind = k.stream_kind and p.stream_id = k.stream_id and p.seq = k.seq
      returning p.*, k.turn
    )
    insert into mq.ledger_entry (county_id, index, stream_kind, stream_id, seq, at, entry_bytes, leaf_hash)
    select county_id, cast(${head.size} as bigint) + row_number() over (order by turn, stream_kind, stream_id, seq) - 1,
      stream_kind, stream_id, seq, at, entry_bytes, leaf_hash from gone
    returning index, stream_kind, entry_bytes, leaf_hash`.execute(db);
  const updated = await db
    .updateTable('mq.ledger_head')
    .set((eb) => ({ size: eb('size', '+', moved.rows.length) }))
    .where('county_id', '=', county)
    .where('epoch', '=', head.epoch)
    .where('size', '=', head.size)
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n) return undefined;
  return moved.rows.toSorted((a, b) => a.index - b.index);
}

/** Entries from an index on, in order. */
export async function listEntries(db: Kysely<Schema>, county: CountyId, range: { readonly from: number; readonly most: number }) {
  return db
    .selectFrom('mq.ledger_entry')
    .select(['index', 'entry_bytes', 'leaf_hash', 'stream_kind', 'stream_id', 'seq'])
    .where('county_id', '=', county)
    .where('index', '>=', range.from)
    .orderBy('index')
    .limit(range.most)
    .execute();
}

/** Publishes a signed checkpoint by compare-and-set; false when another holder was faster. */
export async function publishCheckpoint(
  db: Kysely<Schema>,
  county: CountyId,
  signed: { readonly epoch: number; readonly before: number; readonly size: number; readonly checkpoint: string; readonly at: Instant },
): Promise<boolean> {
  const updated = await db
    .updateTable('mq.ledger_head')
    .set({ checkpoint: signed.checkpoint, signed_size: signed.size, signed_at: instant(signed.at) })
    .where('county_id', '=', county)
    .where('epoch', '=', signed.epoch)
    .where('signed_size', '=', signed.before)
    .executeTakeFirst();
  if (updated.numUpdatedRows !== 1n) return false;
  const values = { size: signed.size, checkpoint: signed.checkpoint, signed_at: instant(signed.at) };
  await db
    .insertInto('published.ledger')
    .values({ county_id: county, ...values })
    .onConflict((conflict) => conflict.column('county_id').doUpdateSet(values))
    .execute();
  return true;
}

/** Where an event stands in the log; undefined while it waits. */
export async function findEntry(
  db: Kysely<Schema>,
  county: CountyId,
  place: { readonly kind: string; readonly id: string; readonly seq: number },
) {
  return db
    .selectFrom('mq.ledger_entry')
    .select(['index', 'entry_bytes', 'leaf_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', place.kind)
    .where('stream_id', '=', place.id)
    .where('seq', '=', place.seq)
    .executeTakeFirst();
}

/** Number of leaves that wait. */
export async function countWaiting(db: Kysely<Schema>, county: CountyId): Promise<number> {
  const row = await db
    .selectFrom('mq.pending_leaf')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('county_id', '=', county)
    .executeTakeFirst();
  return Number(row?.count ?? 0);
}

/** True when at least one leaf waits. */
export async function isWaiting(db: Kysely<Schema>, county: CountyId): Promise<boolean> {
  return (await firstWaiting(db, county).executeTakeFirst()) !== undefined;
}

/** Statement that finds one waiting leaf. */
export function firstWaiting(db: Kysely<Schema>, county: CountyId) {
  return db.selectFrom('mq.pending_leaf').select('seq').where('county_id', '=', county).limit(1);
}

/** Tells the published items where their publication stands in the log, for entries from an index on. */
export async function linkPublications(db: Kysely<Schema>, county: CountyId, from: number): Promise<void> {
  await sql`
    update published.item i set ledger_index = e.index from mq.ledger_entry e
    where i.county_id = ${county} and e.county_id = i.county_id and i.ledger_index is null and e.index >= ${from}
      and e.stream_kind = 'item-version' and e.stream_id = i.code || '@' || cast(i.number as text)`.execute(db);
}

/** The waiting leaf of an event; undefined once it was entered. */
export async function findWaiting(
  db: Kysely<Schema>,
  county: CountyId,
  place: { readonly kind: string; readonly id: string; readonly seq: number },
) {
  return db
    .selectFrom('mq.pending_leaf')
    .select(['entry_bytes', 'leaf_hash'])
    .where('county_id', '=', county)
    .where('stream_kind', '=', place.kind)
    .where('stream_id', '=', place.id)
    .where('seq', '=', place.seq)
    .executeTakeFirst();
}

/** The signed head as everybody sees it; undefined before the first signature. */
export async function readPublished(db: Kysely<Schema>, county: CountyId) {
  return db.selectFrom('published.ledger').select(['size', 'checkpoint']).where('county_id', '=', county).executeTakeFirst();
}
