/** A step as people count it: position among the steps where somebody acts or waits, from 1; null for branches, start and end. */
export type StepRef = { readonly id: string; readonly name: string; readonly number: number | null };

/**
 * One difference between two versions. `step` is null where the item itself differs; `field` is then a name of the content, or `arrow`, `constraint`,
 * `variant`, `step-order` of the chart. `before` and `after` are values; undefined where there was or is none.
 */
export type Change = {
  readonly kind: 'changed' | 'added' | 'removed' | 'reordered';
  readonly step: StepRef | null;
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
};
