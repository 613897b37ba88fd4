import type { PersonId } from '../../core/kernel/id.ts';
import type { KnownAlert } from '../../core/supervision/alert/alert.ts';
import type { PersonVerb } from '../../core/supervision/alert/command.ts';
import type { AlertContext } from '../../core/supervision/alert/context.ts';
import { possibleVerbs } from '../../core/supervision/alert/decide.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { alertContext } from './alert-context.ts';
import { type Eye, eyeOf, reachOf } from './policy.ts';
import { isConcerned, listRows } from './store.ts';

/** More alerts than a county has at one time when the rules are good; a list never reads more. */
const mostRead = 2_000;

/** An alert with what the reader may do about it now. */
export type Listed = { readonly alert: KnownAlert; readonly version: number; readonly mine: PersonVerb | null };

type Eyed = Listed & { readonly eye: Eye };

/** Everything a reader's lists are made from. */
export type Lists = {
  readonly all: readonly Eyed[];
  readonly context: AlertContext;
  readonly organisation: OrganisationSnapshot;
  readonly supervises: boolean;
  /** False when there are more than can be read at once. */
  readonly whole: boolean;
};

/** The alerts in a person's reach; undefined when his posts reach none and none concerns him: then there is no such page. */
export async function listsFor(services: Services, person: PersonId): Promise<Lists | undefined> {
  const { database, county } = services;
  const organisation = await services.organisation();
  const context = alertContext(services, organisation);
  const reach = reachOf(person, organisation, context);
  const units = [...new Set([...reach.supervises, ...reach.answers])];
  if (units.length === 0 && !(await isConcerned(database.app, county, person))) return undefined;
  const stages = ['self-check', 'verify', 'rectify', 'check', 'cleared', 'archived'] as const;
  const rows = await listRows(database.app, county, { units, person, stages, most: mostRead });
  const all = rows.flatMap((row): readonly Eyed[] => {
    const alert = JSON.parse(row.state) as KnownAlert;
    const eye = eyeOf(person, { alert, context });
    if (eye === undefined) return [];
    return [{ alert, eye, version: row.version, mine: movingVerb(person, alert, context) }];
  });
  return { all, context, organisation, supervises: reach.supervises.length > 0, whole: rows.length < mostRead };
}

/** Acts that are always open move nothing and make no work. */
const quiet: ReadonlySet<PersonVerb> = new Set(['open-personal-data', 'send-back', 'hand-over-lead', 'give-statement']);

function movingVerb(person: PersonId, alert: KnownAlert, context: AlertContext): PersonVerb | null {
  return possibleVerbs(person, { alert, context }).find((verb) => !quiet.has(verb)) ?? null;
}
