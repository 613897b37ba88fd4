import { addDays, dayOf, startOfDay } from '../../core/kernel/day.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import { readCatalogue } from '../publication/catalogue.ts';
import { synonymsOf } from '../administration/synonyms-of.ts';
import { organisationReader } from '../organisation/read.ts';
import type { Installation } from '../open-county.ts';
import type { Services } from '../platform/services.ts';
import { type HandClock, handClock } from './demo-clock.ts';
import { generateCounty } from './generate-county.ts';
import { type DemoProgress, name, seed } from './demo-name.ts';
import { insertAccounts } from './demo-accounts.ts';
import { openCases } from './open-demo-cases.ts';
import { demoRegisters, writeRegisters } from './demo-registers.ts';
import { insertBasics } from './insert-county.ts';
import { registersFolder } from '../administration/sweep-registers.ts';
import { insertLaws } from './insert-laws.ts';
import { insertLists } from './insert-lists.ts';
import { insertProgramme } from './insert-programme.ts';

const openedDaysAgo = 62;

/** Loads the invented county into an empty installation: organisation, items, accounts, cases with their history. */
export async function loadDemo(installation: Installation, progress: DemoProgress): Promise<void> {
  const today = dayOf(Date.now());
  const clock = handClock(startOfDay(addDays(today, -openedDaysAgo)));
  const county = generateCounty(seed, today);
  progress('机构和人员', 0, 1);
  await insertBasics(installation, county, clock);
  const services = await servicesFor(installation, county.organisation.county, clock);
  await insertAccounts(services, county);
  progress('权力清单', 0, 1);
  await insertLists(services, today);
  await insertProgramme(services, today);
  await openCases(services, county, progress);
  await insertLaws(services, today);
  // Swept by the server in the background, once it serves: the data room is no part of the first start.
  await writeRegisters(registersFolder(installation.settings), demoRegisters(county, today));
}

async function servicesFor(
  installation: Installation,
  county: CountyId,
  clock: HandClock,
): Promise<Services & { readonly clock: HandClock }> {
  const { database, keys, library } = installation;
  return {
    county,
    about: { name, demo: true, ledgerOrigin: 'qingxi.invalid/ledger/000000' },
    database,
    keys,
    clock,
    calendar: library.calendar,
    laws: library.laws,
    lawsEdition: () => 0,
    items: await readCatalogue(database, county),
    synonyms: synonymsOf(library.words),
    organisation: organisationReader(database, county, clock.realNow),
    restraintOf: () => null,
    wakeLedger: () => undefined,
    siteUrl: () => 'http://127.0.0.1:8080',
  };
}
