import type { Compilable, Kysely } from 'kysely';

import { unitsOfItem } from '../../core/catalogue/units-of-item.ts';
import { addDays, dayOf, startOfDay } from '../../core/kernel/day.ts';
import type { CountyId } from '../../core/kernel/id.ts';
import { Fault, isRefusal } from '../../core/kernel/outcome.ts';
import { firstStep } from '../casework/first-step.ts';
import { openCase } from '../casework/open-case.ts';
import { readCatalogue } from '../publication/catalogue.ts';
import { insertCounty } from '../publication/publish-county.ts';
import { publishItems } from '../publication/publish-items.ts';
import { publishOrganisation } from '../publication/publish-organisation.ts';
import { organisationReader } from '../organisation/read.ts';
import { insertOrganisation } from '../organisation/store.ts';
import type { Installation } from '../open-county.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import { instant } from '../platform/database/values.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { hashPassword } from '../session/password.ts';
import { sealTotp } from '../session/create-account.ts';
import { newTotpSecret } from '../session/totp.ts';
import { handClock, type HandClock } from './demo-clock.ts';
import { demoPlans, type Plan } from './demo-plans.ts';
import { driveCase, type Ride } from './drive-case.ts';
import { generateCounty, type DemoCounty } from './generate-county.ts';
import { inventedValue } from './invented-values.ts';
import { seededSource } from './seeded-source.ts';

/** Password of every demo account; they work on loopback only. */
export const demoPassword = 'qingxi-demo-2026';
const seed = 'qingxi';
const name = '清溪县';
const openedDaysAgo = 62;

/** Told while the demo is loaded: what is being done, how far of how much. */
export type DemoProgress = (step: string, done: number, of: number) => void;

/** Loads the invented county into an empty installation: organisation, items, accounts, cases with their history. */
export async function loadDemo(installation: Installation, progress: DemoProgress): Promise<void> {
  const today = dayOf(Date.now());
  const clock = handClock(startOfDay(addDays(today, -openedDaysAgo)));
  const county = generateCounty(seed, today);
  progress('机构和人员', 0, 1);
  await insertBasics(installation, county, clock);
  const services = await servicesFor(installation, county.organisation.county, clock);
  await insertAccounts(services, county);
  await openCases(services, county, progress);
}

async function insertBasics(installation: Installation, county: DemoCounty, clock: HandClock): Promise<void> {
  const { database, keys, library } = installation;
  const { organisation } = county;
  const today = dayOf(Date.now());
  const at = clock.legalNow();
  const publisher = organisation.tenures.find((tenure) =>
    organisation.posts.some((post) => post.id === tenure.post && post.role === 'leading-group.reviewer'),
  );
  const households = new Map(county.households.map((household) => [household.id, household]));
  const outside = county.kinOfApplicants.flatMap(({ person, household, relation }) => {
    const head = households.get(household)?.head;
    return head === undefined ? [] : [{ person, relativeKey: keys.identityKey(head.identityNumber), relation }];
  });
  await inTransaction(database.app, async (db) => {
    const all: readonly Compilable<unknown>[] = [
      ...insertCounty(db, {
        county: organisation.county,
        name,
        divisionCode: '000000',
        demo: true,
        ledgerOrigin: 'qingxi.invalid/ledger/000000',
      }),
      ...insertOrganisation(db, {
        data: organisation,
        identityKeys: new Map(),
        outside: [...new Map(outside.map((row) => [`${row.person}/${row.relativeKey}`, row])).values()],
      }),
      ...publishOrganisation(db, { county: organisation.county, organisation, today }),
      ...publishItems(db, {
        county: organisation.county,
        keys,
        organisation,
        versions: library.items,
        synonyms: (item) =>
          library.words.synonyms
            .filter((group) => group.some((word) => item.aliases.includes(word) || item.plainName.includes(word)))
            .flat(),
        by: publisher === undefined ? null : { person: publisher.person, post: publisher.post },
        today,
        at,
      }),
    ];
    await together(db, all);
  });
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
    items: await readCatalogue(database, county),
    organisation: organisationReader(database, county, clock.realNow),
    restraintOf: () => null,
    wakeLedger: () => undefined,
    siteUrl: () => 'http://127.0.0.1:8080',
  };
}

/** All demo accounts share one password hash: 222 slow hashes at first start would serve nobody. Second factors differ. */
async function insertAccounts(services: Services, county: DemoCounty): Promise<void> {
  const passwordHash = await hashPassword(demoPassword);
  const at = instant(services.clock.realNow());
  const rows = county.accounts.map((account) => {
    const accountId = newId<'account'>();
    return {
      county_id: services.county,
      account_id: accountId,
      login: account.login,
      person_id: account.person,
      state: 'active' as const,
      password_hash: passwordHash,
      password_at: at,
      totp_sealed: sealTotp(services, { accountId, totpSecret: newTotpSecret() }),
      last_used_at: null,
    };
  });
  await services.database.app.insertInto('mq.account').values(rows).execute();
}

