import type { Kysely } from 'kysely';

import type { CountyId } from '../../core/kernel/id.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import type { FaultList } from './database-fault.ts';
import { compareWithEntry } from './compare-event.ts';
import type { CompareWork } from './compare-values.ts';
import { believedHash, entryForEvent, placeOf } from './entry-for-event.ts';
import { listOrphans } from './verified-entry-store.ts';
import { eventPages, type VerifiedEventRow } from './verified-event-store.ts';

const table = 'mq.event';

/** What was counted on the way. */
export type EventCounts = { readonly events: number; readonly waiting: number; readonly values: number; readonly erasedStreams: number };

/** Computes every entry anew from its event and values, and follows the numbers of every stream. */
export async function verifyEvents(
  db: Kysely<Schema>,
  county: CountyId,
  work: { readonly keys: KeyStore; readonly faults: FaultList; readonly progress: (events: number) => void },
): Promise<EventCounts> {
  const { faults, keys } = work;
  const erased = new Set<string>();
  const counts = { events: 0, waiting: 0, values: 0 };
  let before: Before | undefined;
  for await (const rows of eventPages(db, county)) {
    for (const row of rows) {
      before = verifyRow(row, before, { keys, faults, erased });
      counts.events += 1;
      if (row.pending_bytes !== null) counts.waiting += 1;
      if (row.sealed !== null) counts.values += 1;
    }
    work.progress(counts.events);
  }
  for (const row of await listOrphans(db, county, 'mq.pending_leaf'))
    faults.add('entry-without-event', { table: 'mq.pending_leaf', ...placeOf(row) });
  for (const row of await listOrphans(db, county, 'mq.field_value'))
    faults.add('value-without-event', { table: 'mq.field_value', ...placeOf(row) });
  return { ...counts, erasedStreams: erased.size };
}

type Before = { readonly stream: string; readonly seq: number; readonly hash: string };

function verifyRow(row: VerifiedEventRow, last: Before | undefined, work: CompareWork): Before {
  const place = { table, ...placeOf(row) };
  const before = last?.stream === place.stream ? last : undefined;
  const expected = (before?.seq ?? 0) + 1;
  if (row.seq !== expected) work.faults.add('stream-gap', { ...place, column: 'seq' }, { expected, found: row.seq });
  const entry = entryForEvent(row, work.faults);
  if (entry !== undefined) {
    compareWithEntry(row, entry, work);
    if (row.seq === expected && entry.previous !== (before?.hash ?? null))
      work.faults.add('stream-broken', { ...place, column: 'entry_hash' }, { previous: entry.previous });
  }
  return { stream: place.stream, seq: row.seq, hash: believedHash(row) };
}
