/**
 * Writes the golden log anew; only for a deliberate change of format. From the root of the repository:
 *
 *     npx rolldown tools/ledger-golden.ts --platform node --file dist/ledger-golden.mjs && node dist/ledger-golden.mjs
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { TileTree } from '../core/ledger/tile-tree.ts';
import { pureHasher } from '../core/ledger/tree.ts';
import { checkpointOf, inventedEntries, logFiles } from '../testkit/ledger/invented-log.ts';

const SIZE = 300;
const folder = 'core/ledger/golden';

const entries = inventedEntries(SIZE);
const tree = new TileTree();
const checkpoints = [checkpointOf(tree, 0)];
for (const entry of entries) {
  tree.append(pureHasher.leaf(entry));
  checkpoints.push(checkpointOf(tree, tree.size));
}

const files = new Map(logFiles(entries));
// One after the other, five lines each, from size 0 on. Tiles and bundles of smaller sizes are beginnings of those of the last.
files.set('checkpoints', new TextEncoder().encode(checkpoints.join('')));
rmSync(folder, { recursive: true, force: true });
for (const [path, bytes] of files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), bytes);
}
console.log(`golden log of ${SIZE} entries: ${files.size} files`);
