import type { HeadingMatch } from '../exchange/tables/match-headings.ts';
import type { TableDefinition } from '../exchange/tables/table-definition.ts';

/** Why a file or sheet, or a part of it, was not read. */
export type SourceProblem =
  | 'unknown-table'
  | 'no-heading-row'
  | 'not-text'
  | 'unreadable-rows'
  | 'not-a-table-file'
  | 'old-format'
  | 'password-or-old-format'
  | 'workbook-refused'
  | 'empty-file';

/** A file or sheet that is not read, and why. */
export type Unread = { readonly source: string; readonly problem: SourceProblem; readonly detail?: string };

/** A file or sheet whose table is known, made ready for the database's own reader: UTF-8, comma or another delimiter. */
export type Source = {
  /** File name, with the sheet's name behind `#`. */
  readonly name: string;
  readonly table: TableDefinition;
  readonly match: HeadingMatch;
  readonly headings: readonly string[];
  readonly csv: {
    readonly path: string;
    readonly delimiter: string;
    /** Lines before the first row of data. */
    readonly skip: number;
    /** True when the first column holds the row number of the source. */
    readonly numbered: boolean;
  };
  readonly encoding: string;
  /** What was done so that it could be read: merged cells filled, ragged rows padded. */
  readonly notes: readonly string[];
};

/** A source file in the manifest. */
export type SourceFile = { readonly file: string; readonly bytes: number; readonly sha256: string };
