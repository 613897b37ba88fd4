/**
 * The name of a list that was probably meant: one that begins so, else the one with the fewest changed letters, at most a third of them, or two.
 *
 * @returns undefined when none is near
 */
export function nearestName(given: string, names: readonly string[]): string | undefined {
  const longer = names.find((name) => given.length > 2 && name.startsWith(given));
  if (longer !== undefined) return longer;
  const ranked = names.map((name) => ({ name, distance: editDistance(given, name) })).toSorted((a, b) => a.distance - b.distance);
  const [best] = ranked;
  return best !== undefined && best.distance <= Math.max(2, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

/** Insertions, deletions and replacements of one letter that turn one text into the other. */
function editDistance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [above, letter] of Array.from(from).entries()) {
    const next = [above + 1];
    for (const [at, other] of Array.from(to).entries()) {
      const replaced = (row[at] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(replaced, (row[at + 1] ?? 0) + 1, (next[at] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
