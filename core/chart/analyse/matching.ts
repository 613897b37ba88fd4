/** What a matching is about; `domain` is read live, block after block. */
export type MatchingFacts = {
  readonly capacity: readonly number[];
  readonly domain: Int32Array;
  readonly words: number;
  readonly blocks: number;
};

/** Keeps one class of persons for each block, no class beyond its members, while blocks come, shrink and go. */
export class Matching {
  readonly #facts: MatchingFacts;
  readonly #classOf: Int32Array;
  readonly #load: Int32Array;
  readonly #seen: Int32Array;
  #stamp = 0;

  constructor(facts: MatchingFacts) {
    this.#facts = facts;
    this.#classOf = new Int32Array(facts.blocks).fill(-1);
    this.#load = new Int32Array(facts.capacity.length);
    this.#seen = new Int32Array(facts.capacity.length);
  }

  /** The class that is kept for a block. */
  classOf(block: number): number {
    return this.#classOf[block] ?? -1;
  }

  /** Finds a class for the block after its domain changed, moving others if needed; false when there is none. */
  place(block: number, blocks: number): boolean {
    const kept = this.#classOf[block] ?? -1;
    if (kept >= 0) {
      if (this.#allows(block, kept)) return true;
      this.remove(block);
    }
    this.#stamp += 1;
    return this.#augment(block, blocks);
  }

  /** Frees the class of a block that is given up. */
  remove(block: number): void {
    const kept = this.#classOf[block] ?? -1;
    if (kept >= 0) this.#load[kept] = (this.#load[kept] ?? 0) - 1;
    this.#classOf[block] = -1;
  }

  /** Appends the present choice to a trail. */
  save(trail: number[], blocks: number): void {
    for (let block = 0; block < blocks; block += 1) trail.push(this.#classOf[block] ?? -1);
  }

  /** Restores what {@link save} wrote at `from`. */
  restore(trail: readonly number[], from: number, blocks: number): void {
    for (let block = 0; block < blocks; block += 1) this.remove(block);
    for (let block = 0; block < blocks; block += 1) {
      const kept = trail[from + block] ?? -1;
      this.#classOf[block] = kept;
      if (kept >= 0) this.#load[kept] = (this.#load[kept] ?? 0) + 1;
    }
  }

  #allows(block: number, each: number): boolean {
    return (((this.#facts.domain[block * this.#facts.words + (each >>> 5)] ?? 0) >>> (each & 31)) & 1) === 1;
  }

  #augment(block: number, blocks: number): boolean {
    const { words, domain, capacity } = this.#facts;
    for (let word = 0; word < words; word += 1) {
      for (let left = domain[block * words + word] ?? 0; left !== 0; left &= left - 1) {
        const each = word * 32 + 31 - Math.clz32(left & -left);
        if (this.#seen[each] === this.#stamp) continue;
        this.#seen[each] = this.#stamp;
        if ((this.#load[each] ?? 0) < (capacity[each] ?? 0)) {
          this.#load[each] = (this.#load[each] ?? 0) + 1;
          this.#classOf[block] = each;
          return true;
        }
        if (this.#displace(each, block, blocks)) return true;
      }
    }
    return false;
  }

  #displace(each: number, block: number, blocks: number): boolean {
    for (let other = 0; other < blocks; other += 1) {
      if (this.#classOf[other] !== each || !this.#augment(other, blocks)) continue;
      // `other` moved on to another class and raised its load there; its place here goes to `block`.
      this.#classOf[block] = each;
      return true;
    }
    return false;
  }
}
