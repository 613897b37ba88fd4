import { randomBytes } from 'node:crypto';

import { commitmentOf, type Opening, SALT_LENGTH } from '../../../core/ledger/commitment.ts';
import { type Canonical, canonicalBytes } from '../../../core/kernel/canonical.ts';
import { Fault } from '../../../core/kernel/outcome.ts';
import type { KeyStore } from './key-store.ts';
import { open, seal } from './seal.ts';

/** A value with its salt and the commitment that goes into payload and ledger. */
export type CommittedValue = Opening & { readonly commitment: string };

/** Commits to each value under a fresh salt. The label is the field's name. */
export function commitValues(values: Readonly<Record<string, Canonical>>): readonly CommittedValue[] {
  return Object.entries(values).map(([label, value]) => {
    const opening = { label, salt: Uint8Array.from(randomBytes(SALT_LENGTH)), value };
    return { ...opening, commitment: commitmentOf(opening) };
  });
}

/** One place of an event: stream and sequence number. */
export type EventPlace = { readonly streamKind: string; readonly streamId: string; readonly seq: number };

/** Text form of a place, bound into what is sealed for it. */
export function placeText(place: EventPlace): string {
  return `${place.streamKind}/${place.streamId}/${String(place.seq)}`;
}

/** Streams that have a key of their own, so that they can be erased alone. All others share the general key. */
const ownKey: ReadonlySet<string> = new Set(['case', 'alert']);

/** Makes sure that the stream has its key before its first event is written. */
export function makeStreamKey(keys: KeyStore, stream: { readonly kind: string; readonly id: string }): void {
  if (ownKey.has(stream.kind)) keys.streams.make(`${stream.kind}/${stream.id}`);
}

function findKey(keys: KeyStore, place: EventPlace): Uint8Array | undefined {
  return ownKey.has(place.streamKind) ? keys.streams.find(`${place.streamKind}/${place.streamId}`) : keys.purposeKey('general-stream');
}

/** True when the stream had a key of its own that was destroyed, not lost. */
export function isKeyErased(keys: KeyStore, place: EventPlace): boolean {
  return ownKey.has(place.streamKind) && keys.streams.isErased(`${place.streamKind}/${place.streamId}`);
}

/** Seals the values of one event. @throws Fault `key-erased` when the stream was erased */
export function sealValues(keys: KeyStore, place: EventPlace, values: readonly CommittedValue[]): Uint8Array {
  const key = findKey(keys, place);
  if (key === undefined) throw new Fault('key-erased', { stream: placeText(place) });
  const plain = Object.fromEntries(
    values.map((value) => [value.label, { salt: Buffer.from(value.salt).toString('base64'), value: value.value }]),
  );
  return seal(key, placeText(place), canonicalBytes(plain));
}

/** The openings of one event by label, or `erased` when the stream's key was destroyed. */
export function openValues(keys: KeyStore, place: EventPlace, sealed: Uint8Array): ReadonlyMap<string, Opening> | 'erased' {
  const key = findKey(keys, place);
  if (key === undefined) return 'erased';
  const text = Buffer.from(open(key, placeText(place), sealed)).toString('utf8');
  const plain = JSON.parse(text) as Record<string, { readonly salt: string; readonly value: Canonical }>;
  return new Map(
    Object.entries(plain).map(([label, { salt, value }]) => [label, { label, salt: new Uint8Array(Buffer.from(salt, 'base64')), value }]),
  );
}
