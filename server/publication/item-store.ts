import { type Compilable, type Kysely, sql } from 'kysely';
import type { ItemVersion } from '../../core/catalogue/power-item.ts';
import { type Canonical, canonicalText } from '../../core/kernel/canonical.ts';
import type { Day } from '../../core/kernel/day.ts';
import type { CountyId, PersonId, PostId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import { findRole } from '../../core/org/roles.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { KeyStore } from '../platform/keys/key-store.ts';
import { pinyinInitials } from '../platform/pinyin.ts';
import { bigramsOf, searchForm } from '../../core/publication/search-words.ts';

/** What is published, by whom, into which county. */
export type PublicationOrder = {
  readonly county: CountyId;
  readonly keys: KeyStore;
  readonly organisation: OrganisationData;
  readonly versions: readonly ItemVersion[];
  /** Words that mean the same as a name, by the name. */
  readonly synonyms: (item: ItemVersion['item']) => readonly string[];
  readonly by: { readonly person: PersonId; readonly post: PostId } | null;
  readonly today: Day;
  readonly at: Instant;
};

/** Statements of one transaction. */
export type Statements = readonly Compilable<unknown>[];

/** What the public rows of items are made of. */
export type ShownItems = Pick<PublicationOrder, 'county' | 'organisation' | 'versions' | 'synonyms' | 'today'>;

/** Statements that write the public rows of item versions and their search words, without any event. */
export function showItems(db: Kysely<Schema>, order: ShownItems): Statements {
  return [...order.versions.map((version) => shownItem(db, order, version)), ...placeItems(db, order)];
}

/** Statements that put the versions in force on the day into the lists of units and into the search, which hold none of the county yet. */
export function placeItems(db: Kysely<Schema>, order: ShownItems): Statements {
  const current = new Map<string, ItemVersion>();
  for (const version of order.versions) if (isInForce(version, order.today)) current.set(version.item.code, version);
  return [...current.values()].flatMap((version) => [searchStatement(db, order, version), ...unitStatements(db, order, version)]);
}

function isInForce({ effectiveFrom, effectiveTo }: ItemVersion, today: Day): boolean {
  return effectiveFrom <= today && (effectiveTo === null || effectiveTo >= today);
}

/** Key and days of a version, as every table of versions has them. */
export function versionRow(order: ShownItems, { item, number, hash, effectiveFrom, effectiveTo }: ItemVersion) {
  return { county_id: order.county, code: item.code, number, hash, effective_from: effectiveFrom, effective_to: effectiveTo };
}

function shownItem(db: Kysely<Schema>, order: ShownItems, version: ItemVersion): Compilable<unknown> {
  const { item } = version;
  return db.insertInto('published.item').values({
    ...versionRow(order, version),
    plain_name: item.plainName,
    name: item.name,
    category: item.category,
    level: item.level,
    lead: item.lead,
    body: canonicalText(item as unknown as Canonical),
    withdrawn_because: version.withdrawn?.reason ?? null,
  });
}

function searchStatement(db: Kysely<Schema>, order: ShownItems, version: ItemVersion): Compilable<unknown> {
  const { item } = version;
  const names = [item.plainName, item.name, ...item.aliases, ...order.synonyms(item)];
  const words = bigramsOf([...names, item.lead, item.category]);
  return db.insertInto('published.search').values({
    county_id: order.county,
    code: item.code,
    words: sql<string>`array_to_tsvector(cast(${[...words]} as text[]))`,
    text: names.map(searchForm).join('\n'),
    initials: names.map(pinyinInitials).join('\n'),
    weight: item.powerClass === 'benefit' ? 2 : 1,
  });
}

/** Units whose list holds the item: those of its level; a bureau's item belongs to the bureau of its responsible posts. */
function unitStatements(db: Kysely<Schema>, order: ShownItems, version: ItemVersion): Statements {
  const { item } = version;
  const rows = order.organisation.units
    .filter((unit) => version.unit === undefined || unit.id === version.unit)
    .filter((unit) => version.notIn?.some((one) => one.unit === unit.id) !== true)
    .filter(
      (unit) =>
        version.unit !== undefined ||
        (item.level === 'county' ? ownsCountyItem(order.organisation, unit.id, version) : unit.level === item.level),
    )
    .map((unit) => ({ county_id: order.county, code: item.code, unit_id: unit.id }));
  return rows.length === 0 ? [] : [db.insertInto('published.item_unit').values(rows)];
}

function ownsCountyItem(organisation: OrganisationData, unitId: string, version: ItemVersion): boolean {
  const roles = new Set(
    version.item.responsiblePosts.filter((role) => findRole(role)?.seat !== 'village' && findRole(role)?.seat !== 'town'),
  );
  return organisation.posts.some((post) => post.unit === unitId && roles.has(post.role));
}

/** Statements that take items out of the search and out of the lists of units, before newer versions take their place. */
export function displaceItems(db: Kysely<Schema>, county: CountyId, codes: readonly string[]): Statements {
  if (codes.length === 0) return [];
  return [
    db
      .deleteFrom('published.search')
      .where('county_id', '=', county)
      .where('code', 'in', [...codes]),
    db
      .deleteFrom('published.item_unit')
      .where('county_id', '=', county)
      .where('code', 'in', [...codes]),
  ];
}
