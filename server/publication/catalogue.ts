import type { ItemVersion, PowerItem } from '../../core/catalogue/power-item.ts';
import { compile } from '../../core/chart/compile.ts';
import { contentHash } from '../../core/kernel/hash.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { asId, type CountyId } from '../../core/kernel/id.ts';
import { Fault } from '../../core/kernel/outcome.ts';
import { withWithdrawals } from '../../core/publication/with-withdrawals.ts';
import type { Database } from '../platform/database/open-database.ts';
import { catalogueState, readWithdrawals } from './withdrawal-store.ts';
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
  const withdrawals = await readWithdrawals(database.app, county);
  return catalogueOf(
    rows.map((row) => {
      const { item, changes, unit } = JSON.parse(row.body) as { item: PowerItem; changes: readonly string[]; unit?: string };
      if (contentHash(item as unknown as Canonical) !== row.hash)
        throw new Fault('version-differs', { code: row.code, number: row.number });
      const version = {
        item,
        changes,
        number: row.number,
        effectiveFrom: row.effective_from,
        effectiveTo: row.effective_to,
        hash: asId<'version'>(row.hash),
        ...(unit === undefined ? {} : { unit: asId<'unit'>(unit) }),
      };
      return withWithdrawals(version, withdrawals);
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
  /** Reads it anew when versions or withdrawals have changed; true when they had. */ readonly refresh: () => Promise<boolean>;
};

/**
 * The published items of a county, read anew when asked and when they have changed.
 *
 * @throws Fault `version-differs`, as {@link readCatalogue}
 */
export async function growingCatalogue(database: Database, county: CountyId): Promise<GrowingCatalogue> {
  const stateNow = async (): Promise<string> => JSON.stringify(await catalogueState(database.app, county).executeTakeFirstOrThrow());
  // Asked first: what comes while it is read is read once more.
  let state = await stateNow();
  let current = await readCatalogue(database, county);
  return {
    items: {
      findByHash: (hash) => current.findByHash(hash),
      findCurrent: (code, on) => current.findCurrent(code, on),
      list: () => current.list(),
    },
    refresh: async () => {
      const now = await stateNow();
      if (now === state) return false;
      current = await readCatalogue(database, county);
      state = now;
      return true;
    },
  };
}
