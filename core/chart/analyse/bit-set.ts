/** A set of small whole numbers as 32-bit words. All sets of one use have the same number of words. */
export type BitSet = readonly number[];

/** Number of words for numbers below `size`, at least 1. */
export function wordsFor(size: number): number {
  return Math.max(1, (size + 31) >>> 5);
}

/** A new empty set that can hold numbers below `size`. */
export function noBits(size: number): number[] {
  const words: number[] = [];
  for (let word = wordsFor(size); word > 0; word -= 1) words.push(0);
  return words;
}

/** The set of numbers below `size` for which the test holds. */
export function bitsWhere(size: number, holds: (member: number) => boolean): number[] {
  const set = noBits(size);
  for (let member = 0; member < size; member += 1) if (holds(member)) addBit(set, member);
  return set;
}

/** True when the set has the number. */
export function hasBit(set: ArrayLike<number>, member: number): boolean {
  return (((set[member >>> 5] ?? 0) >>> (member & 31)) & 1) === 1;
}

/** Adds the number to a set that is still being built. */
export function addBit(set: number[], member: number): void {
  set[member >>> 5] = (set[member >>> 5] ?? 0) | (1 << (member & 31));
}

/** The set with one more member. */
export function withBit(set: BitSet, member: number): BitSet {
  if (hasBit(set, member)) return set;
  const copy = [...set];
  addBit(copy, member);
  return copy;
}

/** True when every member of `small` is in `large`. */
export function isSubset(small: BitSet, large: BitSet): boolean {
  for (let word = 0; word < small.length; word += 1) if (((small[word] ?? 0) & ~(large[word] ?? 0)) !== 0) return false;
  return true;
}

/** True when the sets have a common member. */
export function intersects(left: BitSet, right: BitSet): boolean {
  for (let word = 0; word < left.length; word += 1) if (((left[word] ?? 0) & (right[word] ?? 0)) !== 0) return true;
  return false;
}

/** The members, ascending. */
export function membersOf(set: BitSet): number[] {
  const members: number[] = [];
  set.forEach((bits, word) => {
    for (let left = bits; left !== 0; left &= left - 1) members.push(word * 32 + 31 - Math.clz32(left & -left));
  });
  return members;
}

/** Adds `set` to an antichain of minimal sets; false when a subset was already there. */
export function addMinimal(antichain: BitSet[], set: BitSet): boolean {
  return addExtreme(antichain, set, isSubset);
}

/** Adds `set` to an antichain of maximal sets; false when a superset was already there. */
export function addMaximal(antichain: BitSet[], set: BitSet): boolean {
  return addExtreme(antichain, set, (old, fresh) => isSubset(fresh, old));
}

function addExtreme(antichain: BitSet[], set: BitSet, covers: (better: BitSet, worse: BitSet) => boolean): boolean {
  let kept = 0;
  for (const old of antichain) if (covers(old, set)) return false;
  for (const old of antichain) if (!covers(set, old)) antichain[kept++] = old;
  antichain.length = kept;
  antichain.push(set);
  return true;
}
