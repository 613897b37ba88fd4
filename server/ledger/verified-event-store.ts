import { type Kysely, sql } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';

/** Rows that are read at once. */
export const page = 1_000;

/** Microseconds as text: a column that was changed may hold more than a number can. */
export const micros = (column: string) =>
  sql<string>`cast(cast(extract(epoch from ${sql.ref(column)}) * 1000000 as numeric(40, 0)) as text)`;

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

/** A place of a stream. */
export type Stream = { readonly stream_kind: string; readonly stream_id: string; readonly seq: number };

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
