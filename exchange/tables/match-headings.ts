import { columnName, type ColumnDefinition, type TableDefinition } from './table-definition.ts';

/** Which column of a file holds which column of a table. `places` counts from 0. */
export type HeadingMatch = {
  readonly columns: readonly { readonly column: ColumnDefinition; readonly places: readonly number[] }[];
  /** Headings that no column has. */
  readonly unknown: readonly string[];
  /** Columns of the table that the file does not have. */
  readonly absent: readonly ColumnDefinition[];
};

/** A heading as it is compared: full-width characters, spaces and line breaks make no difference. */
export function headingKey(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\u3000*＊]+/g, '')
    .toUpperCase();
}

/**
 * Matches the headings of a file with the columns of a table: the official heading, with or without its unit, or an alias.
 * A heading with another unit (万元 for 元) is unknown, because its numbers would mean something else.
 */
export function matchHeadings(table: TableDefinition, headings: readonly string[]): HeadingMatch {
  const taken = new Set<number>();
  const columns = table.columns.map((column) => {
    const names = namesOf(column, table);
    const places = headings.flatMap((heading, place) => (names.has(headingKey(heading)) && !taken.has(place) ? [place] : []));
    for (const place of places) taken.add(place);
    return { column, places };
  });
  return {
    columns: columns.filter(({ places }) => places.length > 0),
    unknown: headings.filter((heading, place) => !taken.has(place) && headingKey(heading) !== ''),
    absent: columns.filter(({ places }) => places.length === 0).map(({ column }) => column),
  };
}

/** An alias that is another column's own heading in the same table stays with that column. */
function namesOf(column: ColumnDefinition, table: TableDefinition): ReadonlySet<string> {
  const own = [column.heading, ...column.aliases].flatMap((heading) => [heading, columnName(heading)]).map(headingKey);
  const others = new Set(
    table.columns.filter((other) => other !== column).flatMap(({ heading, name }) => [headingKey(heading), headingKey(name)]),
  );
  return new Set(own.filter((name) => !others.has(name)));
}

/**
 * The table that a file or sheet holds: the longest table name in its name whose needed columns are there, else the only
 * table that has all headings' columns; undefined when neither is sure.
 */
export function findTable(tables: readonly TableDefinition[], name: string, headings: readonly string[]): TableDefinition | undefined {
  const fits = (table: TableDefinition): boolean => {
    const { columns, absent } = matchHeadings(table, headings);
    return columns.length >= 2 && !absent.some(({ needed }) => needed);
  };
  const key = headingKey(name);
  const named = tables.filter((table) => key.includes(headingKey(table.name))).sort((a, b) => b.name.length - a.name.length);
  const [longest] = named;
  if (longest !== undefined && fits(longest)) return longest;
  const whole = tables.filter((table) => fits(table) && matchHeadings(table, headings).absent.length === 0);
  return whole.length === 1 ? whole[0] : undefined;
}

/** Which of the first rows holds the headings: the one that most looks like a table's; undefined when none does. */
export function findHeadingRow(tables: readonly TableDefinition[], rows: readonly (readonly string[])[]): number | undefined {
  const known = new Set(tables.flatMap((table) => table.columns.flatMap((column) => [...namesOf(column, table)])));
  const scores = rows.map((row) => row.filter((cell) => known.has(headingKey(cell))).length);
  const best = Math.max(0, ...scores);
  return best < 2 ? undefined : scores.indexOf(best);
}
