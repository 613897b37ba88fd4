import type { Kysely } from 'kysely';

import { bytesEqual } from '../../core/ledger/bytes-equal.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { decodeEntry } from '../../core/ledger/entry-bytes.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { platformHasher } from './append.ts';
import type { FaultList } from './database-fault.ts';
import { compareWithEntry } from './compare-event.ts';
import { judgeEntry } from './verify-entry.ts';
import { eventPages, listOrphans, type VerifiedEventRow } from './verify-rows.ts';

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
type Work = { readonly keys: KeyStore; readonly faults: FaultList; readonly erased: Set<string> };

function placeOf(row: { readonly stream_kind: string; readonly stream_id: string; readonly seq: number }) {
  return { stream: `${row.stream_kind}/${row.stream_id}`, seq: row.seq };
}

function verifyRow(row: VerifiedEventRow, last: Before | undefined, work: Work): Before {
  const place = { table, ...placeOf(row) };
  const before = last?.stream === place.stream ? last : undefined;
  const expected = (before?.seq ?? 0) + 1;
  if (row.seq !== expected) work.faults.add('stream-gap', { ...place, column: 'seq' }, { expected, found: row.seq });
  const entry = entryFor(row, work.faults);
  if (entry !== undefined) {
    compareWithEntry(row, entry, work);
    if (row.seq === expected && entry.previous !== (before?.hash ?? null))
      work.faults.add('stream-broken', { ...place, column: 'entry_hash' }, { previous: entry.previous });
  }
  return { stream: place.stream, seq: row.seq, hash: hashOf(row) };
}

/** The hash that the next event must name: of bytes, row and event the one that two agree on. */
function hashOf(row: VerifiedEventRow): string {
  const bytes = row.entry_bytes ?? row.pending_bytes;
  const stored = row.leaf_hash ?? row.pending_hash;
  const own = bytes === null ? undefined : platformHasher.leaf(bytes);
  const believed = own !== undefined && stored !== null && bytesEqual(own, stored) ? own : row.entry_hash;
  return Buffer.from(believed).toString('hex');
}

/** The entry of an event, undefined when there is none or when its bytes are not to be believed (which is told where the entry lies). */
function entryFor(row: VerifiedEventRow, faults: FaultList): LedgerEntry | undefined {
  const place = placeOf(row);
  if (row.entry_bytes !== null && row.pending_bytes !== null) faults.add('entry-twice', { table: 'mq.pending_leaf', ...place });
  if (row.entry_bytes === null) return pendingEntry(row, faults);
  const leaf = platformHasher.leaf(row.entry_bytes);
  const believed = bytesEqual(leaf, row.entry_hash) || (row.leaf_hash !== null && bytesEqual(leaf, row.leaf_hash));
  const entry = believed ? decodeEntry(row.entry_bytes) : undefined;
  return entry === undefined || isRefusal(entry) ? undefined : entry;
}

function pendingEntry(row: VerifiedEventRow, faults: FaultList): LedgerEntry | undefined {
  const place = placeOf(row);
  if (row.pending_bytes === null || row.pending_hash === null) {
    faults.add('event-without-entry', { table, ...place });
    return undefined;
  }
  const stored = {
    ...row,
    entry_bytes: row.pending_bytes,
    leaf_hash: row.pending_hash,
    at_micros: row.pending_micros ?? '',
    event_hash: row.entry_hash,
  };
  return judgeEntry(stored, { table: 'mq.pending_leaf', ...place }, faults).entry;
}
