import type { Instant } from '../kernel/instant.ts';

/** A commitment or hash in lower-case hexadecimal, 32 bytes. */
export type HexHash = string;

/** Commitment to one field of an act; the value and its salt stay in the working tables and can be erased there. */
export type FieldCommitment = { readonly name: string; readonly commitment: HexHash };

/** The algorithms an entry was made for. */
export type EntryAlgorithms = { readonly hash: 'sha-256'; readonly signature: 'ed25519' };

/** The algorithms of every entry of this version. */
export const ENTRY_ALGORITHMS: EntryAlgorithms = { hash: 'sha-256', signature: 'ed25519' };

/** What every ledger entry says, whatever its kind. */
export type EntryCommon = {
  /** Server time. Within a stream it never decreases. */
  readonly at: Instant;
  readonly streamKind: string;
  /** For a case its pseudonym of 128 random bits. */
  readonly streamId: string;
  /** Place within the stream, from 1, without gaps. */
  readonly seq: number;
  /** Entry hash of the entry before it in the stream; null for the first. */
  readonly previous: HexHash | null;
  /** Type of the event, past tense. */
  readonly type: string;
  readonly step?: string;
  readonly post?: string;
  readonly unit?: string;
  /** Commitment to the natural person who acted; null when the system or an unnamed citizen did. */
  readonly actor: HexHash | null;
  /** Commitment to the person in whose name the actor acted. */
  readonly principal?: HexHash;
  readonly fields: readonly FieldCommitment[];
  /** SHA-256 of the id of the command that caused the event; entries of one command share it. The id itself is made by a client, so it is not published. */
  readonly command?: HexHash;
  /** Software build id. */
  readonly build: string;
  readonly algorithms: EntryAlgorithms;
  /** SHA-256 of the canonical bytes of the event's payload. */
  readonly payloadHash: HexHash;
};

/** The power item and the content hash of its version in force. */
export type ItemVersion = { readonly item: string; readonly version: HexHash };

/** Kinds of entry that always name an item version: acts in cases, published versions, migrations of running cases. */
export type ItemEntryKind = 'act' | 'publication' | 'migration';

/**
 * Kinds of entry that may name one: grants and their withdrawal, acts of the three administrators, recipient keys, hashes of page bundles, overrides,
 * refusals that supervision must see, and any other event of a stream (imports, reviews, alerts).
 */
export type OtherEntryKind = 'grant' | 'withdrawal' | 'administration' | 'recipient-key' | 'bundle' | 'override' | 'refusal' | 'event';

/** One entry of the ledger: commitments and identifiers, never a personal value. */
export type LedgerEntry =
  | (EntryCommon & ItemVersion & { readonly kind: ItemEntryKind })
  | (EntryCommon & Partial<ItemVersion> & { readonly kind: OtherEntryKind });

/** All kinds, in the order of the union. */
export const ENTRY_KINDS: readonly LedgerEntry['kind'][] = [
  'act',
  'publication',
  'migration',
  'grant',
  'withdrawal',
  'administration',
  'recipient-key',
  'bundle',
  'override',
  'refusal',
  'event',
];

/** True for kinds that must name an item version. */
export function namesItem(kind: LedgerEntry['kind']): kind is ItemEntryKind {
  return kind === 'act' || kind === 'publication' || kind === 'migration';
}
