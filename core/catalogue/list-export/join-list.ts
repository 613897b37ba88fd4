const circled = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳';
const han = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** Ways to number the entries of a cell, the usual one first; undefined where a way ends before the entry. */
const numberings: readonly ((number: number) => string | undefined)[] = [
  (number) => `${String(number)}.`,
  (number) => `${String(number)}、`,
  (number) => `（${String(number)}）`,
  (number) => circled[number - 1],
  (number) => (han[number - 1] === undefined ? undefined : `（${String(han[number - 1])}）`),
];

/** How entries become one cell: what they are read back as, and whether a single one is numbered too. */
export type Joining = { readonly reads: (text: string) => boolean; readonly numbersOne?: true };

/**
 * Entries as one cell, each on a line of its own behind its number. An entry may hold numbers itself, and then another way of
 * numbering keeps them apart: the first way is taken that reads back whole. Where none does it is the usual one, and who writes
 * the list finds out by reading it.
 */
export function joinList(entries: readonly string[], { reads, numbersOne }: Joining): string {
  if (entries.length === 0) return '';
  const numbered = numberings.flatMap((numbering) => numberedBy(entries, numbering) ?? []);
  const plain = entries.length === 1 ? [entries[0] ?? ''] : [];
  const ways = numbersOne === true ? [...numbered, ...plain] : [...plain, ...numbered];
  return ways.find(reads) ?? ways[0] ?? '';
}

function numberedBy(entries: readonly string[], numbering: (number: number) => string | undefined): string | undefined {
  const lines = entries.map((entry, at) => ({ mark: numbering(at + 1), entry }));
  return lines.every(({ mark }) => mark !== undefined) ? lines.map(({ mark, entry }) => `${String(mark)}${entry}`).join('\n') : undefined;
}
