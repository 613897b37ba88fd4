import type { Kysely } from 'kysely';

import { currentSteps } from '../../core/casework/current-steps.ts';
import { possibleActs } from '../../core/casework/may-do.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { type LoadedCase, loadCases } from './load-case.ts';
import { listTasks } from './store.ts';
import { seenWith } from './viewer.ts';

const mostTasks = 60;
const mostKnown = 5_000;

/** A row of a task that waits. */
export type Row = Awaited<ReturnType<ReturnType<typeof listTasks>['execute']>>[number];

/** An objection that a person may answer. */
export type WaitingObjection = { readonly objection: string; readonly raisedOn: Day; readonly dueDay: Day | null };

/** A place at which a person may really act. `objections` are those he may answer there. */
export type Waiting = { readonly row: Row; readonly objections: readonly WaitingObjection[] };

/** Number on each page of officials: what `/work` lists for him. */
export async function countToDo(services: Services, person: PersonId): Promise<number> {
  const waiting = await waitingFor(services, person);
  return waiting.reduce((sum, { row, objections }) => sum + (row.kind === 'objection' ? objections.length : 1), 0);
}

/**
 * Where a person may really act today, most urgent first: the same pure decision is asked that answers the button. Cases that did not change
 * since they were asked are not read again; the others are read in one trip.
 */
export async function waitingFor(services: Services, person: PersonId): Promise<readonly Waiting[]> {
  const organisation = await services.organisation();
  const today = dayOf(services.clock.legalNow());
  const known = knownIn(organisation);
  const keyOf = (row: Row) => JSON.stringify([person, today, row.case_id, row.version, row.node]);
  return inTransaction(services.database.app, async (db) => {
    const rows = onePerPlace(await tasksOf(services, db, { person, organisation, today }));
    const unknown = rows.filter((row) => !known.has(keyOf(row)));
    const loaded = await loadCases(services, db, [...new Set(unknown.map((row) => row.case_id))]);
    if (known.size > mostKnown) known.clear();
    const found = new Map(
      unknown.map((row) => [keyOf(row), whatWaits(services, organisation, { person, row, loaded: loaded.get(row.case_id) })]),
    );
    for (const [key, waits] of found) known.set(key, waits);
    return rows.flatMap((row) => {
      const objections = found.get(keyOf(row)) ?? known.get(keyOf(row));
      return objections === undefined || objections === null ? [] : [{ row, objections }];
    });
  });
}

/** Answers of the decision by person, day, case and version; they hold as long as the organisation does. Null: nothing he may do. */
type Known = Map<string, readonly WaitingObjection[] | null>;

const knownOf = new WeakMap<OrganisationSnapshot, Known>();

function knownIn(organisation: OrganisationSnapshot): Known {
  const known = knownOf.get(organisation) ?? new Map<string, readonly WaitingObjection[] | null>();
  knownOf.set(organisation, known);
  return known;
}

function whatWaits(
  services: Services,
  organisation: OrganisationSnapshot,
  { person, row, loaded }: { readonly person: PersonId; readonly row: Row; readonly loaded: LoadedCase | undefined },
): readonly WaitingObjection[] | null {
  const seen = loaded === undefined ? undefined : seenWith(services, organisation, { loaded, person });
  if (seen === undefined || seen.loaded.state.status !== 'open') return null;
  const { state } = seen.loaded;
  const acts = possibleActs(state, seen.context, person).filter((act) => act.node === row.node && act.refusal === null);
  if (acts.length === 0) return null;
  const waiting = currentSteps(state, seen.context).flatMap((step) => step.objections);
  return acts.flatMap(({ objection }) => {
    const one = waiting.find((candidate) => candidate.objection === objection);
    return one === undefined ? [] : [{ objection: one.objection, raisedOn: dayOf(one.raisedAt), dueDay: one.due?.dueDay ?? null }];
  });
}

type Asker = { readonly person: PersonId; readonly organisation: OrganisationSnapshot; readonly today: Day };

/** Tasks of the posts of a person, in all units that they reach, in one trip. */
async function tasksOf(services: Services, db: Kysely<Schema>, asker: Asker): Promise<readonly Row[]> {
  const lists = reachOf(asker).map(({ roles, units }) => listTasks(db, services.county, { roles: [...roles], units, most: mostTasks }));
  if (lists.length === 0) return [];
  return (await together(db, lists)).flatMap((found) => found.rows);
}

function reachOf({
  person,
  organisation,
  today,
}: Asker): readonly { readonly roles: ReadonlySet<string>; readonly units: readonly string[] }[] {
  const staff = organisation.staffOn(today);
  const reach = new Map<string, { readonly roles: Set<string>; readonly units: readonly string[] }>();
  for (const holding of staff.postsOf(person)) {
    const post = staff.findPost(holding.post);
    const unit = post === undefined ? undefined : staff.findUnit(post.unit);
    if (post === undefined || unit === undefined) continue;
    // Posts of a bureau serve the whole county; others their unit and what lies below.
    const units = unit.level === 'county' ? organisation.data.units : [unit, ...staff.descendantsOf(unit.id)];
    const known = reach.get(unit.id);
    if (known === undefined) reach.set(unit.id, { roles: new Set([post.role]), units: units.map((each) => each.id) });
    else known.roles.add(post.role);
  }
  return [...reach.values()];
}

/** Each place of a case once, though several posts reach it. */
function onePerPlace(rows: readonly Row[]): readonly Row[] {
  return [...new Map(rows.map((row) => [`${row.case_id}/${row.node}`, row])).values()];
}
