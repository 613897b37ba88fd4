import { opensCommitment, type Opening } from '../../core/ledger/commitment.ts';
import type { LedgerEntry } from '../../core/ledger/entry.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import { isKeyErased, openValues } from '../platform/keys/committed-values.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import type { FaultList } from './database-fault.ts';
import { actorLabel, principalLabel } from './entry-of.ts';
import type { VerifiedEventRow } from './verified-event-store.ts';

/** What a comparison works with; streams whose key was destroyed are noted. */
export type CompareWork = { readonly keys: KeyStore; readonly faults: FaultList; readonly erased: Set<string> };

/** Opens the sealed values of an event and compares them with what the entry commits to, and the persons with the event. */
export function compareValues(row: VerifiedEventRow, entry: LedgerEntry, { keys, faults, erased }: CompareWork): void {
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
