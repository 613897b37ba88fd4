import { type Canonical, canonicalText } from '../../kernel/canonical.ts';
import type { Change, StepRef } from './change.ts';
import { isSameValue } from './same-value.ts';

/** Where two values stand. */
type Place = { readonly step: StepRef | null; readonly field: string };

/** Differences of one field: entry by entry where it is a list, else as one value. Empty exactly when the values are the same. */
export function compareValues(place: Place, before: unknown, after: unknown): readonly Change[] {
  if (isSameValue(before ?? null, after ?? null)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(place, before, after);
  return [{ ...place, kind: 'changed', before, after }];
}

function compareLists(place: Place, before: readonly unknown[], after: readonly unknown[]): readonly Change[] {
  const removed = without(before, after);
  const added = without(after, before);
  if (removed.length === 0 && added.length === 0) return [{ ...place, kind: 'reordered', before, after }];
  return [
    ...removed.map((entry): Change => ({ ...place, kind: 'removed', before: entry, after: undefined })),
    ...added.map((entry): Change => ({ ...place, kind: 'added', before: undefined, after: entry })),
  ];
}

/** Entries of the first list that the second does not have, as often as it lacks them. */
function without(list: readonly unknown[], other: readonly unknown[]): readonly unknown[] {
  const left = new Map<string, number>();
  for (const entry of other) left.set(keyOf(entry), (left.get(keyOf(entry)) ?? 0) + 1);
  return list.filter((entry) => {
    const count = left.get(keyOf(entry)) ?? 0;
    if (count > 0) left.set(keyOf(entry), count - 1);
    return count === 0;
  });
}

function keyOf(entry: unknown): string {
  return canonicalText(entry as Canonical);
}
