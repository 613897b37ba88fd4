import type { Canonical } from '../../core/kernel/canonical.ts';
import { asId } from '../../core/kernel/id.ts';
import type { RotationEvent } from '../../core/org/rotation.ts';
import { openValues } from '../platform/keys/committed-values.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import type { eventsOfRotation } from './store.ts';

type Row = Awaited<ReturnType<ReturnType<typeof eventsOfRotation>['execute']>>[number];

/** The stream of one person in one post. */
export function rotationStream(post: string, person: string): string {
  return `${post}.${person}`;
}

/** What words belong to an event: sealed beside it, never in its payload. */
export type RotationWords = { readonly what?: string; readonly things?: readonly string[] };

/** The event that a row stands for. Payloads are written by `arrangeRotation` only and are covered by the ledger, so their shape is trusted. */
export function eventOfRow(keys: KeyStore, row: Row): RotationEvent {
  const { salt: _salt, commitments: _commitments, ...payload } = JSON.parse(row.payload) as Record<string, unknown>;
  const words = row.sealed === null ? {} : wordsOf(keys, row, row.sealed);
  return { things: [], what: '', ...payload, ...words, at: row.at, by: asId<'person'>(row.actor ?? '') } as unknown as RotationEvent;
}

function wordsOf(keys: KeyStore, row: Row, sealed: Uint8Array): RotationWords {
  const opened = openValues(keys, { streamKind: 'rotation', streamId: row.stream_id, seq: row.seq }, sealed);
  if (opened === 'erased') return {};
  const value = (label: string): Canonical | undefined => opened.get(label)?.value;
  const [what, things] = [value('what'), value('things')];
  return { ...(typeof what === 'string' ? { what } : {}), ...(Array.isArray(things) ? { things: things.map(String) } : {}) };
}
