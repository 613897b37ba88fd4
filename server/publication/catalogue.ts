import type { ItemVersion, PowerItem } from '../../core/catalogue/power-item.ts';
import { compile } from '../../core/chart/compile.ts';
import { contentHash } from '../../core/kernel/hash.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { asId, type CountyId } from '../../core/kernel/id.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import type { Database } from '../platform/database/open-database.ts';
import type { ItemCatalogue, LivingItem } from '../platform/services.ts';

/**
 * The published items of a county, read once, compiled and frozen.
 *
 * @throws Fault `version-differs` when a stored body is not the one its hash was published for
 */
export async function readCatalogue(database: Database, county: CountyId): Promise<ItemCatalogue> {
  const rows = await database.app
    .selectFrom('mq.item_version')
    .selectAll()
    .where('county_id', '=', county)
    .orderBy('code')
    .orderBy('number')
    .execute();
  return catalogueOf(
    rows.map((row) => {
      const { item, changes } = JSON.parse(row.body) as { item: PowerItem; changes: readonly string[] };
      if (contentHash(item as unknown as Canonical) !== row.hash)
        throw new Fault('version-differs', { code: row.code, number: row.number });
      return {
        item,
        changes,
        number: row.number,
        effectiveFrom: row.effective_from,
        effectiveTo: row.effective_to,
        hash: asId<'version'>(row.hash),
      };
    }),
  );
}

/** A catalogue over versions. */
export function catalogueOf(versions: readonly ItemVersion[]): ItemCatalogue {
  const living = versions.map((version): LivingItem => ({ version, chart: compile(version.item.chart) }));
  const byHash = new Map(living.map((item) => [item.version.hash as string, item]));
  return {
    findByHash: (hash) => byHash.get(hash),
    findCurrent: (code, on) =>
      living.findLast(
        ({ version }) =>
          version.item.code === code && version.effectiveFrom <= on && (version.effectiveTo === null || version.effectiveTo >= on),
      ),
    list: () => living,
  };
}
