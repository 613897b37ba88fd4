import { Fault } from '../kernel/outcome.ts';
import { fullTileRoot, TileCache } from './opened-tile.ts';
import { type HashReader, rangeRoot } from './proof.ts';
import { TILE_WIDTH } from './tile.ts';
import { type TileReader, tileHashReader } from './tile-hash-reader.ts';
import { HASH_LENGTH, pureHasher, type TreeHasher } from './tree.ts';

/** An append-only tree that keeps what tiles hold: about 32.13 bytes per leaf. It gives every tile of every size it ever had. */
export class TileTree {
  readonly #hasher: TreeHasher;
  readonly #levels: HashColumn[] = [];

  constructor(hasher: TreeHasher = pureHasher) {
    this.#hasher = hasher;
  }

  /** Number of leaves. */
  get size(): number {
    return this.#levels[0]?.count ?? 0;
  }

  /** Adds a leaf hash. */
  append(leaf: Uint8Array): void {
    this.#push(0, leaf);
  }

  #push(level: number, hash: Uint8Array): void {
    const column = (this.#levels[level] ??= new HashColumn());
    column.push(hash);
    if (column.count % TILE_WIDTH !== 0) return;
    const tile = column.slice(column.count - TILE_WIDTH, TILE_WIDTH);
    this.#push(level + 1, fullTileRoot(tile, this.#hasher));
  }

  /** Bytes of a hash tile. @throws Fault `no-such-tile` when the tree is too small for it */
  hashTile(level: number, index: number, width: number): Uint8Array {
    const column = this.#levels[level];
    const start = index * TILE_WIDTH;
    if (column === undefined || start + width > column.count) throw new Fault('no-such-tile', { level, index, width });
    return column.slice(start, width);
  }

  /** Roots of complete subtrees, for proofs in the tree of a size up to its own. */
  reader(size: number = this.size, cache: TileCache = new TileCache()): HashReader {
    const tiles: TileReader = { hashTile: (level, index, width) => this.hashTile(level, index, width) };
    return tileHashReader(tiles, { size, hasher: this.#hasher, cache });
  }

  /** Root of the tree of a size up to its own. */
  root(size: number = this.size): Uint8Array {
    return rangeRoot({ start: 0, end: size }, this.reader(size), this.#hasher);
  }
}

class HashColumn {
  #bytes = new Uint8Array(TILE_WIDTH * HASH_LENGTH);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  push(hash: Uint8Array): void {
    const at = this.#count * HASH_LENGTH;
    if (at === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes.set(hash, at);
    this.#count += 1;
  }

  slice(start: number, count: number): Uint8Array {
    return this.#bytes.slice(start * HASH_LENGTH, (start + count) * HASH_LENGTH);
  }
}
