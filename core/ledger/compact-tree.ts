import { Fault } from '../kernel/outcome.ts';
import { pureHasher, type TreeHasher } from './tree.ts';

/** The right edge of a tree: its size, and the roots of its complete subtrees from the largest to the smallest. */
export type Frontier = { readonly size: number; readonly hashes: readonly Uint8Array[] };

/** An append-only tree that keeps its frontier only: at most 53 hashes, whatever its size. */
export class CompactTree {
  readonly #hasher: TreeHasher;
  readonly #hashes: Uint8Array[];
  #size: number;

  /** @throws Fault `bad-frontier` when the number of hashes is not the number of ones in the size */
  constructor(hasher: TreeHasher = pureHasher, frontier: Frontier = { size: 0, hashes: [] }) {
    if (frontier.hashes.length !== onesIn(frontier.size)) throw new Fault('bad-frontier', { size: frontier.size });
    this.#hasher = hasher;
    this.#hashes = [...frontier.hashes];
    this.#size = frontier.size;
  }

  /** Number of leaves. */
  get size(): number {
    return this.#size;
  }

  /** Adds an entry; answers its leaf hash. */
  append(entry: Uint8Array): Uint8Array {
    const leaf = this.#hasher.leaf(entry);
    this.appendLeaf(leaf);
    return leaf;
  }

  /** Adds a leaf hash that was computed before. */
  appendLeaf(leaf: Uint8Array): void {
    let hash = leaf;
    for (let rest = this.#size; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = this.#hashes.pop();
      if (left === undefined) throw new Fault('bad-frontier', { size: this.#size });
      hash = this.#hasher.node(left, hash);
    }
    this.#hashes.push(hash);
    this.#size += 1;
  }

  /** Root of the whole tree. */
  root(): Uint8Array {
    const root = this.#hashes.reduceRight<Uint8Array | undefined>(
      (right, left) => (right === undefined ? left : this.#hasher.node(left, right)),
      undefined,
    );
    return root ?? this.#hasher.empty();
  }

  /** What must be kept to go on appending later. */
  frontier(): Frontier {
    return { size: this.#size, hashes: [...this.#hashes] };
  }
}

function onesIn(size: number): number {
  if (!Number.isSafeInteger(size) || size < 0) throw new Fault('bad-frontier', { size });
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
