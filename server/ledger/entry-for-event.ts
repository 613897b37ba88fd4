import { bytesEqual } from '../../core/ledger/bytes-equal.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { decodeEntry } from '../../core/ledger/entry-bytes.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { platformHasher } from './append.ts';
import type { FaultList } from './database-fault.ts';
import { judgeEntry } from './verify-entry.ts';
import type { VerifiedEventRow } from './verified-event-store.ts';

const table = 'mq.event';

/** Stream and number of a row, for naming it. */
export function placeOf(row: { readonly stream_kind: string; readonly stream_id: string; readonly seq: number }) {
  return { stream: `${row.stream_kind}/${row.stream_id}`, seq: row.seq };
}

/** The hash that the next event must name: of bytes, row and event the one that two agree on. */
export function believedHash(row: VerifiedEventRow): string {
  const bytes = row.entry_bytes ?? row.pending_bytes;
  const stored = row.leaf_hash ?? row.pending_hash;
  const own = bytes === null ? undefined : platformHasher.leaf(bytes);
  const believed = own !== undefined && stored !== null && bytesEqual(own, stored) ? own : row.entry_hash;
  return Buffer.from(believed).toString('hex');
}

/** The entry of an event, undefined when there is none or when its bytes are not to be believed (which is told where the entry lies). */
export function entryForEvent(row: VerifiedEventRow, faults: FaultList): LedgerEntry | undefined {
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
