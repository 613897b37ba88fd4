import { describe, expect, test } from 'vitest';
import { base64Text } from '../../../core/ledger/base64.ts';
import { ed25519PublicKey, noteKeyText } from '../../../core/ledger/note-key.ts';
import { INVENTED_ORIGIN } from '../../../testkit/ledger/invented-log.ts';
import { inventedReceipt } from '../../../testkit/ledger/invented-receipt.ts';
import { checkReceipt } from './check-receipt.ts';

const good = inventedReceipt(11, 29);
const otherKey = ed25519PublicKey(new Uint8Array(32).fill(9));

describe("a receipt on the reader's own device", () => {
  test('is good when entry, proof, checkpoint and key belong together', () => {
    expect(checkReceipt(good)).toBe('good');
  });

  test('is refused by name when another entry is shown with it', () => {
    expect(checkReceipt({ ...good, entryBase64: inventedReceipt(12, 29).entryBase64 })).toBe('wrong-leaf');
    expect(checkReceipt({ ...good, entryBase64: base64Text(new Uint8Array([1])) })).toBe('wrong-leaf');
    expect(checkReceipt({ ...good, entryBase64: '!' })).toBe('malformed');
  });

  test('is refused by name when the key is not the one that signed', () => {
    expect(checkReceipt({ ...good, logKey: 'x' })).toBe('bad-note-key');
    expect(checkReceipt({ ...good, logKey: noteKeyText({ name: 'other.example/ledger', publicKey: otherKey }) })).toBe('wrong-origin');
    expect(checkReceipt({ ...good, logKey: noteKeyText({ name: INVENTED_ORIGIN, publicKey: otherKey }) })).toBe('unsigned');
  });

  test('is refused by name when index or text were changed', () => {
    expect(checkReceipt({ ...good, proof: good.proof.replace('index 11', 'index 10') })).toMatch(/wrong-/);
    expect(checkReceipt({ ...good, proof: good.proof.slice(1) })).toBe('malformed');
  });
});
