import type { LegalDocument } from '../../core/catalogue/legal-basis.ts';
import type { ItemVersion, PowerItem } from '../../core/catalogue/power-item.ts';
import type { CompiledChart } from '../../core/chart/compile.ts';
import type { Day } from '../../core/kernel/day.ts';
import type { CountyId, PersonId } from '../../core/kernel/id.ts';
import type { WorkingCalendar } from '../../core/kernel/working-calendar.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import type { Staff } from '../../core/org/staff.ts';
import type { Clock } from './clock.ts';
import type { Database } from './database/open-database.ts';
import type { KeyStore } from './keys/key-store.ts';

/** The county as its pages name it. */
export type CountyFacts = { readonly name: string; readonly demo: boolean; readonly ledgerOrigin: string };

/** The organisation as read from the database, indexed per day on demand. */
export type OrganisationSnapshot = {
  readonly data: OrganisationData;
  readonly staffOn: (day: Day) => Staff;
  /** Officials who declared kin with this keyed identity hash. */
  readonly relativesOf: (identityKey: string) => readonly PersonId[];
  /** The official with this keyed identity hash, if any. */
  readonly personOf: (identityKey: string) => PersonId | undefined;
};

/** A published item version with its one compiled chart. */
export type LivingItem = { readonly version: ItemVersion; readonly chart: CompiledChart };

/** Published items, frozen; a change of the list is a restart of nothing: readers ask each time. */
export type ItemCatalogue = {
  readonly findByHash: (hash: string) => LivingItem | undefined;
  /** The version in force on a day. */
  readonly findCurrent: (code: string, on: Day) => LivingItem | undefined;
  readonly list: () => readonly LivingItem[];
};

/** What verbs and routes of every feature get; made once in compose. */
export type Services = {
  readonly county: CountyId;
  readonly about: CountyFacts;
  readonly database: Database;
  readonly keys: KeyStore;
  readonly clock: Clock;
  readonly calendar: WorkingCalendar;
  /** The county's law register; it grows while it is read. */
  readonly laws: ReadonlyMap<string, LegalDocument>;
  /** Number of the register's edition: another one, when what a citation is worth may have changed. */
  readonly lawsEdition: () => number;
  readonly items: ItemCatalogue;
  /** Words under which an item is found beside its own names. */
  readonly synonyms: (item: PowerItem) => readonly string[];
  /** The organisation, at most a second old. */
  readonly organisation: () => Promise<OrganisationSnapshot>;
  /** How many persons and posts must agree, for the public page of an item version; null while unknown or not to be told. */
  readonly restraintOf: (versionHash: string) => { readonly persons: number; readonly posts: number } | null;
  /** Tells the ledger's job that leaves wait. */
  readonly wakeLedger: () => void;
  /** Public address of the site without trailing slash, for QR codes and share tags. */
  readonly siteUrl: () => string;
};
