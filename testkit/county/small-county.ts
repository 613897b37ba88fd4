import type { Canonical } from '../../core/kernel/canonical.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId, type CaseId, type PersonId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import { isRefusal, type Refusal } from '../../core/kernel/outcome.ts';
import { actOnCase } from '../../server/casework/act-on-case.ts';
import type { ActAnswer } from '../../server/casework/act-request.ts';
import { countActs } from '../../server/publication/count-acts.ts';
import type { Wish } from '../../server/casework/acting-roles.ts';
import { letTimePass } from '../../server/casework/let-time-pass.ts';
import { loadCase } from '../../server/casework/load-case.ts';
import type { LoadedCase } from '../../server/casework/loaded-case.ts';
import { openCase } from '../../server/casework/open-case.ts';
import { libraryRoot, readLibrary } from '../../server/library/read-library.ts';
import { type Installation, ledgerFolder, openCounty, type OpenCounty } from '../../server/open-county.ts';
import { insertOrganisation } from '../../server/organisation/store.ts';
import type { Clock } from '../../server/platform/clock.ts';
import type { Database } from '../../server/platform/database/open-database.ts';
import { together } from '../../server/platform/database/together.ts';
import { inTransaction } from '../../server/platform/database/transaction.ts';
import { openKeyStore } from '../../server/platform/keys/key-store.ts';
import { newId } from '../../server/platform/random.ts';
import type { Services } from '../../server/platform/services.ts';
import { readSettings } from '../../server/platform/settings/read-settings.ts';
import { insertCounty } from '../../server/publication/publish-county.ts';
import { publishItems } from '../../server/publication/publish-items.ts';
import { publishOrganisation } from '../../server/publication/publish-organisation.ts';
import { putBackCounty, removeCounty } from './kept-county.ts';
import { smallOrganisation } from './small-organisation.ts';

const library = readLibrary(libraryRoot());
const countyId = asId<'county'>('small-county');
const origin = 'example.invalid/ledger/small';

/** Monday, nine o'clock in China. */
export const firstInstant: Instant = Date.parse('2026-03-02T01:00:00Z');

/** Both clocks, moved by the test. */
export type TestClock = Clock & {
  /** Moves both clocks; `real` or `legal` moves one alone. */
  readonly pass: (milliseconds: number, which?: 'real' | 'legal') => void;
};

/** What planted values a case is opened with. All are invented; each is a phrase that may be sought in every table. */
export const plantedValues = {
  'household-head': '欧阳植入名',
  'id-number': '11010519491231002X',
  persons: 3,
  'village-group': '九九组',
  'monthly-income': 98_765_432,
  hardship: 'illness',
  phone: '000075319426',
  'kin-of-official': false,
} as const satisfies Readonly<Record<string, Canonical>>;

/** Who acts, in which words, with which key. */
export type ActWish = {
  readonly who: string;
  readonly wish: Wish;
  readonly values?: Readonly<Record<string, Canonical>>;
  readonly seen?: number | null;
  readonly key?: string;
  readonly owner?: string;
  readonly body?: string;
};

