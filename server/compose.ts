import { dayOf } from '../core/kernel/day.ts';
import { instantText } from '../core/kernel/instant.ts';
import { Fault } from '../core/kernel/outcome.ts';
import { countyOrders } from './administration/county-orders.ts';
import { consoleRoutes } from './console/routes.ts';
import { deleteOverdueImports } from './administration/delete-imports.ts';
import { countyRoom } from './administration/county-room.ts';
import { sweepAtNight } from './administration/sweep-at-night.ts';
import { ruleRoom } from './administration/rule-room.ts';
import { countToDo } from './casework/waiting-tasks.ts';
import { citizenRoutes } from './casework/citizen-routes.ts';
import { clearCommands } from './casework/clear-commands.ts';
import { caseworkRoutes } from './casework/routes.ts';
import { channelRoutes } from './channel/routes.ts';
import type { DeskServices } from './compile/desk-services.ts';
import { compileRoutes } from './compile/routes.ts';
import { letTimePass } from './casework/let-time-pass.ts';
import { openDemoAlerts } from './demo/demo-alerts.ts';
import { demoRoutes } from './demo/routes.ts';
import { tourAccounts } from './demo/demo-accounts.ts';
import { isLedgerBehind } from './ledger/backlog.ts';
import { receiptOf } from './ledger/read.ts';
import { ledgerRoutes } from './ledger/routes.ts';
import { ledgerFolder, type Installation, type OpenCounty, openCounty } from './open-county.ts';
import { countActs } from './publication/count-acts.ts';
import { publishNewer } from './publication/publish-items.ts';
import { liftWithdrawal } from './publication/withdrawal-store.ts';
import { withdrawItem } from './publication/withdraw-item.ts';
import { publishDay } from './publication/publish-day.ts';
import { type App, buildApp } from './platform/http/app.ts';
import type { Limits } from './platform/http/limits.ts';
import { healthRoutes } from './platform/http/health-routes.ts';
import type { Clock } from './platform/clock.ts';
import { notePublishedChange } from './platform/http/published-changes.ts';
import { tidier } from './platform/database/tidy.ts';
import { failureTeller } from './platform/jobs/tell-failures.ts';
import { startTurns, type Turn, type Turns } from './platform/jobs/turns.ts';
import type { Services } from './platform/services.ts';
import { publicLawRoutes } from './law/public-routes.ts';
import { registerRoutes } from './law/routes.ts';
import { takeLibrary } from './law/take-library.ts';
import { openDataRoutes } from './open-data/routes.ts';
import { packageRoutes } from './package/routes.ts';
import { chartPictures } from './poster/chart-pictures.ts';
import { bookletCaps, itemCaps, Press } from './poster/press.ts';
import { draftPoster } from './poster/poster-view.ts';
import { posterRoutes } from './poster/routes.ts';
import { programmeRoutes } from './programme/routes.ts';
import { apiRoutes } from './public/api-routes.ts';
import { citations } from './public/citations.ts';
import { draftView } from './public/draft-view.ts';
import { publicRoutes } from './public/routes.ts';
import { stepList } from '../contract/steps/step-list.ts';
import { restraintRoutes } from './restraint/routes.ts';
import { clearFailures, clearSessions } from './session/clear-old.ts';
import { sessionRoutes } from './session/routes.ts';
import { rotationRoutes } from './rotation/routes.ts';
import { alertRoutes } from './supervision/alert-routes.ts';
import { handOnApproved } from './supervision/approved-values.ts';
import { cockpitRoutes } from './supervision/cockpit-routes.ts';
import { letAlertDaysPass } from './supervision/let-alert-days-pass.ts';
import { countToDecide } from './supervision/read.ts';
import { todayRoutes } from './supervision/today-routes.ts';
import { workshopRoutes } from './supervision/workshop-routes.ts';
import { watchCounty } from './supervision/watch-county.ts';
import { SessionReader } from './session/read.ts';

