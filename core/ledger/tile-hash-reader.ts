import { Fault } from '../kernel/outcome.ts';
import { openTile, type OpenedTile, TileCache } from './opened-tile.ts';
import { type HashReader, levelOfPower, type LeafRange, proofRanges } from './proof.ts';
import { TILE_HEIGHT, TILE_WIDTH, type TileAddress, tileWidth } from './tile.ts';
import { HASH_LENGTH, pureHasher, splitPoint, type TreeHasher } from './tree.ts';

/** Gives the bytes of hash tiles; a partial tile may be cut from a wider one. */
export type TileReader = { readonly hashTile: (level: number, index: number, width: number) => Uint8Array };

/** The size of the tree to read, its hasher, and where opened tiles are kept. */
export type TileHashReaderOptions = { readonly size: number; readonly hasher?: TreeHasher; readonly cache?: TileCache };

/**
 * Reads roots of complete subtrees out of tiles.
 *
 * A tile holds only the lowest of its eight levels and opening one costs up to 255 hashes, so opened tiles are kept:
 * with all tiles of a tree kept, a proof is a matter of look-ups.
 */
export function tileHashReader(tiles: TileReader, options: TileHashReaderOptions): HashReader {
  const { size, hasher = pureHasher, cache = new TileCache() } = options;
  const opened = (level: number, index: number): OpenedTile => {
    const width = tileWidth(level, index, size);
    return cache.get(`${level}/${index}/${width}`, () => openTile(tiles.hashTile(level, index, width), hasher));
  };
  return {
    node: (level, index) => {
      const place = placeOf(level, index);
      const row = opened(place.tileLevel, place.tileIndex)[place.row];
      if (row === undefined || place.offset + HASH_LENGTH > row.length) throw new Fault('no-such-node', { level, index });
      return row.subarray(place.offset, place.offset + HASH_LENGTH);
    },
  };
}

type Place = { readonly tileLevel: number; readonly tileIndex: number; readonly row: number; readonly offset: number };

function placeOf(level: number, index: number): Place {
  const row = level % TILE_HEIGHT;
  const perTile = TILE_WIDTH / 2 ** row;
  return {
    tileLevel: (level - row) / TILE_HEIGHT,
    tileIndex: Math.floor(index / perTile),
    row,
    offset: (index % perTile) * HASH_LENGTH,
  };
}

/**
 * The hash tiles needed to prove a subtree in a tree: fetch them first, then make the proof without waiting.
 *
 * For inclusion the range is one leaf, for consistency it starts at zero.
 *
 * @throws Fault `not-a-subtree`
 */
export function tilesOfProof(range: LeafRange, size: number): readonly TileAddress[] {
  const found = new Map<string, TileAddress>();
  for (const node of proofRanges(range, size).flatMap(nodesOfRange)) {
    const { tileLevel: level, tileIndex: index } = placeOf(node.level, node.index);
    found.set(`${level}/${index}`, { kind: 'hashes', level, index, width: tileWidth(level, index, size) });
  }
  return [...found.values()];
}

/** Complete subtrees that make up an aligned range, from left to right. */
function nodesOfRange(range: LeafRange): readonly { readonly level: number; readonly index: number }[] {
  const nodes: { readonly level: number; readonly index: number }[] = [];
  for (let start = range.start; start < range.end;) {
    const power = splitPoint(range.end - start + 1);
    nodes.push({ level: levelOfPower(power) ?? 0, index: start / power });
    start += power;
  }
  return nodes;
}
