import { type Kysely, sql } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';
import { micros, page, type Stream } from './verified-event-store.ts';

/** An entry of the log with the hash that its event names, null when there is no event. */
export type VerifiedEntryRow = Stream & {
  readonly index: string;
  readonly at_micros: string;
  readonly entry_bytes: Uint8Array;
  readonly leaf_hash: Uint8Array;
  readonly event_hash: Uint8Array | null;
};

/** All entries of a county in their order, page by page. */
export async function* entryPages(db: Kysely<Schema>, county: CountyId): AsyncGenerator<readonly VerifiedEntryRow[]> {
  let last: string | undefined;
  for (;;) {
    const after = last === undefined ? sql`` : sql`and l.index > cast(${last} as bigint)`;
    const { rows } = await sql<VerifiedEntryRow>`
      select cast(l.index as text) as index, l.stream_kind, l.stream_id, l.seq, ${micros('l.at')} as at_micros, l.entry_bytes, l.leaf_hash,
        e.entry_hash as event_hash
      from mq.ledger_entry l left join mq.event e using (county_id, stream_kind, stream_id, seq)
      where l.county_id = ${county} ${after} order by l.index limit ${sql.lit(page)}`.execute(db);
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1)?.index;
  }
}

/** Rows of a table of streams that have no event. */
export async function listOrphans(
  db: Kysely<Schema>,
  county: CountyId,
  table: 'mq.pending_leaf' | 'mq.field_value',
): Promise<readonly Stream[]> {
  const { rows } = await sql<Stream>`
    select t.stream_kind, t.stream_id, t.seq from ${sql.table(table)} t left join mq.event e using (county_id, stream_kind, stream_id, seq)
    where t.county_id = ${county} and e.type is null limit 100`.execute(db);
  return rows;
}
