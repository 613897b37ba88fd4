import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

import { checkpointOf, inventedEntries, logFiles } from '../../testkit/ledger/invented-log.ts';
import { entryBundleBytes } from './entry-bundle.ts';
import { TILE_WIDTH, tilePath, tilesOfGrowth } from './tile.ts';
import { TileTree } from './tile-tree.ts';
import { pureHasher } from './tree.ts';

const SIZE = 300;
const folder = join(import.meta.dirname, 'golden');
const entries = inventedEntries(SIZE);

function golden(path: string): Buffer {
  return readFileSync(join(folder, path));
}

/** The committed tile of the largest size that holds the wanted one. */
function goldenTile(level: number | 'entries', index: number): Buffer {
  const widest = tilesOfGrowth(0, SIZE).find(
    (tile) => tile.index === index && (tile.kind === 'entries' ? level === 'entries' : tile.level === level),
  );
  if (widest === undefined) throw new Error(`no golden tile ${level}/${index}`);
  return golden(tilePath(widest));
}

describe('golden log', () => {
  it('has the committed checkpoint at every size from 0 to 300', () => {
    const lines = golden('checkpoints').toString('utf8').split('\n');
    const tree = new TileTree();
    for (let size = 0; size <= SIZE; size += 1) {
      if (size > 0) tree.append(pureHasher.leaf(entries[size - 1] ?? new Uint8Array()));
      expect(checkpointOf(tree, size)).toBe(`${lines.slice(size * 5, size * 5 + 5).join('\n')}\n`);
    }
    expect(lines).toHaveLength((SIZE + 1) * 5 + 1);
  });

  it('has the committed tiles and bundles at every size from 0 to 300', () => {
    const tree = new TileTree();
    let compared = 0;
    for (let size = 1; size <= SIZE; size += 1) {
      tree.append(pureHasher.leaf(entries[size - 1] ?? new Uint8Array()));
      for (const tile of tilesOfGrowth(0, size)) {
        const start = tile.index * TILE_WIDTH;
        const bytes =
          tile.kind === 'hashes'
            ? tree.hashTile(tile.level, tile.index, tile.width)
            : entryBundleBytes(entries.slice(start, start + tile.width));
        const committed = goldenTile(tile.kind === 'hashes' ? tile.level : 'entries', tile.index);
        expect(committed.subarray(0, bytes.length).equals(bytes)).toBe(true);
        compared += 1;
      }
    }
    // 255 sizes with one bundle and one tile, size 256 with a level-1 tile besides, 44 sizes with two bundles and three tiles.
    expect(compared).toBe(255 * 2 + 3 + 44 * 5);
  });

  it('has the committed files at the last size, byte for byte', () => {
    const files = logFiles(entries);
    for (const [path, bytes] of files) expect(golden(path).equals(bytes), path).toBe(true);
    expect(files.size).toBe(7);
  });
});
