import { dirname, join } from 'node:path';

import type { CaseId } from '../../core/kernel/id.ts';
import { asId } from '../../core/kernel/id.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import { actOnCase } from '../../server/casework/act-on-case.ts';
import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';
import { verifyDatabase } from '../../server/ledger/verify-database.ts';
import { findCounty, type Installation, ledgerFolder, openCounty, type OpenCounty } from '../../server/open-county.ts';
import type { Database } from '../../server/platform/database/open-database.ts';
import { openKeyStore } from '../../server/platform/keys/key-store.ts';
import { newId } from '../../server/platform/random.ts';
import { readSettings } from '../../server/platform/settings/read-settings.ts';
import { benchCounty, benchStep, makeBenchCounty, openBenchCase } from './bench-county.ts';

// A workload for crash-loop.ts: the county itself at work. Each acknowledged line is `case version`.

const bench = benchCounty();
let opened: Installation | undefined;

function installationOf(database: Database): Installation {
  if (opened?.database === database) return opened;
  if (database.kind !== 'embedded') throw new Fault('bench-needs-embedded');
  const folder = dirname(database.directory);
  const reading = readSettings({ MINGQUAN_DATA_DIR: folder, MINGQUAN_KEY_DIR: join(folder, 'keys') }, folder);
  if ('refusals' in reading) throw new Fault('bench-county-differs', { refusals: JSON.stringify(reading.refusals) });
  opened?.keys.close();
  const keys = openKeyStore(reading.settings.keyDir);
  opened = { settings: reading.settings, database, keys, library: readLibrary(libraryRoot()), close: () => Promise.resolve(keys.close()) };
  return opened;
}

let working: OpenCounty | undefined;

async function open(database: Database): Promise<OpenCounty> {
  if (working?.services.database !== database) working = await openCounty(installationOf(database), () => 'http://127.0.0.1');
  return working;
}

/** Makes the county when there is none, and opens it: whoever is ready is at work. */
export async function prepare(database: Database): Promise<void> {
  if ((await findCounty(database)) === undefined) await makeBenchCounty(installationOf(database), bench);
  await (await open(database)).services.organisation();
}

/** Opens cases and takes a step in each, four at a time, while the ledger's job runs. */
export async function write(database: Database, acknowledge: (text: string) => void): Promise<never> {
  const { services, sequencer } = await open(database);
  sequencer.start((error) => process.stderr.write(`ledger: ${String(error)}\n`));
  const work = async (first: number): Promise<never> => {
    for (let at = first; ; at += 4) {
      const caseId = await openBenchCase(services, bench, at);
      acknowledge(`${caseId} 2`);
      const asked = { commandId: newId(), owner: bench.clerk, bodyHash: 'bench' };
      const wish = { do: 'take-step', ...benchStep } as const;
      const answer = await actOnCase(services, { ...asked, caseId, expectedVersion: null, who: bench.clerk, wish, values: {} });
      if (isRefusal(answer)) throw new Fault('bench-case-refused', { refused: answer.refused });
      acknowledge(`${caseId} ${answer.version}`);
    }
  };
  return Promise.race([0, 1, 2, 3].map(work));
}

/** Acknowledged acts whose events or working rows are not there, and everything that `verify --database` finds. */
export async function findLost(database: Database, acknowledged: readonly string[]): Promise<readonly string[]> {
  const county = await open(database);
  const { services } = county;
  await county.sequencer.settle();
  const events = await versionsOf(services.database);
  const lost = acknowledged.filter((line) => {
    const [caseId = '', version] = line.split(' ');
    const found = events.get(asId<'case'>(caseId));
    return found === undefined || found.events < Number(version) || found.file < Number(version);
  });
  const report = await verifyDatabase({ ...services, directory: ledgerFolder(installationOf(database).settings) });
  await county.close();
  return [...lost, ...report.faults.map((fault) => JSON.stringify(fault))];
}

type Found = { readonly events: number; readonly file: number };

async function versionsOf({ app }: Database): Promise<ReadonlyMap<CaseId, Found>> {
  const rows = await app
    .selectFrom('mq.case_file as f')
    .innerJoin('mq.event as e', (join_) => join_.onRef('e.county_id', '=', 'f.county_id').onRef('e.stream_id', '=', 'f.case_id'))
    .select((eb) => ['f.case_id', 'f.version', eb.fn.max<number>('e.seq').as('events')])
    .where('e.stream_kind', '=', 'case')
    .groupBy(['f.case_id', 'f.version'])
    .execute();
  return new Map(rows.map((row) => [asId<'case'>(row.case_id), { events: Number(row.events), file: row.version }]));
}
