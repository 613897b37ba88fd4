import type { Canonical } from '../../core/kernel/canonical.ts';
import { openValues } from '../platform/keys/committed-values.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { type AlertContent, contentOf } from './alert-content.ts';

/** What was sealed with one event, by label; nothing once the key was destroyed. */
export function openedAt(
  keys: KeyStore,
  alertId: string,
  { seq, sealed }: { readonly seq: number; readonly sealed: Uint8Array },
): ReadonlyMap<string, Canonical> {
  const opened = openValues(keys, { streamKind: 'alert', streamId: alertId, seq }, sealed);
  return opened === 'erased' ? new Map() : new Map([...opened].map(([label, { value }]) => [label, value]));
}

/** What a rule said last about each alert. */
export function contentsFrom(
  keys: KeyStore,
  values: readonly { readonly stream_id: string; readonly seq: number; readonly sealed: Uint8Array }[],
): ReadonlyMap<string, AlertContent> {
  const found = new Map<string, AlertContent>();
  for (const row of values) {
    const content = contentOf(openedAt(keys, row.stream_id, row).get('content'));
    if (content !== undefined) found.set(row.stream_id, content);
  }
  return found;
}
