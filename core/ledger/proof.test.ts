import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { CompactTree } from './compact-tree.ts';
import { TileCache } from './opened-tile.ts';
import { isSubtree, proveConsistency, proveInclusion, proveSubtree } from './proof.ts';
import { TileTree } from './tile-tree.ts';
import { tileHashReader, tilesOfProof } from './tile-hash-reader.ts';
import { pureHasher, splitPoint } from './tree.ts';
import { verifyConsistency, verifyInclusion, verifySubtreeConsistency, verifySubtreeInclusion } from './verify-proof.ts';

const LARGEST = 2_000;
const leaves = Array.from({ length: LARGEST }, (_, at) => pureHasher.leaf(new TextEncoder().encode(`entry ${at}`)));
const tree = new TileTree();
for (const leaf of leaves) tree.append(leaf);

/** RFC 6962 section 2.1 word for word. */
function slowRoot(start: number, end: number): Uint8Array {
  if (start === end) return pureHasher.empty();
  if (end - start === 1) return leaves[start] ?? new Uint8Array();
  const middle = start + splitPoint(end - start);
  return pureHasher.node(slowRoot(start, middle), slowRoot(middle, end));
}

const inTree = fc
  .integer({ min: 1, max: LARGEST })
  .chain((size) => fc.record({ size: fc.constant(size), index: fc.integer({ min: 0, max: size - 1 }) }));

const subtree = fc
  .record({ size: fc.integer({ min: 1, max: LARGEST }), level: fc.integer({ min: 0, max: 10 }), at: fc.nat(), cut: fc.nat() })
  .map(({ size, level, at, cut }) => {
    const step = 2 ** level;
    const start = (at % Math.ceil(size / step)) * step;
    const end = start + 1 + (cut % Math.min(step, size - start));
    return { size, range: { start, end } };
  });

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = bytes.slice();
  const at = Math.floor(bit / 8);
  copy[at] = (copy[at] ?? 0) ^ (1 << (bit % 8));
  return copy;
}

/** Every way to change one bit of one of the hashes. */
function* bitChanges(hashes: readonly Uint8Array[]): Generator<readonly Uint8Array[]> {
  for (const [at, hash] of hashes.entries()) {
    for (let bit = 0; bit < hash.length * 8; bit += 1) yield hashes.with(at, flipped(hash, bit));
  }
}

describe('tree', () => {
  it('has the root of the slow reference tree at sampled sizes up to 2,000, by frontier and by tiles', () => {
    const compact = new CompactTree();
    const sampled = (size: number) => size < 70 || size % 97 === 0 || [255, 256, 257, 511, 512, 513, 1024, LARGEST].includes(size);
    let compared = 0;
    for (let size = 0; size <= LARGEST; size += 1) {
      const leaf = leaves[size - 1];
      if (leaf !== undefined) compact.appendLeaf(leaf);
      if (!sampled(size) && process.env['MINGQUAN_NIGHTLY'] === undefined) continue;
      const slow = slowRoot(0, size);
      expect(compact.root()).toEqual(slow);
      expect(tree.root(size)).toEqual(slow);
      compared += 1;
    }
    expect(compared).toBeGreaterThan(90);
  });

  it('goes on from a kept frontier as if it had never stopped', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 300 }), fc.integer({ min: 0, max: 300 }), (first, more) => {
        const one = new CompactTree();
        for (const leaf of leaves.slice(0, first)) one.appendLeaf(leaf);
        const two = new CompactTree(pureHasher, one.frontier());
        for (const leaf of leaves.slice(first, first + more)) two.appendLeaf(leaf);
        expect(two.root()).toEqual(tree.root(first + more));
      }),
      { numRuns: 30 },
    );
  });

  it('refuses a frontier that does not fit its size', () => {
    expect(() => new CompactTree(pureHasher, { size: 3, hashes: leaves.slice(0, 1) })).toThrow('bad-frontier');
  });
});

