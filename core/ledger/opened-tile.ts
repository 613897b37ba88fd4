import { Fault } from '../kernel/outcome.ts';
import { TILE_HEIGHT, TILE_WIDTH } from './tile.ts';
import { HASH_LENGTH, type TreeHasher } from './tree.ts';

/** The levels inside a tile, from its own hashes upwards: row k holds the roots of its complete groups of 2^k hashes. */
export type OpenedTile = readonly Uint8Array[];

/** Hashes a tile up; a partial tile gives complete nodes only. Costs one node hash less than the tile has hashes. */
export function openTile(bytes: Uint8Array, hasher: TreeHasher): OpenedTile {
  const rows = [bytes];
  let below = bytes;
  while (below.length >= 2 * HASH_LENGTH) {
    below = rowAbove(below, hasher);
    rows.push(below);
  }
  return rows;
}

function rowAbove(below: Uint8Array, hasher: TreeHasher): Uint8Array {
  const row = new Uint8Array(Math.floor(below.length / (2 * HASH_LENGTH)) * HASH_LENGTH);
  for (let at = 0; at < row.length; at += HASH_LENGTH) {
    const middle = 2 * at + HASH_LENGTH;
    row.set(hasher.node(below.subarray(2 * at, middle), below.subarray(middle, middle + HASH_LENGTH)), at);
  }
  return row;
}

/** The root of a full tile: one hash of the tile level above. @throws Fault `not-a-full-tile` */
export function fullTileRoot(bytes: Uint8Array, hasher: TreeHasher): Uint8Array {
  const root = bytes.length === TILE_WIDTH * HASH_LENGTH ? openTile(bytes, hasher)[TILE_HEIGHT] : undefined;
  if (root === undefined) throw new Fault('not-a-full-tile', { bytes: bytes.length });
  return root;
}

/** Opened tiles, the least recently used going first. One cache may serve readers of growing sizes of one log. */
export class TileCache {
  readonly #capacity: number;
  readonly #kept = new Map<string, OpenedTile>();

  /** @param capacity tiles to keep, 16 KB each */
  constructor(capacity = 64) {
    this.#capacity = capacity;
  }

  /** The tile under a key, opened by the function when it is not kept. */
  get(key: string, open: () => OpenedTile): OpenedTile {
    const known = this.#kept.get(key);
    const tile = known ?? open();
    if (known !== undefined) this.#kept.delete(key);
    this.#kept.set(key, tile);
    if (this.#kept.size > this.#capacity) this.#dropOldest();
    return tile;
  }

  #dropOldest(): void {
    for (const key of this.#kept.keys()) {
      this.#kept.delete(key);
      return;
    }
  }
}
