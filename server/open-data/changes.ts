import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { addDays, type Day } from '../../core/kernel/day.ts';

/** Something that the public learns of the list: a version came into force, or an item is no longer carried out. */
export type ListChange = { readonly kind: 'ended' | 'in-force'; readonly version: ItemVersion; readonly day: Day };

/** Changes of the list up to a day, the newest first. A version that another one follows at once has no end of its own. */
export function listChanges(versions: readonly ItemVersion[], today: Day): readonly ListChange[] {
  const begun = versions.filter(({ effectiveFrom }) => effectiveFrom <= today);
  const changes = begun.flatMap((version): readonly ListChange[] => {
    const start: ListChange = { kind: 'in-force', version, day: version.effectiveFrom };
    const after = version.effectiveTo === null ? null : addDays(version.effectiveTo, 1);
    const isFollowed = versions.some(
      ({ item, number, effectiveFrom }) => item.code === version.item.code && number > version.number && effectiveFrom === after,
    );
    return after === null || after > today || isFollowed ? [start] : [start, { kind: 'ended', version, day: after }];
  });
  const order = ({ version: { item, number } }: ListChange): string => `${item.code}@${String(number).padStart(4, '0')}`;
  return changes.toSorted((a, b) => (a.day === b.day ? order(a).localeCompare(order(b), 'en') : a.day < b.day ? 1 : -1));
}
