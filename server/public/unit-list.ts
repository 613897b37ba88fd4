import type { EntryWords } from '../../core/catalogue/list-export/published-entry.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';
import type { Level } from '../../core/org/organisation.ts';
import type { Services } from '../platform/services.ts';
import { entryBody } from './entry-body.ts';
import { listUnits } from './home.ts';
import { type ListedItem, listedItem } from './listed-item.ts';
import { entriesInForce } from './list-store.ts';
import { currentItems } from './store.ts';

/** A unit with its published list and the items that it works by, as they are in force today and as the public sees them. */
export type UnitList = {
  readonly unit: {
    readonly code: string;
    readonly name: string;
    readonly level: Level;
    readonly parent: { readonly code: string; readonly name: string } | null;
  };
  readonly day: Day;
  /** Entries of the unit's own list, with or without a chart. */
  readonly entries: readonly ListedEntry[];
  /** Items with charts that the unit works by, whether or not an entry of its list stands for them. */
  readonly items: readonly ListedItem[];
};

/** A published entry; `chart` is the code of the item whose chart it has, null when it has none. */
export type ListedEntry = {
  readonly words: EntryWords;
  readonly plainName: string;
  readonly number: number;
  readonly hash: string;
  readonly effectiveFrom: Day;
  readonly chart: string | null;
};

/** The published list of a unit by its code; undefined when there is no such unit. */
export async function unitList(services: Services, code: string): Promise<UnitList | undefined> {
  const units = await listUnits(services);
  const unit = units.find((one) => one.code === code);
  if (unit === undefined) return undefined;
  const above = units.find((one) => one.code === unit.parent);
  const parent = above === undefined ? null : { code: above.code, name: above.name };
  const db = services.database.published;
  const day = dayOf(services.clock.legalNow());
  const row = await db
    .selectFrom('published.unit')
    .select(['unit_id', 'level'])
    .where('county_id', '=', services.county)
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  const rows = await currentItems(db, services.county, { today: day, unitId: row.unit_id }).execute();
  const codes = [...new Set(rows.map((item) => item.code))];
  const entries = await entriesInForce(db, services.county, { unitId: row.unit_id, today: day }).execute();
  return {
    unit: { code, name: unit.name, level: row.level, parent },
    day,
    entries: entries.map((entry) => listedEntry(entry)),
    items: codes.flatMap((item) => listedItem(services, item) ?? []),
  };
}

type Row = Awaited<ReturnType<ReturnType<typeof entriesInForce>['execute']>>[number];

function listedEntry(row: Row): ListedEntry {
  const body = entryBody(row.body);
  const { code, name, category, lead } = row;
  return {
    words: { ...body, code, name, category, lead },
    plainName: row.plain_name,
    number: row.number,
    hash: body.hash,
    effectiveFrom: row.effective_from,
    chart: row.item_code,
  };
}
