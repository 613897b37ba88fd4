const delimiters = [',', '\t', ';'] as const;
const mostRecords = 200;

/**
 * The delimiter of a CSV text: the one that stands outside quotation marks equally often in most records. Counting alone
 * would take the semicolons of a text for columns.
 *
 * @param text the beginning of the file is enough
 */
export function findDelimiter(text: string): string {
  const records = countsOf(text);
  const scored = delimiters.map((delimiter, index) => {
    const often = new Map<number, number>();
    for (const counts of records) often.set(counts[index] ?? 0, (often.get(counts[index] ?? 0) ?? 0) + 1);
    const [count = 0, equal = 0] = [...often].filter(([number]) => number > 0).toSorted((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
    return { delimiter, count, equal };
  });
  return scored.reduce((best, one) => (one.equal > best.equal || (one.equal === best.equal && one.count > best.count) ? one : best))
    .delimiter;
}

/** For each record, how often each delimiter stands outside quotation marks. */
function countsOf(text: string): readonly (readonly number[])[] {
  const records: number[][] = [];
  let counts: number[] = delimiters.map(() => 0);
  // A quotation mark opens a quotation only where a cell begins, or right after one that closed it: two of them stand for one.
  let [isQuoted, opens] = [false, true];
  for (const sign of text) {
    const at = delimiters.findIndex((delimiter) => delimiter === sign);
    if (sign === '"') [isQuoted, opens] = [!isQuoted && opens, isQuoted];
    else if (!isQuoted) opens = at >= 0 || sign === '\n' || sign === '\r' || sign === '\ufeff';
    if (isQuoted) continue;
    if (at >= 0) counts[at] = (counts[at] ?? 0) + 1;
    if (sign !== '\n') continue;
    records.push(counts);
    counts = delimiters.map(() => 0);
    if (records.length >= mostRecords) return records;
  }
  return [...records, counts];
}
