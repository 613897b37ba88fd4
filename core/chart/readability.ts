/** Readability of texts in four simple numbers; characters are letters and figures, marks and blanks are not counted. */
export type Readability = {
  readonly sentences: number;
  /** Mean characters of a sentence; aim at 16 or fewer. */
  readonly mean: number;
  /** Characters that nine of ten sentences do not exceed; aim at 30 or fewer. */
  readonly p90: number;
  readonly longest: number;
  /** Mean characters between two marks; aim at 8 or fewer. */
  readonly clauseMean: number;
  /** Official words in 1,000 characters; aim at 10 or fewer. */
  readonly officialesePerThousand: number;
  /** The official words found, with how often. */
  readonly found: ReadonlyMap<string, number>;
};

const sentenceEnd = /[。！？；!?;\n]+/u;
const clauseEnd = /[。！？；，、：!?;,:\n]+/u;
const letters = /[\p{L}\p{N}]/gu;

/**
 * Measures texts. Each text is at least one sentence.
 *
 * @param officialese words of official language
 */
export function readabilityOf(texts: readonly string[], officialese: Iterable<string>): Readability {
  const sentences = lengths(texts, sentenceEnd);
  const characters = sum(sentences);
  const found = countWords(texts, officialese);
  return {
    sentences: sentences.length,
    mean: characters / Math.max(1, sentences.length),
    p90: sentences[Math.ceil(sentences.length * 0.9) - 1] ?? 0,
    longest: sentences.at(-1) ?? 0,
    clauseMean: sum(lengths(texts, clauseEnd)) / Math.max(1, lengths(texts, clauseEnd).length),
    officialesePerThousand: (sum([...found.values()]) * 1000) / Math.max(1, characters),
    found,
  };
}

/** Lengths of the pieces between the marks, ascending. */
function lengths(texts: readonly string[], mark: RegExp): readonly number[] {
  const pieces = texts.flatMap((text) => text.split(mark)).map((piece) => piece.match(letters)?.length ?? 0);
  return pieces.filter((length) => length > 0).sort((a, b) => a - b);
}

/** Longer words first, so that 依法依规 is not counted as 依法 too. */
function countWords(texts: readonly string[], words: Iterable<string>): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  let rest = texts.join('\n');
  for (const word of [...words].sort((a, b) => b.length - a.length)) {
    const pieces = rest.split(word);
    if (pieces.length > 1) found.set(word, pieces.length - 1);
    rest = pieces.join('\n');
  }
  return found;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, entry) => total + entry, 0);
}
