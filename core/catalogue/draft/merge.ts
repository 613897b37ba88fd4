import type { DraftContent, FieldName } from './content.ts';
import { isSameValue } from './same-value.ts';

/** A field that two people wrote differently from what both had seen. */
export type Conflict = { readonly field: FieldName; readonly base: unknown; readonly mine: unknown; readonly theirs: unknown };

/** What comes of writing over a content that went on. */
export type Merge = {
  /** Values to be written: those that nobody else touched. */
  readonly taken: Partial<DraftContent>;
  readonly conflicts: readonly Conflict[];
};

/**
 * Merges field by field, on three sides: what was on the screen, what is there now, what was typed.
 *
 * A typed value is taken, or equal to what is there, or unchanged from what was on the screen, or in a conflict: it is never lost.
 */
export function mergeFields(base: DraftContent, theirs: DraftContent, mine: Partial<DraftContent>): Merge {
  const taken: Partial<Record<FieldName, unknown>> = {};
  const conflicts: Conflict[] = [];
  for (const [name, value] of Object.entries(mine)) {
    const field = name as FieldName;
    if (isSameValue(value, theirs[field]) || isSameValue(value, base[field])) continue;
    if (isSameValue(theirs[field], base[field])) taken[field] = value;
    else conflicts.push({ field, base: base[field], mine: value, theirs: theirs[field] });
  }
  return { taken: taken as Partial<DraftContent>, conflicts };
}
