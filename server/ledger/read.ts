import type { ReceiptStateView } from '../../contract/public-views.ts';
import { base64Text } from '../../core/ledger/base64.ts';
import { readCheckpoint } from '../../core/ledger/checkpoint.ts';
import { proveInclusion } from '../../core/ledger/proof.ts';
import { receiptText } from '../../core/ledger/receipt.ts';
import { asId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import type { Services } from '../platform/services.ts';
import { platformHasher } from './append.ts';
import type { LogTree } from './log-tree.ts';
import { logKeyText as keyText } from './signing.ts';
import { findEntry, findWaiting, readPublished } from './store.ts';

/** Text of the log's verifier key, as served at `/log.vkey`. */
export function logKeyText(services: Pick<Services, 'about' | 'keys'>): string {
  return keyText(services.about.ledgerOrigin, services.keys.ledgerSeed);
}

/** Place of an event: its stream and number. */
export type ReceiptPlace = { readonly kind: string; readonly id: string; readonly seq: number };

/**
 * The receipt of one event as it stands now: recorded while its leaf waits or its tree is not signed yet, then entered with the proof.
 *
 * @throws Fault `no-such-event`
 */
export async function receiptOf(services: Services, log: LogTree, place: ReceiptPlace): Promise<ReceiptStateView> {
  const { county, database } = services;
  // Asked in this order: a leaf moves from waiting to entered, never back.
  const waiting = await findWaiting(database.app, county, place);
  const entered = waiting === undefined ? await findEntry(database.app, county, place) : undefined;
  const row = entered ?? waiting;
  if (row === undefined) throw new Fault('no-such-event', { stream: `${place.kind}/${place.id}`, seq: place.seq });
  const entry = { entryHash: hexOf(row.leaf_hash), entryBase64: base64Text(row.entry_bytes), logKey: logKeyText(services) };
  const published = await readPublished(database.app, county);
  const signed = published === undefined ? undefined : readCheckpoint(published.checkpoint);
  if (entered === undefined || published === undefined || signed === undefined || isRefusal(signed) || entered.index >= signed.size) {
    return { state: 'recorded', index: null, treeSize: null, proof: null, ...entry };
  }
  const { index } = entered;
  await log.catchUp(signed.size);
  const proof = proveInclusion(index, signed.size, { reader: log.tree.reader(signed.size), hasher: platformHasher });
  const text = receiptText({ index, proof, checkpoint: published.checkpoint, extra: entered.leaf_hash });
  return { state: 'entered', index, treeSize: signed.size, proof: text, ...entry };
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex');
}

/** What the event table holds of an event without sealed values. */
export type EventRow = {
  readonly type: string;
  readonly payload: string;
  readonly actor: string | null;
  readonly actor_post: string | null;
  readonly at: Instant;
};

/** The event that a row stands for: written by `plainEvent` only and covered by the ledger, so its shape is trusted. */
export function readEvent(row: EventRow): Readonly<Record<string, unknown>> {
  const { salt: _salt, ...payload } = JSON.parse(row.payload) as { salt?: string } & Record<string, unknown>;
  const by = { person: asId<'person'>(row.actor ?? ''), post: asId<'post'>(row.actor_post ?? '') };
  return { ...payload, type: row.type, at: row.at, by };
}
