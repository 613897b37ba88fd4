import { type Kysely, sql } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';

/** Rows that are read at once. */
const page = 1_000;

/** Microseconds as text: a column that was changed may hold more than a number can. */
const micros = (column: string) => sql<string>`cast(cast(extract(epoch from ${sql.ref(column)}) * 1000000 as numeric(40, 0)) as text)`;

/** An event with its values and its entry, waiting or entered. */
export type VerifiedEventRow = {
  readonly stream_kind: string;
  readonly stream_id: string;
  readonly seq: number;
  readonly type: string;
  readonly type_version: number;
  readonly payload: string;
  readonly actor: string | null;
  readonly actor_post: string | null;
  readonly principal: string | null;
  readonly at_micros: string;
  readonly command_id: string;
  readonly entry_hash: Uint8Array;
  readonly sealed: Uint8Array | null;
  readonly entry_bytes: Uint8Array | null;
  readonly leaf_hash: Uint8Array | null;
  readonly pending_bytes: Uint8Array | null;
  readonly pending_hash: Uint8Array | null;
  readonly pending_micros: string | null;
};

type Stream = { readonly stream_kind: string; readonly stream_id: string; readonly seq: number };

/** All events of a county by stream and number, page by page. */
export async function* eventPages(db: Kysely<Schema>, county: CountyId): AsyncGenerator<readonly VerifiedEventRow[]> {
  let last: Stream = { stream_kind: '', stream_id: '', seq: 0 };
  for (;;) {
    const { rows } = await sql<VerifiedEventRow>`
      select e.stream_kind, e.stream_id, e.seq, e.type, e.type_version, e.payload, e.actor, e.actor_post, e.principal,
        ${micros('e.at')} as at_micros, e.command_id, e.entry_hash, f.sealed, l.entry_bytes, l.leaf_hash,
        p.entry_bytes as pending_bytes, p.leaf_hash as pending_hash, ${micros('p.at')} as pending_micros
      from mq.event e
      left join mq.field_value f using (county_id, stream_kind, stream_id, seq)
      left join mq.ledger_entry l using (county_id, stream_kind, stream_id, seq)
      left join mq.pending_leaf p using (county_id, stream_kind, stream_id, seq)
      where e.county_id = ${county} and (e.stream_kind, e.stream_id, e.seq) > (${last.stream_kind}, ${last.stream_id}, cast(${last.seq} as integer))
      order by e.stream_kind, e.stream_id, e.seq limit ${sql.lit(page)}`.execute(db);
    if (rows.length === 0) return;
    yield rows;
    last = rows.at(-1) ?? last;
  }
}

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
