import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

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

/** Makes the invented county in an empty, migrated database and puts it to work. */
export async function openTestCounty(database: Database): Promise<TestCounty> {
  const folder = await mkdtemp(join(tmpdir(), 'mingquan-test-'));
  const settings = settingsIn(folder);
  const keys = openKeyStore(settings.keyDir);
  const installation: Installation = { settings, database, keys, library, close: () => Promise.resolve(keys.close()) };
  const at = Date.now();
  const { organisation, logins } = withAdministrators(
    { organisation: generateCounty('test', dayOf(at)).organisation, logins: [] },
    { newId, day: dayOf(at) },
  );
  const made = await createCounty(
    installation,
    {
      ...{ name: '清溪县', divisionCode: '999900', ledgerOrigin: 'localhost/ledger/999900', demo: true, organisation, logins },
      ...{ identityNumbers: [], outside: [], file: null, publishItems: true },
    },
    { at },
  );
  if ('refused' in made || isRefusal(made)) throw new Error(JSON.stringify(made));
  const county = await openCounty(installation, () => 'http://localhost');
  await county.sequencer.settle();
  const close = async (): Promise<void> => {
    await county.close();
    keys.close();
    await rm(folder, { recursive: true, force: true });
  };
  return { folder, settings, installation, county, ledger: ledgerFolder(settings), close };
}