/** A county being served: the application and what runs beside it. */
export type Composed = {
  readonly app: App;
  readonly services: Services;
  /** What commands of the same user may ask while the county is served. */
  readonly orders: ReturnType<typeof countyOrders>;
  /** Ends jobs and the ledger's turn; call it after the application was closed. */
  readonly close: () => Promise<void>;
};

/**
 * Puts all features together: the one file that knows them all.
 *
 * @param siteUrl asked late, because the port is known only after listening
 * @param own a clock instead of the machine's, limits of requests instead of the usual ones
 */
export async function compose(
  installation: Installation,
  siteUrl: () => string,
  own: { readonly clockOf?: (aheadDays: () => number) => Clock; readonly limits?: Limits } = {},
): Promise<Composed> {
  const county = await openCounty(installation, siteUrl, own.clockOf);
  const { services, sequencer, restraint } = county;
  await takeLibrary(services, { laws: installation.library.laws, at: services.clock.legalNow() });
  await county.refreshLaws();
  const sessions = new SessionReader(services);
  const presses = { items: new Press(itemCaps), booklets: new Press(bookletCaps) };
  const background: { turns?: Turns } = {};
  const sweeps = new AbortController();
  const app = await buildApp({
    services,
    findSession: (token) => sessions.find(token),
    countToDo: async (person) => (await countToDo(services, person)) + (await countToDecide(services, person)),
    logLevel: installation.settings.logLevel,
    trustedProxies: installation.settings.trustedProxies,
    ...(own.limits === undefined ? {} : { limits: own.limits }),
    routes: [
      healthRoutes(() => whyNotReady(services, sequencer.state.stopped)),
      publicRoutes(services),
      posterRoutes(services, presses),
      apiRoutes(services),
      packageRoutes(services),
      openDataRoutes(services),
      publicLawRoutes(services),
      citizenRoutes(services, (place) => receiptOf(services, sequencer.log, place)),
      (target) => sessionRoutes(target, { services, sessions, demoAccounts: () => tourAccounts(services.database.app, services.county) }),
      caseworkRoutes(services),
      ...deskRoutes(county, installation, { press: presses.items, signal: sweeps.signal }),
      restraintRoutes(services, restraint),
      alertRoutes(services),
      todayRoutes(services),
      rotationRoutes(services),
      ...(services.about.demo ? [demoRoutes(services, () => afterMove(county.refreshClock, services, background.turns))] : []),
      ledgerRoutes(services, { log: sequencer.log, directory: ledgerFolder(installation.settings) }),
    ],
  });
  const tell = failureTeller(app.log);
  background.turns = startTurns([...backgroundWork(county), ...sweepTurns(county, installation, sweeps.signal)], tell);
  sequencer.start((error) => tell('ledger', error));
  return {
    app,
    services,
    orders: countyOrders(county, installation),
    close: async () => {
      sweeps.abort();
      await background.turns?.stop();
      await Promise.all([presses.items.close(), presses.booklets.close()]);
      await county.close();
    },
  };
}

/** The console and what it asks; `signal` ends what runs for it. */
function deskRoutes(
  county: OpenCounty,
  installation: Installation,
  { press, signal }: { readonly press: Press; readonly signal: AbortSignal },
): readonly ((app: App) => void)[] {
  const { services, refreshLaws } = county;
  return [
    consoleRoutes,
    registerRoutes({ ...services, refreshLaws }),
    compileRoutes(deskOf(county, installation, press)),
    programmeRoutes(services),
    channelRoutes(services),
    cockpitRoutes(services),
    workshopRoutes(services, ruleRoom(installation.settings), signal),
  ];
}

