import { bytesEqual } from '../../core/ledger/bytes-equal.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { encodeEntry } from '../../core/ledger/entry-bytes.ts';
import { platformHasher } from './append.ts';
import { type CompareWork, compareValues } from './compare-values.ts';
import { entryOf } from './entry-of.ts';
import { microsOf } from './verify-entry.ts';
import type { VerifiedEventRow } from './verified-event-store.ts';

/** Versions of event shapes that this program writes and reads. */
const knownTypeVersions: ReadonlySet<number> = new Set([1]);

/** Compares an event and its values with its entry, member by member, so that a change is named by its column. */
export function compareWithEntry(row: VerifiedEventRow, entry: LedgerEntry, work: CompareWork): void {
  const place = { stream: `${row.stream_kind}/${row.stream_id}`, seq: row.seq };
  const event = { table: 'mq.event', ...place };
  const differs = (column: string): void => work.faults.add('column-differs', { ...event, column });
  const made = entryOf({
    event: {
      streamKind: row.stream_kind,
      streamId: row.stream_id,
      seq: row.seq,
      type: row.type,
      payload: row.payload,
      post: row.actor_post,
      at: row.at_micros === microsOf(entry.at) ? entry.at : -1,
      commandId: row.command_id,
    },
    commitments: { actor: entry.actor, principal: entry.principal ?? null, fields: entry.fields },
    own: entry,
    previous: entry.previous,
  });
  const columns = columnsThatDiffer(made, entry);
  columns.forEach(differs);
  if (!knownTypeVersions.has(row.type_version))
    work.faults.add('unknown-type-version', { ...event, column: 'type_version' }, { found: row.type_version });
  const hash = platformHasher.leaf(columns.length > 0 ? encodeEntry(entry) : encodeEntry(made));
  if (!bytesEqual(hash, row.entry_hash)) differs('entry_hash');
  compareValues(row, entry, work);
}

const columnOf = {
  streamKind: 'stream_kind',
  streamId: 'stream_id',
  seq: 'seq',
  type: 'type',
  payloadHash: 'payload',
  post: 'actor_post',
  at: 'at',
  command: 'command_id',
} as const;

function columnsThatDiffer(made: LedgerEntry, entry: LedgerEntry): readonly string[] {
  const members = Object.keys(columnOf) as readonly (keyof typeof columnOf)[];
  return members.filter((member) => made[member] !== entry[member]).map((member) => columnOf[member]);
}
