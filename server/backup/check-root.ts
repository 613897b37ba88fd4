import { bytesEqual } from '../../core/ledger/bytes-equal.ts';
import { openCheckpoint, type SignedCheckpoint } from '../../core/ledger/checkpoint.ts';
import { ed25519Verifier, parseNoteKey } from '../../core/ledger/note-key.ts';
import { TileTree } from '../../core/ledger/tile-tree.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import type { OwnerSession } from '../platform/database/open-database.ts';
import { platformHasher } from '../ledger/append.ts';
import type { CheckedBackup } from './read-backup.ts';
import { type LeafRow, leavesFrom } from './store.ts';

/**
 * Computes the root of the loaded ledger anew and compares it with the checkpoint in the backup and with one that was published, if there is one.
 *
 * @throws Fault `restored-root-differs` (facts: which checkpoint), `backup-behind-checkpoint` when entries that were published are missing,
 * `checkpoint-not-believed` when a checkpoint is not signed by the ledger's key
 */
export async function checkRoot(session: OwnerSession, backup: CheckedBackup, published: string | undefined): Promise<TileTree> {
  const tree = await treeOf(session);
  if (backup.checkpoint !== null) compare(tree, believed(backup, backup.checkpoint, 'backup'), 'backup');
  if (published === undefined) return tree;
  const outside = believed(backup, published, 'published');
  if (outside.size > tree.size) throw new Fault('backup-behind-checkpoint', { published: outside.size, restored: tree.size });
  compare(tree, outside, 'published');
  return tree;
}

async function treeOf(session: OwnerSession): Promise<TileTree> {
  const tree = new TileTree(platformHasher);
  for (;;) {
    const rows = await leavesFrom(session, tree.size);
    if (rows.length === 0) return tree;
    for (const row of rows) takeLeaf(tree, row);
  }
}

function takeLeaf(tree: TileTree, { index, entry_bytes: bytes, leaf_hash: stored }: LeafRow): void {
  const leaf = platformHasher.leaf(bytes);
  if (index !== tree.size || !bytesEqual(leaf, stored))
    throw new Fault('restored-root-differs', { checkpoint: 'entries', index: tree.size });
  tree.append(leaf);
}

function believed({ manifest }: CheckedBackup, text: string, which: string): SignedCheckpoint {
  const key = parseNoteKey(manifest.ledger.key);
  const opened = isRefusal(key) ? key : openCheckpoint(text, { origin: manifest.ledger.origin, key: ed25519Verifier(key) });
  if (isRefusal(opened)) throw new Fault('checkpoint-not-believed', { checkpoint: which, reason: opened.refused });
  return opened;
}

function compare(tree: TileTree, signed: SignedCheckpoint, which: string): void {
  const same = signed.size <= tree.size && bytesEqual(tree.root(signed.size), signed.root);
  if (!same) throw new Fault('restored-root-differs', { checkpoint: which, size: signed.size, entries: tree.size });
}
