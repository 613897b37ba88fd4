import { bytesEqual } from '../../core/ledger/bytes-equal.ts';
import { opensCommitment, type Opening } from '../../core/ledger/commitment.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { encodeEntry } from '../../core/ledger/entry-bytes.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { platformHasher } from './append.ts';
import type { FaultList } from './database-fault.ts';
import { actorLabel, entryOf, principalLabel } from './entry-of.ts';
import { microsOf } from './verify-entry.ts';
import type { VerifiedEventRow } from './verify-rows.ts';
import { isKeyErased, openValues } from '../platform/keys/committed-values.ts';

/** Versions of event shapes that this program writes and reads. */
const knownTypeVersions: ReadonlySet<number> = new Set([1]);

type Work = { readonly keys: KeyStore; readonly faults: FaultList; readonly erased: Set<string> };

/** Compares an event and its values with its entry, member by member, so that a change is named by its column. */
export function compareWithEntry(row: VerifiedEventRow, entry: LedgerEntry, work: Work): void {
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

function compareValues(row: VerifiedEventRow, entry: LedgerEntry, { keys, faults, erased }: Work): void {
  const stream = `${row.stream_kind}/${row.stream_id}`;
  const place = { table: 'mq.field_value', stream, seq: row.seq, column: 'sealed' };
  const differs = (column: string): void => faults.add('column-differs', { table: 'mq.event', stream, seq: row.seq, column });
  const commitments = commitmentsOf(entry);
  if ((row.actor === null) !== (entry.actor === null)) differs('actor');
  if ((row.principal === null) !== (entry.principal === undefined)) differs('principal');
  if (row.sealed === null)
    return commitments.size === 0 ? undefined : faults.add('value-missing', place, { commitments: commitments.size });
  const openings = tryOpen(keys, row, row.sealed);
  if (openings === 'unreadable') return faults.add('value-unreadable', place);
  if (openings === 'erased') {
    erased.add(stream);
    return isKeyErased(keys, placeOf(row)) ? undefined : faults.add('key-missing', { ...place, path: 'streams.keys' });
  }
  const wrong = [...commitments].filter(([label, commitment]) => !opens(commitment, openings.get(label))).map(([label]) => label);
  const extra = [...openings.keys()].filter((label) => !commitments.has(label));
  if (wrong.length + extra.length > 0) return faults.add('value-differs', place, { labels: [...wrong, ...extra] });
  if (row.actor !== null && entry.actor !== null && openings.get(actorLabel)?.value !== row.actor) differs('actor');
  if (row.principal !== null && entry.principal !== undefined && openings.get(principalLabel)?.value !== row.principal)
    differs('principal');
}

function commitmentsOf(entry: LedgerEntry): ReadonlyMap<string, string> {
  const persons: (readonly [string, string])[] = [];
  if (entry.actor !== null) persons.push([actorLabel, entry.actor]);
  if (entry.principal !== undefined) persons.push([principalLabel, entry.principal]);
  return new Map([...persons, ...entry.fields.map((field) => [field.name, field.commitment] as const)]);
}

function opens(commitment: string, opening: Opening | undefined): boolean {
  return opening !== undefined && opensCommitment(commitment, opening);
}

function placeOf(row: VerifiedEventRow) {
  return { streamKind: row.stream_kind, streamId: row.stream_id, seq: row.seq };
}

function tryOpen(keys: KeyStore, row: VerifiedEventRow, sealed: Uint8Array): ReadonlyMap<string, Opening> | 'erased' | 'unreadable' {
  try {
    return openValues(keys, placeOf(row), sealed);
  } catch (error) {
    if (error instanceof Fault && error.code === 'sealed-value-damaged') return 'unreadable';
    throw error;
  }
}
