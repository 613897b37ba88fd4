import type { ColumnDefinition, ColumnKind, TableDefinition } from '../exchange/tables/table-definition.ts';
import type { RepairFault } from './repair-fault.ts';

/** A column of a cleaned table: its name, its SQL type, and how it comes out of the text of the cell (`x`). */
export type CleanColumn = { readonly name: string; readonly type: string; readonly from: string };

/** What a value that is not understood is called in the repair list. */
export const faultNames: Readonly<Record<ColumnKind, RepairFault>> = {
  account: 'bad-account',
  area: 'not-a-number',
  count: 'not-a-count',
  day: 'not-a-day',
  fen: 'not-money',
  identity: 'bad-identity-number',
  list: 'not-a-list',
  moment: 'not-a-moment',
  name: 'not-a-name',
  period: 'not-a-period',
  phone: 'not-a-phone',
  text: 'not-a-text',
  yes: 'not-yes-or-no',
};

const cleaners: Readonly<Record<ColumnKind, { readonly type: string; readonly from: string }>> = {
  // A number that a spreadsheet has shortened (6.22E+18) is no account any more.
  account: {
    type: 'VARCHAR',
    from: `CASE WHEN position('E' IN upper(x)) > 0 AND regexp_full_match(norm_account(x), '[0-9.]+[eE][+]?[0-9]+') THEN NULL ELSE norm_account(x) END`,
  },
  area: { type: 'DECIMAL(18, 4)', from: 'as_area(x)' },
  count: { type: 'INTEGER', from: 'as_count(x)' },
  day: { type: 'DATE', from: 'as_day(x)' },
  fen: { type: 'BIGINT', from: 'as_fen(x)' },
  identity: { type: 'VARCHAR', from: 'norm_id(x)' },
  list: { type: 'VARCHAR', from: 'as_list(x)' },
  moment: { type: 'TIMESTAMP', from: 'as_moment(x)' },
  name: { type: 'VARCHAR', from: 'tidy(x)' },
  period: { type: 'VARCHAR', from: 'as_period(x)' },
  phone: { type: 'VARCHAR', from: 'norm_account(x)' },
  text: { type: 'VARCHAR', from: 'tidy_text(x)' },
  yes: { type: 'BOOLEAN', from: 'as_yes(x)' },
};

/** How one column is cleaned. */
export function cleanerOf(column: ColumnDefinition): CleanColumn {
  return { name: column.name, ...cleaners[column.kind] };
}

/** The columns a column adds to its table beside the cleaned value: what joins and comparisons need. */
export function addedColumns(column: ColumnDefinition): readonly CleanColumn[] {
  const { name, kind } = column;
  if (kind === 'identity') return [{ name: `${name}原文`, type: 'VARCHAR', from: 'x' }];
  if (kind === 'name') return [{ name: `${name}键`, type: 'VARCHAR', from: 'norm_name(tidy(x))' }];
  if (kind === 'period') return [{ name: `${name}起`, type: 'DATE', from: 'period_start(as_period(x))' }];
  return [];
}

/** Columns by kind. */
export function columnsOfKind(table: TableDefinition, kind: ColumnKind): readonly string[] {
  return table.columns.filter((column) => column.kind === kind).map(({ name }) => name);
}
