import { dayOf } from '../core/kernel/day.ts';
import { isRefusal } from '../core/kernel/outcome.ts';
import { createCounty } from '../server/administration/create-county.ts';
import { withAdministrators } from '../server/administration/three-administrators.ts';
import { generateCounty } from '../server/demo/generate-county.ts';
import { libraryRoot, readLibrary } from '../server/library/read-library.ts';
import { type Installation, ledgerFolder, openCounty, type OpenCounty } from '../server/open-county.ts';
import type { Database } from '../server/platform/database/open-database.ts';
import { openKeyStore } from '../server/platform/keys/key-store.ts';
import { newId } from '../server/platform/random.ts';
import { readSettings, type Settings } from '../server/platform/settings/read-settings.ts';
import { putBackCounty, removeCounty } from './county/kept-county.ts';

/** The invented county in a test's database: its organisation, the library's items, the three administrators. */
export type TestCounty = {
  readonly folder: string;
  readonly settings: Settings;
  readonly installation: Installation;
  readonly county: OpenCounty;
  readonly ledger: string;
  /** Ends the county and removes its folder; the database stays open. */
  close(): Promise<void>;
};

const library = readLibrary(libraryRoot());

/** Settings of a process whose folders lie below one folder. */
export function settingsIn(folder: string, env: Readonly<Record<string, string>> = {}): Settings {
  const reading = readSettings({ MINGQUAN_DATA_DIR: folder, ...env }, folder);
  if ('refusals' in reading) throw new Error(JSON.stringify(reading.refusals));
  return reading.settings;
}

/** The invented county at work in a test's database: made once for each database of a process and day, then put back. */
export async function openTestCounty(database: Database): Promise<TestCounty> {
  const name = `test_${dayOf(Date.now()).replaceAll('-', '')}`;
  const folder = await putBackCounty(database, name, (empty) => makeIn(empty, database));
  const installation = installationIn(folder, database);
  const county = await openCounty(installation, () => 'http://localhost');
  await county.sequencer.settle();
  const close = async (): Promise<void> => {
    await county.close();
    installation.keys.close();
    await removeCounty(folder);
  };
  return { folder, settings: installation.settings, installation, county, ledger: ledgerFolder(installation.settings), close };
}

function installationIn(folder: string, database: Database): Installation {
  const settings = settingsIn(folder);
  const keys = openKeyStore(settings.keyDir);
  return { settings, database, keys, library, close: () => Promise.resolve(keys.close()) };
}

async function makeIn(folder: string, database: Database): Promise<void> {
  const installation = installationIn(folder, database);
  const at = Date.now();
  const { organisation, logins } = withAdministrators(
    { organisation: generateCounty('test', dayOf(at)).organisation, logins: [] },
    { newId, day: dayOf(at) },
  );
  const created = await createCounty(
    installation,
    {
      ...{ name: '清溪县', divisionCode: '999900', ledgerOrigin: 'localhost/ledger/999900', demo: true, organisation, logins },
      ...{ identityNumbers: [], outside: [], file: null, publishItems: true },
    },
    { at },
  );
  if ('refused' in created || isRefusal(created)) throw new Error(JSON.stringify(created));
  const county = await openCounty(installation, () => 'http://localhost');
  await county.sequencer.settle();
  await county.close();
  installation.keys.close();
}
