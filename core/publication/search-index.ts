import { bigramsOf, searchForm } from './search-words.ts';

/** What one item can be found by, as it was published. */
export type Findable = {
  readonly code: string;
  /** Names in their folded form, one a line. */
  readonly text: string;
  /** Pinyin initials of the names, one a line. */
  readonly initials: string;
  /** All character pairs of names, lead and category. */
  readonly pairs: readonly string[];
};

/** A word that is sought, and the codes of units whose names hold it. */
export type SoughtWord = { readonly word: string; readonly units: readonly string[] };

/**
 * Finds items by words in the memory of the process: ten thousand are looked through in a millisecond or two, where a database needs a trip
 * for each question.
 */
export class SearchIndex {
  readonly #items: readonly Findable[];
  readonly #byPair = new Map<string, number[]>();
  readonly #byUnit: ReadonlyMap<string, ReadonlySet<number>>;

  /**
   * @param items in the order in which they are shown, the weightiest first
   * @param byUnit codes of the items that stand in the list of a unit, by the code of the unit
   */
  constructor(items: readonly Findable[], byUnit: ReadonlyMap<string, readonly string[]>) {
    this.#items = items;
    const places = new Map(items.map(({ code }, at) => [code, at]));
    for (const [at, { pairs }] of items.entries()) {
      for (const pair of pairs) {
        const found = this.#byPair.get(pair);
        if (found === undefined) this.#byPair.set(pair, [at]);
        else found.push(at);
      }
    }
    this.#byUnit = new Map([...byUnit].map(([unit, codes]) => [unit, new Set(codes.flatMap((code) => places.get(code) ?? []))]));
  }

  /**
   * Codes of items that hold every word: in their own words, or in the name of a unit whose list they stand in. Those that hold more of the
   * words themselves come first, then the heavier ones.
   */
  find(sought: readonly SoughtWord[], most: number): readonly string[] {
    const words = sought.map(({ word, units }) => ({
      own: this.#holding(word),
      listed: units.flatMap((unit) => this.#byUnit.get(unit) ?? []),
    }));
    const [first] = words;
    if (first === undefined) return this.#items.slice(0, most).map(({ code }) => code);
    // Bit by bit which words an item does not hold itself, the first word in front.
    const ranked = new Map<number, number[]>();
    for (const at of union(first)) {
      let rank = 0;
      let isFound = true;
      for (const { own, listed } of words) {
        const isOwn = own.has(at);
        isFound &&= isOwn || listed.some((places) => places.has(at));
        rank = rank * 2 + (isOwn ? 0 : 1);
      }
      if (!isFound) continue;
      const same = ranked.get(rank);
      if (same === undefined) ranked.set(rank, [at]);
      else same.push(at);
    }
    const ordered = [...ranked].toSorted(([a], [b]) => a - b).flatMap(([, places]) => places.toSorted((a, b) => a - b));
    return ordered.slice(0, most).flatMap((at) => this.#items[at]?.code ?? []);
  }

  /** Latin letters and digits are pinyin initials or a code; everything else is its text, or all of its character pairs. */
  #holding(word: string): ReadonlySet<number> {
    const form = searchForm(word);
    if (/^[a-z0-9-]+$/.test(form)) return this.#where((item) => item.initials.includes(form) || item.code.toLowerCase().includes(form));
    const pairs = bigramsOf([form]);
    const [pair] = pairs;
    if (pair === undefined) return this.#where((item) => item.text.includes(form));
    const all = this.#withAll(pairs);
    return pairs.length > 1 ? all : new Set([...all].filter((at) => this.#items[at]?.text.includes(form) === true));
  }

  #where(isHeld: (item: Findable) => boolean): ReadonlySet<number> {
    const found = new Set<number>();
    for (const [at, item] of this.#items.entries()) if (isHeld(item)) found.add(at);
    return found;
  }

  #withAll(pairs: readonly string[]): ReadonlySet<number> {
    const [rarest, ...others] = pairs.map((pair) => this.#byPair.get(pair) ?? []).toSorted((a, b) => a.length - b.length);
    if (rarest === undefined) return new Set();
    return others.reduce<ReadonlySet<number>>((left, places) => {
      if (left.size === 0) return left;
      return new Set(places.filter((at) => left.has(at)));
    }, new Set(rarest));
  }
}

function union(word: { readonly own: ReadonlySet<number>; readonly listed: readonly ReadonlySet<number>[] }): ReadonlySet<number> {
  return word.listed.length === 0 ? word.own : new Set([word.own, ...word.listed].flatMap((places) => [...places]));
}
