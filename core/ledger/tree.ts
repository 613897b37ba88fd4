import { sha256Bytes } from '../kernel/hash.ts';
import { Fault } from '../kernel/outcome.ts';

/** SHA-256 of bytes, 32 bytes. It must not keep the array it is given: callers reuse it. */
export type HashFunction = (bytes: Uint8Array) => Uint8Array;

/** Length of every hash in the tree, in bytes. */
export const HASH_LENGTH = 32;

/**
 * The three hashes of an RFC 6962 tree over one hash function.
 *
 * @source rfc:6962#2.1
 */
export type TreeHasher = {
  /** H(0x00, entry). */
  readonly leaf: (entry: Uint8Array) => Uint8Array;
  /** H(0x01, left, right); both of 32 bytes. */
  readonly node: (left: Uint8Array, right: Uint8Array) => Uint8Array;
  /** H of nothing: the root of the tree without leaves. */
  readonly empty: () => Uint8Array;
};

const LONGEST_ENTRY = 65_535;

/**
 * A tree hasher over a hash function; without one, the pure JavaScript SHA-256.
 *
 * Server and auditor pass node:crypto, which is about four times as fast.
 */
export function treeHasher(hash: HashFunction = sha256Bytes): TreeHasher {
  // One prefixed scratch buffer each: allocating per hash costs as much as hashing.
  const leafInput = new Uint8Array(LONGEST_ENTRY + 1);
  const nodeInput = new Uint8Array(1 + 2 * HASH_LENGTH);
  nodeInput[0] = 1;
  return {
    leaf: (entry) => {
      if (entry.length > LONGEST_ENTRY) throw new Fault('entry-too-long', { bytes: entry.length });
      leafInput.set(entry, 1);
      return hash(leafInput.subarray(0, entry.length + 1));
    },
    node: (left, right) => {
      if (left.length !== HASH_LENGTH || right.length !== HASH_LENGTH) {
        throw new Fault('bad-hash-length', { left: left.length, right: right.length });
      }
      nodeInput.set(left, 1);
      nodeInput.set(right, 1 + HASH_LENGTH);
      return hash(nodeInput);
    },
    empty: () => hash(new Uint8Array(0)),
  };
}

/** The tree hasher over the pure JavaScript SHA-256. */
export const pureHasher: TreeHasher = treeHasher();

/** The largest power of two below a size of at least two: where RFC 6962 splits a tree. Exact up to 2^53 - 1. */
export function splitPoint(size: number): number {
  // Doubling, never shifting: JavaScript shifts work on 32 bits.
  let power = 1;
  while (power * 2 < size) power *= 2;
  return power;
}
