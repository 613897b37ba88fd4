import type { Day } from '../../core/kernel/day.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Services } from '../platform/services.ts';
import { countSteps, listLateObjections, listSignatures, listWaitingPlaces } from './watch-store.ts';

/** A place where a case waits too long or again and again. Identifiers only: nothing an applicant gave. */
export type WaitingPlace = Awaited<ReturnType<typeof listWaitingPlaces>>[number];

const most = 5_000;

/** Where cases wait that were due before the day, or come for at least the given time. */
export function waitingPlaces(
  { database, county }: Services,
  wanted: { readonly dueBefore: Day; readonly visitsFrom: number },
): Promise<readonly WaitingPlace[]> {
  return listWaitingPlaces(database.app, county, { ...wanted, most });
}

/** A step that several persons signed together. */
export type JointAct = {
  readonly item: string;
  readonly number: number;
  readonly unit: string;
  readonly node: string;
  readonly persons: readonly string[];
};

/** Steps signed by several persons since an instant. */
export async function jointActs({ database, county }: Services, since: Instant): Promise<readonly JointAct[]> {
  const acts = new Map<string, JointAct>();
  for (const row of await listSignatures(database.app, county, since)) {
    const { node, visit } = JSON.parse(row.payload) as { readonly node?: string; readonly visit?: number };
    if (node === undefined || row.actor === null) continue;
    const key = `${row.stream_id} ${node} ${String(visit ?? 1)}`;
    const before = acts.get(key)?.persons ?? [];
    const persons = [...new Set([...before, row.actor])].toSorted();
    acts.set(key, { item: row.item_code, number: row.item_number, unit: row.unit_id, node, persons });
  }
  return [...acts.values()].filter((act) => act.persons.length >= 2);
}

/** Steps of an item in the cases of a unit: how many were taken, and how many of them again. */
export type TakenSteps = { readonly item: string; readonly unit: string; readonly taken: number; readonly again: number };

/** Steps taken since an instant. Nothing that an applicant gave, and nobody who acted. */
export async function takenSteps({ database, county }: Services, since: Instant): Promise<readonly TakenSteps[]> {
  const rows = await countSteps(database.app, county, since);
  return rows.map((row) => ({ item: row.item_code, unit: row.unit_id, taken: Number(row.taken), again: Number(row.again) }));
}

/** Objections to public notices whose answer is late, by unit; `number` is the public number of the objection. */
export async function lateObjections({ database, county }: Services, today: Day) {
  const rows = await listLateObjections(database.app, county, today);
  return rows.map((row) => ({ unit: row.unit_id, number: row.number, due: String(row.due_day) }));
}
