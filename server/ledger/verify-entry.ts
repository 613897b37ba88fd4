import { bytesEqual } from '../../core/ledger/bytes-equal.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { decodeEntry } from '../../core/ledger/entry-bytes.ts';
import { isRefusal } from '../../core/kernel/outcome.ts';
import { platformHasher } from './append.ts';
import type { DatabasePlace, FaultList } from './database-fault.ts';

/** A row that holds an entry, waiting or entered. */
export type StoredEntry = {
  readonly stream_kind: string;
  readonly stream_id: string;
  readonly seq: number;
  readonly at_micros: string;
  readonly entry_bytes: Uint8Array;
  readonly leaf_hash: Uint8Array;
  /** What the event says its entry's hash is; null when there is no event. */
  readonly event_hash: Uint8Array | null;
};

/** The leaf to believe, and the entry when its bytes are the ones that were committed to. */
export type JudgedEntry = { readonly leaf: Uint8Array; readonly entry: LedgerEntry | undefined };

/**
 * Checks one row against itself. Three places speak of an entry's hash: its bytes, the row's hash, the event's hash; the one that stands alone is
 * the one that was changed.
 */
export function judgeEntry(row: StoredEntry, place: DatabasePlace, faults: FaultList): JudgedEntry {
  const own = platformHasher.leaf(row.entry_bytes);
  const sameAsRow = bytesEqual(own, row.leaf_hash);
  const sameAsEvent = row.event_hash !== null && bytesEqual(own, row.event_hash);
  if (!sameAsRow && !sameAsEvent) {
    faults.add('entry-differs', { ...place, column: 'entry_bytes' });
    return { leaf: row.leaf_hash, entry: undefined };
  }
  if (!sameAsRow) faults.add('leaf-hash-differs', { ...place, column: 'leaf_hash' });
  const entry = decodeEntry(row.entry_bytes);
  if (isRefusal(entry)) {
    faults.add('bad-entry', { ...place, column: 'entry_bytes' }, entry.because);
    return { leaf: own, entry: undefined };
  }
  compareColumns(row, entry, (column) => faults.add('column-differs', { ...place, column }));
  return { leaf: own, entry };
}

function compareColumns(row: StoredEntry, entry: LedgerEntry, differs: (column: string) => void): void {
  if (row.stream_kind !== entry.streamKind) differs('stream_kind');
  if (row.stream_id !== entry.streamId) differs('stream_id');
  if (row.seq !== entry.seq) differs('seq');
  if (row.at_micros !== microsOf(entry.at)) differs('at');
}

/** An instant as the database counts it: a column holds microseconds, an instant whole milliseconds. */
export function microsOf(at: number): string {
  return String(BigInt(at) * 1_000n);
}
