import { currentSteps } from '../../core/casework/current-steps.ts';
import { possibleActs } from '../../core/casework/may-do.ts';
import { type Day, dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import type { LoadedCase } from './loaded-case.ts';
import { loadCases } from './load-cases.ts';
import { onePerPlace, type Row, tasksOf } from './tasks-in-reach.ts';
import { seenWith } from './viewer.ts';

const mostKnown = 5_000;

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