async function openCases(services: Services & { readonly clock: HandClock }, county: DemoCounty, progress: DemoProgress): Promise<void> {
  const source = seededSource(`${seed}/cases`);
  const end = Date.now();
  const today = dayOf(end);
  const used = new Set<string>();
  // Openings in the order of their days, so that case numbers grow with time.
  const plans = demoPlans.toSorted((a, b) => b.ago - a.ago);
  for (const [at, plan] of plans.entries()) {
    progress('办件', at, plans.length);
    services.clock.set(startOfDay(addDays(today, -plan.ago)) + (9 * 60 + source.below(400)) * 60_000);
    const ride = await open(services, county, { plan, source, used, end });
    await driveCase(ride);
  }
  progress('办件', plans.length, plans.length);
}

type Opening = { readonly plan: Plan; readonly source: ReturnType<typeof seededSource>; readonly used: Set<string>; readonly end: number };

async function open(services: Services & { readonly clock: HandClock }, county: DemoCounty, opening: Opening): Promise<Ride> {
  const { plan, source, used, end } = opening;
  const now = services.clock.legalNow();
  const item = services.items.findCurrent(plan.item, dayOf(now));
  const household = chooseHousehold(county, opening);
  if (item === undefined || household === undefined) throw new Fault('demo-case-stuck', { item: plan.item });
  used.add(household.id);
  const organisation = await services.organisation();
  const staff = organisation.staffOn(dayOf(now));
  const units = unitsOfItem(item.version.item, organisation.data);
  const place = units.has(household.village) ? household.village : [...units][0];
  if (place === undefined) throw new Fault('demo-case-stuck', { item: plan.item, at: 'place' });
  const opener = item.version.item.startedBy.flatMap((role) => staff.holdersOf(role, place)).map((holding) => holding.person);
  const values = { household, source, kin: plan.kin === true };
  const form = firstStep(item)?.form ?? [];
  const request = {
    commandId: newId(),
    owner: 'demo',
    bodyHash: 'demo',
    item,
    unit: place,
    channel: 'village' as const,
    values: Object.fromEntries(form.map((field) => [field.id, inventedValue(field, { ...values, now })])),
  };
  const related = new Set(county.kinOfApplicants.filter((kin) => kin.household === household.id).map((kin) => kin.person));
  let refused = '';
  for (const who of opener.filter((person) => !related.has(person))) {
    const answer = await openCase(services, { ...request, who });
    if (isRefusal(answer)) refused = `${answer.refused} ${JSON.stringify(answer.because)}`;
    else return { services, caseId: answer.caseId, plan, values, source, end, opener: who };
  }
  throw new Fault('demo-case-stuck', { item: plan.item, at: 'opening', refused });
}

function chooseHousehold(county: DemoCounty, { plan, source, used }: Opening) {
  const kin = new Set(county.kinOfApplicants.map((row) => row.household));
  const free = county.households.filter((household) => !used.has(household.id) && kin.has(household.id) === (plan.kin === true));
  return free[source.below(free.length)];
}

/** Accounts worth showing on the sign-in page, with who they are: the people of the tour. */
export async function tourAccounts(
  db: Kysely<Schema>,
  county: CountyId,
): Promise<readonly { readonly login: string; readonly password: string; readonly who: string }[]> {
  const rows = await db
    .selectFrom('mq.account as a')
    .innerJoin('mq.person as p', (join) => join.onRef('p.county_id', '=', 'a.county_id').onRef('p.person_id', '=', 'a.person_id'))
    .innerJoin('mq.tenure as t', (join) => join.onRef('t.county_id', '=', 'a.county_id').onRef('t.person_id', '=', 'a.person_id'))
    .innerJoin('mq.post as o', (join) => join.onRef('o.county_id', '=', 't.county_id').onRef('o.post_id', '=', 't.post_id'))
    .innerJoin('mq.unit as u', (join) => join.onRef('u.county_id', '=', 'o.county_id').onRef('u.unit_id', '=', 'o.unit_id'))
    .select(['a.login', 'p.name', 'o.name as post', 'u.name as unit'])
    .where('a.county_id', '=', county)
    .where('a.login', 'in', [...tourLogins])
    .where('t.to_day', 'is', null)
    .execute();
  return tourLogins.flatMap((login) => {
    const row = rows.find((candidate) => candidate.login === login);
    return row === undefined ? [] : [{ login, password: demoPassword, who: `${row.unit} ${row.post} ${row.name}` }];
  });
}

const tourLogins: readonly string[] = [
  'yd01-aid-officer',
  'yd-aid-clerk-1',
  'hd-officer-1',
  'yd-visit-officer-1',
  'yd-visit-officer-2',
  'yd-visit-officer-3',
  'yd-deputy-head',
  'yd-aid-head',
  'mz-aid-clerk-1',
  'mz-aid-head',
];
