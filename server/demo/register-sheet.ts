/** A table of a register as text: headings, then rows. */
export type RegisterSheet = { readonly name: string; readonly headings: readonly string[]; readonly rows: readonly (readonly string[])[] };

/** The sheet as a CSV file. No invented value holds a comma or a quotation mark. */
export function csvOf({ headings, rows }: RegisterSheet): string {
  return [headings, ...rows].map((row) => `${row.join(',')}\n`).join('');
}
