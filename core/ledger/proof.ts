import { Fault } from '../kernel/outcome.ts';
import { pureHasher, splitPoint, type TreeHasher } from './tree.ts';

/** Leaves `start` (included) to `end` (excluded). */
export type LeafRange = { readonly start: number; readonly end: number };

/** Hashes of a proof, from the leaf upwards. */
export type Proof = readonly Uint8Array[];

/** Gives roots of complete subtrees: node (level, index) covers the 2^level leaves from index * 2^level. */
export type HashReader = { readonly node: (level: number, index: number) => Uint8Array };

/** True when the range is not empty, lies in the tree, and starts at a multiple of the smallest power of two that is at least its length. */
export function isSubtree(range: LeafRange, size: number): boolean {
  const { start, end } = range;
  if (![start, end, size].every((value) => Number.isSafeInteger(value) && value >= 0)) return false;
  return start < end && end <= size && start % ceilingPower(end - start) === 0;
}

function ceilingPower(length: number): number {
  let power = 1;
  while (power < length) power *= 2;
  return power;
}

/**
 * The ranges whose roots form the proof that a subtree belongs to a tree, innermost first.
 *
 * All four kinds of proof are this one recursion: inclusion is the subtree of one leaf, consistency the subtree that starts at zero.
 *
 * @source rfc:6962#2.1.2
 * @throws Fault `not-a-subtree`
 */
export function proofRanges(range: LeafRange, size: number): readonly LeafRange[] {
  if (!isSubtree(range, size)) throw new Fault('not-a-subtree', { start: range.start, end: range.end, size });
  const ranges: LeafRange[] = [];
  let inner = range;
  let tree: LeafRange = { start: 0, end: size };
  let known = true;
  while (inner.start !== tree.start || inner.end !== tree.end) {
    const middle = tree.start + splitPoint(tree.end - tree.start);
    const left = { start: tree.start, end: middle };
    const right = { start: middle, end: tree.end };
    ranges.unshift(inner.end <= middle ? right : left);
    if (inner.start < middle && inner.end > middle) {
      inner = { start: middle, end: inner.end };
      known = false;
    }
    tree = inner.end <= middle ? left : right;
  }
  if (!known) ranges.unshift(inner);
  return ranges;
}

/** Root of the leaves of one range, whose start must be aligned as in {@link isSubtree}. */
export function rangeRoot(range: LeafRange, reader: HashReader, hasher: TreeHasher = pureHasher): Uint8Array {
  const length = range.end - range.start;
  if (length === 0) return hasher.empty();
  const level = levelOfPower(length);
  if (level !== undefined) return reader.node(level, range.start / length);
  const middle = range.start + splitPoint(length);
  const left = rangeRoot({ start: range.start, end: middle }, reader, hasher);
  return hasher.node(left, rangeRoot({ start: middle, end: range.end }, reader, hasher));
}

/** The exponent of a power of two; undefined for other numbers. Exact up to 2^53 - 1. */
export function levelOfPower(length: number): number | undefined {
  let level = 0;
  let power = 1;
  while (power < length) {
    power *= 2;
    level += 1;
  }
  return power === length ? level : undefined;
}

/** Proof that a subtree belongs to the tree of a size. @throws Fault `not-a-subtree` */
export function proveSubtree(range: LeafRange, size: number, tree: { reader: HashReader; hasher?: TreeHasher }): Proof {
  return proofRanges(range, size).map((part) => rangeRoot(part, tree.reader, tree.hasher));
}

/** Proof that the leaf at an index belongs to the tree of a size. @throws Fault `not-a-subtree` when there is no such leaf */
export function proveInclusion(index: number, size: number, tree: { reader: HashReader; hasher?: TreeHasher }): Proof {
  return proveSubtree({ start: index, end: index + 1 }, size, tree);
}

/** Proof that the tree of an older size, at least one, is the beginning of the newer one. @throws Fault `not-a-subtree` */
export function proveConsistency(older: number, newer: number, tree: { reader: HashReader; hasher?: TreeHasher }): Proof {
  return proveSubtree({ start: 0, end: older }, newer, tree);
}
