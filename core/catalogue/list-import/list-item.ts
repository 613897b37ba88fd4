import type { RiskLevel } from '../../chart/chart.ts';
import type { Field } from './field-names.ts';

/** One risk point as the file has it; null where the file says nothing. */
export type ListRisk = {
  readonly stage: string | null;
  readonly level: RiskLevel | null;
  readonly what: string;
  readonly prevention: string | null;
  readonly owner: string | null;
};

/** A duty (责任事项) with the phase it belongs to. */
export type ListDuty = { readonly stage: string | null; readonly text: string };

/** What a column says that has no member of its own: heading as found, text. */
export type OtherText = { readonly heading: string; readonly field: Field; readonly text: string };

/** One power item read from a list. Absent members are null or empty. */
export type ListItem = {
  readonly sheet: string;
  /** First and last row of the file that it was read from. */
  readonly rows: readonly [first: number, last: number];
  readonly code: string | null;
  readonly name: string | null;
  readonly subItem: string | null;
  readonly powerType: string | null;
  readonly category: string | null;
  readonly content: string | null;
  readonly posts: readonly string[];
  readonly basis: readonly string[];
  readonly responsibilities: readonly ListDuty[];
  readonly accountability: readonly string[];
  readonly risks: readonly ListRisk[];
  readonly forbidden: readonly string[];
  readonly remark: string | null;
  readonly other: readonly OtherText[];
};

/** What a person must look at: the reader asks instead of guessing. */
export type ListFindingCode =
  | 'no-heading-row'
  | 'unmapped-column'
  | 'doubled-column'
  | 'ambiguous-heading'
  | 'heading-carried-over'
  | 'missing-name'
  | 'duplicate-item'
  | 'filled-down'
  | 'row-not-read'
  | 'level-count-differs'
  | 'unknown-level'
  | 'level-direction'
  | 'risk-count-differs'
  | 'measures-count-differs'
  | 'owners-count-differs'
  | 'formula-cell'
  | 'value-from-another-file'
  | 'unreadable-cell'
  | 'too-many-merges'
  | 'hidden-sheet'
  | 'macros-left-out'
  | 'external-links-left-out'
  | 'embedded-objects-left-out';

/** A finding with its place: row as a person sees it, column counted from 1; null where a whole sheet or file is meant. */
export type ListFinding = {
  readonly sheet: string | null;
  readonly row: number | null;
  readonly column: number | null;
  readonly code: ListFindingCode;
  readonly value: string | null;
  /** Numbers for the sentence that the edge makes. */
  readonly facts?: Readonly<Record<string, string | number>>;
};

/** How one table of the file was understood. */
export type ListTable = {
  readonly sheet: string;
  /** Rows of the headings; empty for a form of labels and values. */
  readonly headerRows: readonly number[];
  /** Each heading as found, in order, with the field it fills. */
  readonly mapping: readonly { readonly heading: string; readonly field: Field }[];
  /** The same with their columns and a few values, for choosing other fields; empty for a form. */
  readonly columns: readonly {
    readonly column: number;
    readonly heading: string;
    readonly field: Field;
    readonly samples: readonly string[];
  }[];
  /** Cells that got the value of the merged block they lie in. */
  readonly filled: number;
  /** Notes, totals, signatures and repeated headings that are no items. */
  readonly leftOut: readonly number[];
};

/** A list as read. */
export type ListReading = {
  readonly tables: readonly ListTable[];
  readonly items: readonly ListItem[];
  readonly findings: readonly ListFinding[];
};
