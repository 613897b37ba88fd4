import type { PersonId } from '../../core/kernel/id.ts';
import type { AlertId, KnownAlert } from '../../core/supervision/alert/alert.ts';
import type { AlertContext } from '../../core/supervision/alert/context.ts';
import { hasOpened } from '../../core/supervision/alert/personal-data.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import type { AlertContent } from './alert-content.ts';
import { alertContext } from './alert-context.ts';
import { type LoadedAlert, loadedFrom } from './loaded-alert.ts';
import { staffNumbersIn } from './place-hit.ts';
import { type Eye, eyeOf } from './policy.ts';
import { eventsOfAlert, personsByLogin, valuesOfAlerts } from './store.ts';

/** An alert as one person may see it. */
export type SeenAlert = {
  readonly person: PersonId;
  readonly eye: Eye;
  readonly loaded: LoadedAlert;
  readonly alert: KnownAlert;
  readonly content: AlertContent;
  readonly context: AlertContext;
  readonly organisation: OrganisationSnapshot;
  /** He opened what is masked within the last hour. */
  readonly isOpen: boolean;
};

const erased: AlertContent = {
  name: '',
  sentence: '',
  object: '',
  parameters: {},
  values: {},
  others: [],
  rows: [],
  lawful: [],
  place: null,
};

/** The alert of an address as the person may see it; undefined looks like "does not exist". */
export async function findSeen(services: Services, person: PersonId, alertId: AlertId): Promise<SeenAlert | undefined> {
  const { database, county, keys } = services;
  const [events, values] = await inTransaction(database.app, (db) =>
    together(db, [eventsOfAlert(db, county, alertId), valuesOfAlerts(db, county, [alertId])]),
  );
  const loaded = loadedFrom(keys, alertId, { events: events.rows, values: values.rows });
  const organisation = await services.organisation();
  const context = alertContext(services, organisation);
  if (loaded.state.status === 'absent') return undefined;
  const place = { alert: loaded.state, context };
  const eye = eyeOf(person, place);
  if (eye === undefined) return undefined;
  const whole = loaded.content ?? erased;
  const content = eye === 'concerned' ? ownRows(whole, await ownNumbers(services, person, whole)) : whole;
  return { person, eye, loaded, alert: loaded.state, content, context, organisation, isOpen: hasOpened(person, place) };
}

async function ownNumbers({ database, county }: Services, person: PersonId, content: AlertContent): Promise<ReadonlySet<string>> {
  const persons = await personsByLogin(database.app, county, staffNumbersIn(content));
  return new Set([...persons].flatMap(([login, one]) => (one === person ? [login] : [])));
}

/** What a person sees of rows that concern him: those that name him, and nothing about others. */
function ownRows(content: AlertContent, numbers: ReadonlySet<string>): AlertContent {
  const isOwn = (values: Readonly<Record<string, string | null>>): boolean =>
    Object.values(values).some((value) => value !== null && numbers.has(value));
  return { ...content, rows: content.rows.filter((row) => isOwn(row.values)), others: content.others.filter(isOwn) };
}
