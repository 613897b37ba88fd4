import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import { powerItemOf } from '../../core/catalogue/draft/to-power-item.ts';
import type { ItemVersion, PowerItem } from '../../core/catalogue/power-item.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { contentHash } from '../../core/kernel/hash.ts';
import { asId } from '../../core/kernel/id.ts';
import type { Unit } from '../../core/org/organisation.ts';

/** The power item that a draft with a chart of its own becomes; null for all others: they have no chart, or one that is published already. */
export function ownItem(content: DraftContent, unit: Unit): PowerItem | null {
  if (content.chart.kind !== 'own') return null;
  return powerItemOf(content, { code: itemCode(unit, content), level: unit.level, chart: content.chart.chart });
}

/** Code of a unit's own item in the county: the unit's code and its own. */
export function itemCode(unit: Unit, { code }: DraftContent): string {
  return `${unit.code}-${code ?? ''}`;
}

/** The version of a unit's own chart as it is frozen. */
export function ownVersion(
  item: PowerItem,
  about: Pick<ItemVersion, 'number' | 'effectiveFrom' | 'changes'> & { readonly unit: Unit },
): ItemVersion {
  const { unit, ...rest } = about;
  return { item, ...rest, effectiveTo: null, unit: unit.id, hash: asId<'version'>(contentHash(item as unknown as Canonical)) };
}