describe('proofs', () => {
  it('show every leaf they are made for', () => {
    fc.assert(
      fc.property(inTree, ({ size, index }) => {
        const proof = proveInclusion(index, size, { reader: tree.reader(size) });
        const leafHash = leaves[index] ?? new Uint8Array();
        expect(verifyInclusion({ index, size, leafHash, root: tree.root(size), proof })).toBe(true);
      }),
    );
  });

  it('show every older tree they are made for', () => {
    fc.assert(
      fc.property(inTree, ({ size: newerSize, index }) => {
        const olderSize = index + 1;
        const proof = proveConsistency(olderSize, newerSize, { reader: tree.reader(newerSize) });
        const claim = { olderSize, newerSize, olderRoot: tree.root(olderSize), newerRoot: tree.root(newerSize), proof };
        expect(verifyConsistency(claim)).toBe(true);
      }),
    );
  });

  it('show every subtree, and every leaf in it', () => {
    fc.assert(
      fc.property(subtree, fc.nat(), ({ size, range }, pick) => {
        expect(isSubtree(range, size)).toBe(true);
        const root = slowRoot(range.start, range.end);
        const proof = proveSubtree(range, size, { reader: tree.reader(size) });
        expect(verifySubtreeConsistency({ range, size, subtreeRoot: root, root: tree.root(size), proof })).toBe(true);
        const index = range.start + (pick % (range.end - range.start));
        const within = new TileTree();
        for (const leaf of leaves.slice(range.start, range.end)) within.append(leaf);
        const path = proveInclusion(index - range.start, within.size, { reader: within.reader() });
        const leafHash = leaves[index] ?? new Uint8Array();
        expect(verifySubtreeInclusion({ index, range, leafHash, root, proof: path })).toBe(true);
      }),
    );
  });

  it('of ranges that no tree has as a subtree are neither made nor accepted', () => {
    const [one = new Uint8Array(), two = new Uint8Array()] = leaves.slice(1, 3);
    const range = { start: 1, end: 3 };
    const root = pureHasher.node(one, two);
    expect(isSubtree(range, 4)).toBe(false);
    expect(() => proveSubtree(range, 4, { reader: tree.reader(4) })).toThrow('not-a-subtree');
    expect(verifySubtreeInclusion({ index: 1, range, leafHash: one, root, proof: [two] })).toBe(false);
    expect(verifySubtreeConsistency({ range, size: 3, subtreeRoot: root, root, proof: [] })).toBe(false);
    expect(isSubtree({ start: 4, end: 7 }, 7)).toBe(true);
    expect(isSubtree({ start: 4, end: 9 }, 9)).toBe(false);
  });

  it('are right at every size with one cache of opened tiles for all sizes', () => {
    const cache = new TileCache(3);
    for (const size of [200, 256, 300, 511, 513, 700, 1_030, 1_999]) {
      const index = size - 1;
      const proof = proveInclusion(index, size, { reader: tree.reader(size, cache) });
      expect(verifyInclusion({ index, size, leafHash: leaves[index] ?? new Uint8Array(), root: tree.root(size), proof })).toBe(true);
    }
  });

  it('need no tile but those announced', () => {
    fc.assert(
      fc.property(subtree, ({ size, range }) => {
        const announced = new Map(tilesOfProof(range, size).map((tile) => [JSON.stringify(tile), tile]));
        const hashTile = (level: number, index: number, width: number) => {
          expect(announced.has(JSON.stringify({ kind: 'hashes', level, index, width }))).toBe(true);
          return tree.hashTile(level, index, width);
        };
        const proof = proveSubtree(range, size, { reader: tileHashReader({ hashTile }, { size }) });
        expect(proof).toEqual(proveSubtree(range, size, { reader: tree.reader(size) }));
      }),
    );
  });

  it('are refused after any change of one bit in hash, root or leaf, or of the index', () => {
    fc.assert(
      fc.property(inTree, ({ size, index }) => {
        const leafHash = leaves[index] ?? new Uint8Array();
        const proof = proveInclusion(index, size, { reader: tree.reader(size) });
        for (const [leaf = leafHash, root = leafHash, ...path] of bitChanges([leafHash, tree.root(size), ...proof])) {
          expect(verifyInclusion({ index, size, leafHash: leaf, root, proof: path })).toBe(false);
        }
        for (let bit = 0; bit < 53; bit += 1) {
          const power = 2 ** bit;
          const other = Math.floor(index / power) % 2 === 1 ? index - power : index + power;
          expect(verifyInclusion({ index: other, size, leafHash, root: tree.root(size), proof })).toBe(false);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('of consistency are refused after any change of one bit', () => {
    fc.assert(
      fc.property(subtree, ({ size, range }) => {
        const proof = proveSubtree(range, size, { reader: tree.reader(size) });
        const hashes = [slowRoot(range.start, range.end), tree.root(size), ...proof];
        for (const [subtreeRoot = new Uint8Array(), root = new Uint8Array(), ...path] of bitChanges(hashes)) {
          expect(verifySubtreeConsistency({ range, size, subtreeRoot, root, proof: path })).toBe(false);
        }
      }),
      { numRuns: 6 },
    );
  });

  it('are refused for numbers that a JavaScript number cannot hold', () => {
    const leafHash = leaves[0] ?? new Uint8Array();
    for (const size of [2 ** 53, 2 ** 64, Number.NaN, Number.POSITIVE_INFINITY, -1, 1.5]) {
      expect(verifyInclusion({ index: 0, size, leafHash, root: leafHash, proof: [] })).toBe(false);
      expect(verifyInclusion({ index: size, size: 1, leafHash, root: leafHash, proof: [] })).toBe(false);
    }
  });

  it('work above 32 bits', () => {
    // A tree of 2^40 equal leaves needs one hash per level.
    const level: Uint8Array[] = [leaves[0] ?? new Uint8Array()];
    for (let at = 0; at < 40; at += 1) level.push(pureHasher.node(level[at] ?? new Uint8Array(), level[at] ?? new Uint8Array()));
    const reader = { node: (height: number) => level[height] ?? new Uint8Array() };
    const index = 2 ** 39 + 2 ** 33 + 5;
    const proof = proveInclusion(index, 2 ** 40, { reader });
    const claim = { index, size: 2 ** 40, leafHash: leaves[0] ?? new Uint8Array(), root: level[40] ?? new Uint8Array(), proof };
    expect(proof).toHaveLength(40);
    expect(verifyInclusion(claim)).toBe(true);
    expect(verifyInclusion({ ...claim, size: 2 ** 39 })).toBe(false);
  });
});
