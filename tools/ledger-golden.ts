/** Writes the golden log anew: `node tools/ledger-golden.ts` on a Node that strips types, or through the build. Only for a deliberate change of format. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { TileTree } from '../core/ledger/tile-tree.ts';
import { pureHasher } from '../core/ledger/tree.ts';
import { checkpointOf, inventedEntries, logFiles } from '../testkit/ledger/invented-log.ts';

const SIZE = 300;
const folder = join(import.meta.dirname, '../core/ledger/golden');

const entries = inventedEntries(SIZE);
const tree = new TileTree();
const checkpoints = [checkpointOf(tree, 0)];
for (const entry of entries) {
  tree.append(pureHasher.leaf(entry));
  checkpoints.push(checkpointOf(tree, tree.size));
}

rmSync(folder, { recursive: true, force: true });
const files = new Map(logFiles(entries));
// Every checkpoint ends with a newline, and none holds a form feed.
files.set('checkpoints', new TextEncoder().encode(checkpoints.join('\f')));
for (const [path, bytes] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}
console.log(`golden log of ${SIZE} entries: ${files.size} files`);