/** What the desk needs: the library's words, publication, and a press for drafts and pictures. */
function deskOf({ services, refreshItems }: OpenCounty, { library }: Installation, press: Press): DeskServices {
  const { county, keys, synonyms, laws, clock } = services;
  return {
    ...services,
    officialese: library.words.officialese,
    refreshItems,
    withdrawItem: (db, order) => withdrawItem(db, { county, keys, ...order }),
    liftWithdrawal: (db, about) => liftWithdrawal(db, county, about),
    chartSheets: async (chart) => {
      const steps = stepList({ chart, cite: (basis) => citations(laws, basis, dayOf(clock.legalNow())) });
      return { steps, pictures: await chartPictures(press, steps, instantText(clock.legalNow())) };
    },
    draftView: (draft) => draftView(services, draft),
    printDraft: (item, form) =>
      press.print({ form, view: draftPoster(services, item), legalNow: new Date(services.clock.legalNow()).toISOString() }),
    publishVersion: (db, { version, by, at, organisation }) =>
      publishNewer(db, {
        ...{
          county,
          keys,
          organisation: organisation.data,
          versions: [version],
          synonyms,
          by,
          at,
          today: dayOf(services.clock.legalNow()),
        },
      }),
  };
}

const hourMs = 3_600_000;

/** What is looked at again and again beside the requests. */
function backgroundWork({ services, restraint, refreshItems, refreshLaws }: OpenCounty): readonly Turn[] {
  return [
    { name: 'count-acts', everyMs: 200, run: () => countActs(services) },
    { name: 'let-time-pass', everyMs: 1_000, run: (onError) => letTimePass(services, onError) },
    { name: 'alert-days', everyMs: 2_000, run: (onError) => letAlertDaysPass(services, onError) },
    { name: 'watch-county', everyMs: services.about.demo ? 20_000 : hourMs / 6, run: () => watchCounty(services) },
    { name: 'publish-day', everyMs: 1_000, run: () => publishDay(services) },
    { name: 'refresh-items', everyMs: 2_000, run: () => refreshItems() },
    { name: 'refresh-laws', everyMs: 2_000, run: async () => ((await refreshLaws()) ? notePublishedChange() : undefined) },
    { name: 'restraint', everyMs: 2_000, run: () => restraint.refresh() },
    { name: 'clear-sessions', everyMs: hourMs, run: () => clearSessions(services) },
    { name: 'clear-failures', everyMs: hourMs, run: () => clearFailures(services) },
    { name: 'clear-commands', everyMs: hourMs, run: () => clearCommands(services) },
    { name: 'tidy-database', everyMs: 5_000, run: tidier(services.database) },
  ];
}

/** Sweeps of registers, each in a process of its own: every night, and in the demo county once as soon as it is served. Data that may not be kept goes. */
function sweepTurns({ services }: OpenCounty, { settings }: Installation, signal: AbortSignal): readonly Turn[] {
  const swept = async () => {
    await handOnApproved(services, ruleRoom(settings));
    return sweepAtNight(services, settings, signal);
  };
  const night: Turn = { name: 'sweep-at-night', everyMs: hourMs / 6, run: swept };
  const demo: Turn = { name: 'demo-alerts', everyMs: 3_000, run: () => openDemoAlerts(services, settings, signal) };
  const overdue: Turn = { name: 'delete-imports', everyMs: hourMs, run: () => deleteOverdueImports(services, countyRoom(settings)) };
  return services.about.demo ? [night, overdue, demo] : [night, overdue];
}

async function afterMove(refreshClock: () => Promise<void>, services: Services, turns: Turns | undefined): Promise<void> {
  await refreshClock();
  while ((await letTimePass(services)) > 0);
  while ((await letAlertDaysPass(services)) > 0);
  await turns?.once();
  notePublishedChange();
}

async function whyNotReady(services: Services, stopped: string | null): Promise<string | null> {
  if (stopped !== null) return 'ledger-stopped';
  try {
    await services.organisation();
    if (await isLedgerBehind(services)) return 'ledger-behind';
    return dayOf(services.clock.legalNow()) === '' ? 'clock' : null;
  } catch (error) {
    return error instanceof Fault ? error.code : 'database';
  }
}
