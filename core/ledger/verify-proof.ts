import { bytesEqual } from './bytes-equal.ts';
import { isSubtree, proofRanges, type LeafRange, type Proof } from './proof.ts';
import { HASH_LENGTH, pureHasher, type TreeHasher } from './tree.ts';

/** Claim that a leaf lies at an index of a tree. */
export type InclusionClaim = {
  readonly index: number;
  readonly size: number;
  readonly leafHash: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: Proof;
};

/** True when the proof shows that the leaf is in the tree. An empty tree holds no leaf. */
export function verifyInclusion(claim: InclusionClaim, hasher: TreeHasher = pureHasher): boolean {
  const { index, size, leafHash, root, proof } = claim;
  if (leafHash.length !== HASH_LENGTH) return false;
  return provesSubtree({ range: { start: index, end: index + 1 }, size, inner: leafHash, root, proof }, hasher);
}

/** Claim that a leaf lies in a subtree; the index counts from the beginning of the whole tree. */
export type SubtreeInclusionClaim = Omit<InclusionClaim, 'size'> & { readonly range: LeafRange };

/** True when the proof shows that the leaf is in the subtree, whose own admissibility is checked too. */
export function verifySubtreeInclusion(claim: SubtreeInclusionClaim, hasher: TreeHasher = pureHasher): boolean {
  const { index, range, leafHash, root, proof } = claim;
  if (!isSubtree(range, range.end) || index < range.start) return false;
  return verifyInclusion({ index: index - range.start, size: range.end - range.start, leafHash, root, proof }, hasher);
}

/** Claim that an older tree is the beginning of a newer one. */
export type ConsistencyClaim = {
  readonly olderSize: number;
  readonly newerSize: number;
  readonly olderRoot: Uint8Array;
  readonly newerRoot: Uint8Array;
  readonly proof: Proof;
};

/** True when the proof shows it. An older size of zero is refused: such a proof says nothing (the witness treats it before). */
export function verifyConsistency(claim: ConsistencyClaim, hasher: TreeHasher = pureHasher): boolean {
  const { olderSize, newerSize, olderRoot, newerRoot, proof } = claim;
  const range = { start: 0, end: olderSize };
  return provesSubtree({ range, size: newerSize, inner: olderRoot, root: newerRoot, proof }, hasher);
}

/** Claim that a range of leaves with one root is a subtree of a whole tree. */
export type SubtreeConsistencyClaim = {
  readonly range: LeafRange;
  readonly size: number;
  readonly subtreeRoot: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: Proof;
};

/**
 * True when the proof shows it.
 *
 * An empty range within the size is accepted with the empty root and no proof, whatever the whole root is: it is no evidence about the tree.
 */
export function verifySubtreeConsistency(claim: SubtreeConsistencyClaim, hasher: TreeHasher = pureHasher): boolean {
  const { range, size, subtreeRoot, root, proof } = claim;
  if (range.start !== range.end) return provesSubtree({ range, size, inner: subtreeRoot, root, proof }, hasher);
  const inside = Number.isSafeInteger(range.end) && Number.isSafeInteger(size) && range.start >= 0 && range.end <= size;
  return inside && proof.length === 0 && bytesEqual(subtreeRoot, hasher.empty());
}

type SubtreeClaim = {
  readonly range: LeafRange;
  readonly size: number;
  readonly inner: Uint8Array;
  readonly root: Uint8Array;
  readonly proof: Proof;
};

function provesSubtree(claim: SubtreeClaim, hasher: TreeHasher): boolean {
  if (!isSubtree(claim.range, claim.size)) return false;
  const ranges = proofRanges(claim.range, claim.size);
  if (ranges.length !== claim.proof.length) return false;
  // Roots may be placeholders where nothing is hashed; a hash that goes into a node must have its full length.
  const hashed = ranges.length === 0 ? [] : [claim.inner, ...claim.proof];
  if (hashed.some((hash) => hash.length !== HASH_LENGTH)) return false;
  const { inner, whole } = climb(claim, ranges, hasher);
  return bytesEqual(inner, claim.inner) && bytesEqual(whole, claim.root);
}

/** Recomputes both roots from the proof, from the innermost hash outwards. */
function climb(claim: SubtreeClaim, ranges: readonly LeafRange[], hasher: TreeHasher): { inner: Uint8Array; whole: Uint8Array } {
  const { range, proof } = claim;
  const known = !ranges.some((part) => part.start >= range.start && part.end <= range.end);
  let inner = known ? claim.inner : (proof[0] ?? claim.inner);
  let whole = inner;
  for (let at = known ? 0 : 1; at < proof.length; at += 1) {
    const hash = proof[at] ?? claim.inner;
    const part = ranges[at];
    if (part === undefined || part.start >= range.end) whole = hasher.node(whole, hash);
    else {
      whole = hasher.node(hash, whole);
      // A part to the left that lies inside the subtree belongs to the older root as well.
      if (part.start >= range.start) inner = hasher.node(hash, inner);
    }
  }
  return { inner, whole };
}
