import type { Field } from './field-names.ts';

/** A cell of an item with the field it fills; `to` is the last row that it covers. */
export type FieldCell = {
  readonly field: Field;
  readonly heading: string;
  readonly row: number;
  readonly to: number;
  readonly column: number;
  readonly text: string;
};

/** All cells of one item, in the order of rows and columns, with the title of the group it stands in. */
export type ItemRecord = {
  readonly sheet: string;
  readonly rows: readonly [first: number, last: number];
  readonly cells: readonly FieldCell[];
  readonly group: string | null;
};
