import { base64Text } from '../../core/ledger/base64.ts';
import { noteKeyText } from '../../core/ledger/note-key.ts';
import { proveInclusion } from '../../core/ledger/proof.ts';
import { receiptText } from '../../core/ledger/receipt.ts';
import { TileTree } from '../../core/ledger/tile-tree.ts';
import { pureHasher } from '../../core/ledger/tree.ts';
import { checkpointOf, INVENTED_KEY, inventedEntries } from './invented-log.ts';

/** What a progress page carries about the receipt of one entry of the invented log. */
export function inventedReceipt(index: number, size: number): { proof: string; entryBase64: string; logKey: string } {
  const entries = inventedEntries(size);
  const tree = new TileTree();
  for (const entry of entries) tree.append(pureHasher.leaf(entry));
  const entry = entries[index] ?? new Uint8Array();
  const proof = proveInclusion(index, size, { reader: tree.reader(size) });
  return {
    proof: receiptText({ index, proof, checkpoint: checkpointOf(tree, size), extra: pureHasher.leaf(entry) }),
    entryBase64: base64Text(entry),
    logKey: noteKeyText(INVENTED_KEY),
  };
}