/** The small county at work in an empty, migrated database. */
export type SmallCounty = {
  readonly services: Services;
  readonly county: OpenCounty;
  readonly installation: Installation;
  readonly clock: TestClock;
  readonly ledger: string;
  /** Opens a case of an item in a village; the answer may be a refusal. */
  readonly tryOpen: (wish?: Partial<OpenWish>) => Promise<ActAnswer | Refusal>;
  /** The same; a refusal is an error of the test. */
  readonly open: (wish?: Partial<OpenWish>) => Promise<CaseId>;
  readonly tryAct: (caseId: CaseId, wish: ActWish) => Promise<ActAnswer | Refusal>;
  readonly act: (caseId: CaseId, wish: ActWish) => Promise<ActAnswer>;
  /** A step of a task with values for every field it asks for. */
  readonly step: (
    caseId: CaseId,
    who: string,
    node: string,
    outcome?: string,
    values?: Readonly<Record<string, Canonical>>,
  ) => Promise<ActAnswer>;
  readonly load: (caseId: CaseId) => Promise<LoadedCase>;
  /** Days pass and the jobs of the county run. */
  readonly days: (count: number) => Promise<void>;
  readonly jobs: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** How a case is opened. */
export type OpenWish = {
  readonly who: string;
  readonly item: string;
  readonly unit: string;
  readonly key: string;
  readonly owner: string;
  readonly body: string;
  readonly values: Readonly<Record<string, Canonical>>;
};

const dayMs = 86_400_000;

/**
 * The county at work: organisation, the library's items, keys in a folder of its own. `visitor-kin` is kin of the planted applicant. It is
 * made once for each database of a process; afterwards the rows and the ledger it had then are put back in a fraction of the time.
 */
export async function openSmallCounty(database: Database): Promise<SmallCounty> {
  const folder = await putBackCounty(database, 'small', (empty) => makeIn(empty, database));
  const installation = installationIn(folder, database);
  const clock = testClock();
  const county = await openCounty(
    installation,
    () => 'http://localhost',
    () => clock,
  );
  await county.sequencer.settle();
  const close = async (): Promise<void> => {
    await county.close();
    installation.keys.close();
    await removeCounty(folder);
  };
  return {
    county,
    installation,
    clock,
    close,
    services: county.services,
    ledger: ledgerFolder(installation.settings),
    ...actsOf(county.services, clock),
  };
}

function installationIn(folder: string, database: Database): Installation {
  const read = readSettings({ MINGQUAN_DATA_DIR: folder, MINGQUAN_LOG_LEVEL: 'silent' }, folder);
  if ('refusals' in read) throw new Error(JSON.stringify(read.refusals));
  const { settings } = read;
  return { settings, database, keys: openKeyStore(settings.keyDir), library, close: () => Promise.resolve() };
}

async function makeIn(folder: string, database: Database): Promise<void> {
  const installation = installationIn(folder, database);
  await fill(installation);
  const county = await openCounty(installation, () => 'http://localhost', testClock);
  await county.sequencer.settle();
  await county.close();
  installation.keys.close();
}

function testClock(): TestClock {
  let [real, legal] = [firstInstant, firstInstant];
  return {
    realNow: () => real,
    legalNow: () => legal,
    pass: (milliseconds, which) => {
      if (which !== 'legal') real += milliseconds;
      if (which !== 'real') legal += milliseconds;
    },
  };
}

async function fill({ database, keys }: Installation): Promise<void> {
  const today = dayOf(firstInstant);
  const organisation = smallOrganisation(countyId, today);
  const outside = [{ person: 'visitor-kin', relativeKey: keys.identityKey(plantedValues['id-number']), relation: '兄弟' }];
  const synonyms = () => [];
  await inTransaction(database.app, (db) =>
    together(db, [
      ...insertCounty(db, { county: countyId, name: '石溪县', divisionCode: '000001', demo: true, ledgerOrigin: origin }),
      ...insertOrganisation(db, { data: organisation, identityKeys: new Map(), outside }),
      ...publishOrganisation(db, { county: countyId, organisation, today }),
      ...publishItems(db, { county: countyId, keys, organisation, versions: library.items, synonyms, by: null, today, at: firstInstant }),
    ]),
  );
}

type Acts = Pick<SmallCounty, 'tryOpen' | 'open' | 'tryAct' | 'act' | 'step' | 'load' | 'days' | 'jobs'>;

function actsOf(services: Services, clock: TestClock): Acts {
  const load = (caseId: CaseId) => inTransaction(services.database.app, (db) => loadCase(services, db, caseId));
  const tryOpen: Acts['tryOpen'] = (wish = {}) => opened(services, wish);
  const tryAct: Acts['tryAct'] = (caseId, wish) => acted(services, caseId, wish);
  const act: Acts['act'] = async (caseId, wish) => done(await tryAct(caseId, wish), wish);
  const jobs = async (): Promise<void> => {
    while ((await letTimePass(services)) > 0);
    while ((await countActs(services)) > 0);
  };
  return {
    load,
    tryOpen,
    tryAct,
    act,
    jobs,
    open: async (wish) => done(await tryOpen(wish), wish).caseId,
    step: async (caseId, who, node, outcome, values) => {
      const given = values ?? valuesFor(services, await load(caseId), node);
      return act(caseId, { who, wish: { do: 'take-step', node, outcome: outcome ?? 'done' }, values: given });
    },
    days: async (count) => {
      clock.pass(count * dayMs);
      await jobs();
    },
  };
}

function done(answer: ActAnswer | Refusal, wish: unknown): ActAnswer {
  if (isRefusal(answer)) throw new Error(`refused: ${JSON.stringify(answer)} for ${JSON.stringify(wish)}`);
  return answer;
}

async function opened(services: Services, wish: Partial<OpenWish>): Promise<ActAnswer | Refusal> {
  const { who = 'officer', item = 'V-FW-01', unit = 'SX-A-01', key = newId(), owner = who, body = 'open', values = plantedValues } = wish;
  const living = services.items.findCurrent(item, dayOf(services.clock.legalNow()));
  if (living === undefined) throw new Error(`no item ${item}`);
  return openCase(services, {
    ...{
      commandId: key,
      owner,
      bodyHash: body,
      item: living,
      unit: asId<'unit'>(unit),
      channel: 'village',
      who: asId<'person'>(who),
      values,
    },
  });
}

function acted(services: Services, caseId: CaseId, act: ActWish): Promise<ActAnswer | Refusal> {
  const { who, wish, values = {}, seen = null, key = newId(), owner = who, body = JSON.stringify(wish) } = act;
  const person: PersonId | 'citizen' | 'system' = who === 'citizen' || who === 'system' ? who : asId<'person'>(who);
  return actOnCase(services, { caseId, commandId: key, owner, bodyHash: body, expectedVersion: seen, who: person, wish, values });
}

/** A planted value for every field of a step's form. */
function valuesFor(services: Services, loaded: LoadedCase, node: string): Readonly<Record<string, Canonical>> {
  const item = loaded.state.status === 'absent' ? undefined : services.items.findByHash(loaded.state.version);
  const found = item?.chart.node(node);
  const form = found?.type === 'task' || found?.type === 'vote' ? found.form : [];
  return Object.fromEntries(
    form.map((field): [string, Canonical] => {
      if (field.kind === 'choice') return [field.id, field.choices[0]?.id ?? ''];
      if (field.kind === 'yes-no') return [field.id, false];
      if (field.kind === 'money' || field.kind === 'count') return [field.id, 87_654];
      return [field.id, `植入短语${field.id}`];
    }),
  );
}
