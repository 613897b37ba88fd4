/** What spreadsheets read as the beginning of a formula; the wide forms too, which some take for the narrow ones. */
const formula = /^[=+\-@\t\r＝＋－＠]/;

/**
 * Writes rows as CSV (RFC 4180) in UTF-8 with a byte order mark, every text in quotation marks. A text that a spreadsheet would
 * take for a formula gets an apostrophe before it.
 *
 * @source rfc:4180
 * @source owasp:asvs-5#1.2
 */
export function writeCsv(rows: readonly (readonly (string | number | null)[])[]): string {
  return `\ufeff${rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('')}`;
}

function cellOf(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return `"${neutral(value).replaceAll('"', '""')}"`;
}

/** The text as no program takes it for a formula. */
function neutral(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}
