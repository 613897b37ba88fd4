import { hash } from 'node:crypto';

import { ENTRY_ALGORITHMS, type FieldCommitment, type HexHash, type LedgerEntry, namesItem } from '../../core/ledger/entry.ts';
import { encodeEntry } from '../../core/ledger/entry-bytes.ts';
import type { Instant } from '../../core/kernel/instant.ts';

/** Labels under which the natural persons of an act are committed to. */
export const actorLabel = '@actor';
export const principalLabel = '@principal';

/** What an entry takes from the row of its event. */
export type EventFacts = {
  readonly streamKind: string;
  readonly streamId: string;
  readonly seq: number;
  readonly type: string;
  /** Canonical JSON text. */
  readonly payload: string;
  readonly post: string | null;
  readonly at: Instant;
  readonly commandId: string;
};

/** What an entry takes from the sealed values of its event. */
export type EventCommitments = {
  readonly actor: HexHash | null;
  readonly principal: HexHash | null;
  readonly fields: readonly FieldCommitment[];
};

/** What only the entry says. */
export type EntryOwn = Pick<LedgerEntry, 'kind' | 'build'> & {
  readonly item?: string;
  readonly version?: string;
  readonly step?: string;
  readonly unit?: string;
};

/** Everything an entry is made of. `previous` is the hash of the stream's entry before it. */
export type EntryParts = {
  readonly event: EventFacts;
  readonly commitments: EventCommitments;
  readonly own: EntryOwn;
  readonly previous: HexHash | null;
};

/** Bytes of the ledger entry of an event: written with the event by append.ts, computed anew by verify-database.ts. */
export function entryBytesOf(parts: EntryParts): Uint8Array {
  return encodeEntry(entryOf(parts));
}

/** The ledger entry of an event. */
export function entryOf({ event, commitments, own, previous }: EntryParts): LedgerEntry {
  const common = {
    at: event.at,
    streamKind: event.streamKind,
    streamId: event.streamId,
    seq: event.seq,
    previous,
    type: event.type,
    ...(own.step === undefined ? {} : { step: own.step }),
    ...(event.post === null ? {} : { post: event.post }),
    ...(own.unit === undefined ? {} : { unit: own.unit }),
    actor: commitments.actor,
    ...(commitments.principal === null ? {} : { principal: commitments.principal }),
    fields: commitments.fields,
    command: hash('sha256', event.commandId),
    build: own.build,
    algorithms: ENTRY_ALGORITHMS,
    payloadHash: hash('sha256', event.payload),
  };
  if (namesItem(own.kind)) return { ...common, kind: own.kind, item: own.item ?? '', version: own.version ?? '' };
  if (own.item === undefined || own.version === undefined) return { ...common, kind: own.kind };
  return { ...common, kind: own.kind, item: own.item, version: own.version };
}
