import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { asId, type CountyId } from '../core/kernel/id.ts';
import { Fault } from '../core/kernel/outcome.ts';
import { synonymsOf } from './administration/synonyms-of.ts';
import { type Database, openDatabase } from './platform/database/open-database.ts';
import { migrate } from './platform/database/migrate.ts';
import { type Clock, systemClock } from './platform/clock.ts';
import { type KeyStore, openKeyStore } from './platform/keys/key-store.ts';
import type { Services } from './platform/services.ts';
import type { Settings } from './platform/settings/read-settings.ts';
import { openLibrary } from './library/open-library.ts';
import { type Library, libraryRoot } from './library/read-library.ts';
import { openLawBook } from './law/law-book.ts';
import { Sequencer } from './ledger/sequence.ts';
import { organisationReader } from './organisation/read.ts';
import { growingCatalogue } from './publication/catalogue.ts';
import { RestraintBook } from './restraint/compute.ts';
import { publicRestraint } from './restraint/read.ts';

/** An opened installation: database migrated, keys and library read. It may hold no county yet. */
export type Installation = {
  readonly settings: Settings;
  readonly database: Database;
  readonly keys: KeyStore;
  readonly library: Library;
  readonly close: () => Promise<void>;
};

/** A county at work, without pages: what commands and the server start from. */
export type OpenCounty = {
  readonly services: Services;
  /** Analyses of the items with today's staff; whoever serves refreshes it. */
  readonly restraint: RestraintBook;
  readonly sequencer: Sequencer;
  /** Reads published versions anew when there are more; true when there were. */
  readonly refreshItems: () => Promise<boolean>;
  /** Reads the law register anew when there is something new in it; true when there was. */
  readonly refreshLaws: () => Promise<boolean>;
  /** Reads the demo offset of the clock anew after it was moved. */
  readonly refreshClock: () => Promise<void>;
  /** Finishes the ledger's turn; the installation stays open. */
  readonly close: () => Promise<void>;
};

/** Folder of the ledger's tiles and checkpoint. */
export function ledgerFolder(settings: Settings): string {
  return join(settings.dataDir, 'ledger');
}

/**
 * Opens database, keys and library. The library is read first, so that a broken file is told before anything is touched.
 *
 * @param read the library where it was read already
 * @throws Fault `library-broken`, `database-held`, `data-newer`, `keys-missing` and those of opening and migrating
 */
export async function openInstallation(settings: Settings, read?: Library): Promise<Installation> {
  const { library, database } = await openBoth(settings, read);
  try {
    await migrate(database);
    const keys = openKeyStore(settings.keyDir, { make: (await findCounty(database)) === undefined });
    const close = async (): Promise<void> => {
      keys.close();
      await database.close();
    };
    return { settings, database, keys, library, close };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/**
 * A new database takes seconds to make, in a thread of its own: the library is read meanwhile. When that is broken, what was made is taken away again.
 */
async function openBoth(
  settings: Settings,
  read: Library | undefined,
): Promise<{ readonly library: Library; readonly database: Database }> {
  const library = (): Library => read ?? openLibrary(libraryRoot());
  if (settings.databaseUrl !== undefined) {
    return { library: library(), database: await openDatabase({ kind: 'postgres', url: settings.databaseUrl }) };
  }
  const directory = join(settings.dataDir, 'database');
  if (existsSync(directory)) return { library: library(), database: await openDatabase({ kind: 'embedded', directory }) };
  let tellMaking: () => void = () => {};
  const making = new Promise<void>((resolve) => (tellMaking = resolve));
  const opening = openDatabase({ kind: 'embedded', directory, whenMaking: () => tellMaking() });
  await Promise.race([making, opening]);
  try {
    return { library: library(), database: await opening };
  } catch (error) {
    await (await opening).close();
    rmSync(directory, { recursive: true, force: true });
    throw error;
  }
}

/** The county of an installation; undefined in an empty one. */
export async function findCounty(database: Database): Promise<CountyId | undefined> {
  const row = await database.app.selectFrom('mq.county').select('county_id').executeTakeFirst();
  return row === undefined ? undefined : asId<'county'>(row.county_id);
}

/**
 * Puts the county of an installation to work.
 *
 * @param siteUrl asked late, because the port is known only after listening
 * @param clockOf the machine's clock by default; `aheadDays` is the demo county's offset
 * @throws Fault `county-missing` when the installation is empty
 */
export async function openCounty(
  installation: Installation,
  siteUrl: () => string,
  clockOf: (aheadDays: () => number) => Clock = systemClock,
): Promise<OpenCounty> {
  const { database, keys, library, settings } = installation;
  const county = await findCounty(database);
  if (county === undefined) throw new Fault('county-missing', { dataDir: settings.dataDir });
  const row = await readCounty(database, county);
  let ahead = row.clock_ahead_days;
  const clock = clockOf(() => ahead);
  const { items, refresh: refreshItems } = await growingCatalogue(database, county);
  const book = await openLawBook({ database, county }, library.laws);
  const services: Services = {
    restraintOf: (versionHash) => publicRestraint(restraint, versionHash),
    county,
    about: { name: row.name, demo: row.demo, ledgerOrigin: row.ledger_origin },
    database,
    keys,
    clock,
    calendar: library.calendar,
    laws: book.laws,
    lawsEdition: book.edition,
    items,
    synonyms: synonymsOf(library.words),
    organisation: organisationReader(database, county, clock.realNow),
    wakeLedger: () => sequencer.wake(),
    siteUrl,
  };
  const restraint: RestraintBook = new RestraintBook(services);
  const sequencer: Sequencer = new Sequencer(services, ledgerFolder(settings));
  return {
    services,
    refreshItems,
    refreshLaws: book.refresh,
    sequencer,
    restraint,
    refreshClock: async () => {
      ahead = (await readCounty(database, county)).clock_ahead_days;
    },
    close: () => sequencer.close(),
  };
}

async function readCounty(database: Database, county: CountyId) {
  return database.app.selectFrom('mq.county').selectAll().where('county_id', '=', county).executeTakeFirstOrThrow();
}
