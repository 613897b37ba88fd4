import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isRefusal } from '../kernel/outcome.ts';
import { checkpointOf, INVENTED_KEY, INVENTED_ORIGIN, inventedEntries } from '../../testkit/ledger/invented-log.ts';
import { ed25519PublicKey, ed25519Signer, ed25519Verifier } from './note-key.ts';
import { proveInclusion } from './proof.ts';
import { parseReceipt, type Receipt, receiptText, verifyReceipt } from './receipt.ts';
import { noteText, parseNote, signNote } from './signed-note.ts';
import { TileTree } from './tile-tree.ts';
import { pureHasher } from './tree.ts';

const entries = inventedEntries(40);
const tree = new TileTree();
for (const entry of entries) tree.append(pureHasher.leaf(entry));
const log = { origin: INVENTED_ORIGIN, key: ed25519Verifier(INVENTED_KEY) };

function entryAt(index: number): Uint8Array {
  return entries[index] ?? new Uint8Array();
}

function receiptOf(index: number, size: number): Receipt {
  const proof = proveInclusion(index, size, { reader: tree.reader(size) });
  return { index, proof, checkpoint: checkpointOf(tree, size), extra: pureHasher.leaf(entryAt(index)) };
}

const receipt = receiptOf(11, 29);
const text = receiptText(receipt);

describe('receipt', () => {
  it('proves the entry it was made for, at every index and size', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), (size, pick) => {
        const index = pick % size;
        const made = receiptText(receiptOf(index, size));
        expect(verifyReceipt(made, entryAt(index), { log })).toMatchObject({ index, checkpoint: { size, signedBy: [INVENTED_ORIGIN] } });
        expect(receiptText(parseReceipt(made) as Receipt)).toBe(made);
      }),
      { numRuns: 25 },
    );
  });

  it('has the form of the specification', () => {
    expect(text.split('\n').slice(0, 3)).toEqual([
      'c2sp.org/tlog-proof@v1',
      expect.stringMatching(/^extra [A-Za-z0-9+/]{43}=$/),
      'index 11',
    ]);
    expect(text).toContain(`=\n\n${INVENTED_ORIGIN}\n29\n`);
  });

  it('proves without the extra line too', () => {
    const { extra: _, ...bare } = receipt;
    expect(isRefusal(verifyReceipt(receiptText(bare), entryAt(11), { log }))).toBe(false);
  });

  it('names the reason when it does not prove the entry', () => {
    expect(verifyReceipt(text, entryAt(12), { log })).toMatchObject({ refused: 'wrong-leaf' });
    const swapped = { ...receipt, proof: receipt.proof.toReversed() };
    expect(verifyReceipt(receiptText(swapped), entryAt(11), { log })).toMatchObject({ refused: 'wrong-proof' });
    expect(verifyReceipt(receiptText({ ...receipt, index: 12 }), entryAt(11), { log })).toMatchObject({ refused: 'wrong-proof' });
    expect(verifyReceipt(text, entryAt(11), { log: { ...log, origin: 'elsewhere' } })).toMatchObject({ refused: 'wrong-origin' });
    const forged = text.replace('\n29\n', '\n30\n');
    expect(verifyReceipt(forged, entryAt(11), { log })).toMatchObject({ refused: 'bad-signature' });
    const otherKey = ed25519Verifier({ name: INVENTED_ORIGIN, publicKey: ed25519PublicKey(new Uint8Array(32).fill(8)) });
    expect(verifyReceipt(text, entryAt(11), { log: { ...log, key: otherKey } })).toMatchObject({ refused: 'unsigned' });
    expect(verifyReceipt('', entryAt(11), { log })).toMatchObject({ refused: 'malformed' });
  });

  it('keeps cosignatures and checks those of known witnesses', () => {
    const seed = new Uint8Array(32).fill(77);
    const note = parseNote(receipt.checkpoint);
    if (isRefusal(note)) throw new Error(note.refused);
    const witnessed = { ...receipt, checkpoint: noteText(signNote(note, ed25519Signer('witness.example', seed))) };
    const witness = ed25519Verifier({ name: 'witness.example', publicKey: ed25519PublicKey(seed) });
    expect(verifyReceipt(receiptText(witnessed), entryAt(11), { log: { ...log, witnesses: [witness] } })).toMatchObject({
      checkpoint: { signedBy: [INVENTED_ORIGIN, 'witness.example'] },
    });
  });

  it.each([
    ['first-line', text.replace('@v1', '@v2')],
    ['index', text.replace('index 11', 'index 011')],
    ['index', text.replace('index 11', 'index -1')],
    ['index', text.replace('index 11\n', '')],
    ['extra', text.replace(/extra .*\n/, 'extra \n')],
    ['proof', text.replace('index 11\n', 'index 11\nAAAA\n')],
    ['proof', text.replace('index 11\n', `index 11\n${'A'.repeat(43)}=\n`.repeat(2))],
    ['layout', text.replaceAll('\n', '\r\n')],
    ['layout', text.replaceAll('\n\n', '\n')],
    ['proof', text.replace('index 11\n', `index 11\n${`${'A'.repeat(43)}=\n`.repeat(64)}`)],
  ])('with a wrong %s is malformed', (part, changed) => {
    expect(parseReceipt(changed)).toMatchObject({ refused: 'malformed', because: { part } });
  });

  it('is refused after any change of one bit outside the extra line', () => {
    const { extra: _, ...bare } = receipt;
    const bytes = new TextEncoder().encode(receiptText(bare));
    for (let at = 0; at < bytes.length; at += 1) {
      const changed = bytes.with(at, (bytes[at] ?? 0) ^ (1 << (at % 7)));
      const found = verifyReceipt(new TextDecoder().decode(changed), entryAt(11), { log });
      expect(isRefusal(found), `byte ${at}`).toBe(true);
    }
  });
});
