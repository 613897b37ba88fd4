import type { OrganisationError } from '../../core/org/organisation-problem.ts';

/** What can be wrong in a cell, a row or a sheet before the organisation as a whole is looked at. */
export type RowFault =
  | 'missing-sheet'
  | 'missing-column'
  | 'unknown-column'
  | 'doubled-column'
  | 'empty-cell'
  | 'unreadable-cell'
  | 'value-from-another-file'
  | 'bad-code'
  | 'doubled-key'
  | 'unknown-kind'
  | 'unknown-reference'
  | 'unknown-role-name'
  | 'no-such-post'
  | 'bad-day'
  | 'bad-identity-number'
  | 'identity-number-as-number'
  | 'doubled-identity-number'
  | 'bad-login';

/**
 * One line of the error table: where, what, and the value found.
 *
 * `row` is the number a person sees, null when the whole sheet is meant; `column` is the column's letters. An identity
 * number in `value` is masked.
 */
export type ImportFault = {
  readonly sheet: string;
  readonly row: number | null;
  readonly column: string | null;
  readonly heading: string | null;
  readonly code: RowFault | OrganisationError;
  readonly value: string | null;
};
