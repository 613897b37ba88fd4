/** Two who signed one step together. */
export type Pairing = { readonly place: string; readonly persons: readonly string[] };

/** A pair that hardly ever acts with others at a place. */
export type FixedPair = {
  readonly place: string;
  readonly pair: readonly [string, string];
  readonly together: number;
  readonly of: number;
};

/**
 * Pairs that act together at a place at least `fewest` times, and in at least `sharePercent` of all joint acts of either of the two there, although
 * somebody else could have stood in. One pair for each place at most: the one that acted together most.
 *
 * @param others how many may act at the place besides the two
 */
export function findFixedPairs(
  acts: readonly Pairing[],
  limits: { readonly fewest: number; readonly sharePercent: number },
  others: (place: string) => number,
): readonly FixedPair[] {
  const places = [...new Set(acts.map((act) => act.place))].toSorted();
  return places.flatMap((place) => {
    const here = acts.filter((act) => act.place === place);
    const found = pairsIn(here)
      .map((pair) => countOf(place, pair, here))
      .filter(({ together, of }) => together >= limits.fewest && together * 100 >= of * limits.sharePercent)
      .toSorted((a, b) => b.together - a.together)[0];
    return found === undefined || others(place) <= 0 ? [] : [found];
  });
}

function pairsIn(acts: readonly Pairing[]): readonly (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  for (const { persons } of acts) {
    for (const [index, one] of persons.entries()) {
      for (const other of persons.slice(index + 1)) {
        const pair: readonly [string, string] = one < other ? [one, other] : [other, one];
        pairs.set(JSON.stringify(pair), pair);
      }
    }
  }
  return [...pairs].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, pair]) => pair);
}

function countOf(place: string, pair: readonly [string, string], acts: readonly Pairing[]): FixedPair {
  const has = (act: Pairing, person: string): boolean => act.persons.includes(person);
  return {
    place,
    pair,
    together: acts.filter((act) => pair.every((person) => has(act, person))).length,
    of: acts.filter((act) => pair.some((person) => has(act, person))).length,
  };
}
