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
      const { item, changes, unit } = JSON.parse(row.body) as { item: PowerItem; changes: readonly string[]; unit?: string };
      if (contentHash(item as unknown as Canonical) !== row.hash)
        throw new Fault('version-differs', { code: row.code, number: row.number });
      return {
        item,
        changes,
        number: row.number,
        effectiveFrom: row.effective_from,
        effectiveTo: row.effective_to,
        hash: asId<'version'>(row.hash),
        ...(unit === undefined ? {} : { unit: asId<'unit'>(unit) }),
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

/** A catalogue that can be read anew, for a county whose lists go on being published. */
export type GrowingCatalogue = {
  readonly items: ItemCatalogue;
  /** Reads it anew when there are more versions; true when there were. */ readonly refresh: () => Promise<boolean>;
};

/**
 * The published items of a county, read anew when asked and there are more of them.
 *
 * @throws Fault `version-differs`, as {@link readCatalogue}
 */
export async function growingCatalogue(database: Database, county: CountyId): Promise<GrowingCatalogue> {
  let current = await readCatalogue(database, county);
  const count = async (): Promise<number> => {
    const query = database.app.selectFrom('mq.item_version').select((eb) => eb.fn.countAll<number>().as('versions'));
    return Number((await query.where('county_id', '=', county).executeTakeFirstOrThrow()).versions);
  };
  return {
    items: {
      findByHash: (hash) => current.findByHash(hash),
      findCurrent: (code, on) => current.findCurrent(code, on),
      list: () => current.list(),
    },
    refresh: async () => {
      if ((await count()) === current.list().length) return false;
      current = await readCatalogue(database, county);
      return true;
    },
  };
}
