/**
 * How the text of a cell is understood. `identity` is a citizen identity number, `account` a bank account, `name` the name
 * of a person, `phone` a telephone number: the four are personal and masked in what leaves the data room. `fen` is money
 * written in yuan, `area` land in mu, `yes` is 是 or 否, `list` has `|` between its members, `period` is a year, a month or
 * a quarter, `moment` a day with a time.
 */
export type ColumnKind =
  | 'account'
  | 'area'
  | 'count'
  | 'day'
  | 'fen'
  | 'identity'
  | 'list'
  | 'moment'
  | 'name'
  | 'period'
  | 'phone'
  | 'text'
  | 'yes';

/** A column of an input table. `heading` is the official one, `name` what rules call it (the heading without its unit). */
export type ColumnDefinition = {
  readonly heading: string;
  readonly name: string;
  readonly kind: ColumnKind;
  /** Other headings under which the column is found. */
  readonly aliases: readonly string[];
  /** The only values it may have. */
  readonly values?: readonly string[];
  /** A row without it is not read. */
  readonly needed: boolean;
};

/** An input table of the data room. */
export type TableDefinition = {
  readonly name: string;
  readonly columns: readonly ColumnDefinition[];
  /** Names of the columns whose values together stand once; empty for a table of events. */
  readonly key: readonly string[];
};

/** The name of a column: the heading without the unit in brackets at its end. */
export function columnName(heading: string): string {
  return heading.replace(/\([^()]*\)$/, '');
}
