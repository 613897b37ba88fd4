/** Everything people search by is folded to one form: NFKC, lower case, no blanks. */
export function searchForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** All pairs of neighbouring characters of the texts, each once: what a tsvector of Chinese holds. */
export function bigramsOf(texts: readonly string[]): readonly string[] {
  const found = new Set<string>();
  for (const text of texts) {
    const letters = [...searchForm(text)];
    for (let at = 0; at + 1 < letters.length; at += 1) found.add(`${letters[at] ?? ''}${letters[at + 1] ?? ''}`);
  }
  return [...found];
}
