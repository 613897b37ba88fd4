import type { Kysely } from 'kysely';

import type { CaseEvent } from '../../core/casework/event.ts';
import type { Canonical } from '../../core/kernel/canonical.ts';
import { asId, type CaseId } from '../../core/kernel/id.ts';
import type { Instant } from '../../core/kernel/instant.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { openCaseValues } from './case-values.ts';
import { eventOf } from './event-row.ts';
import { eventsOfCase, valuesOfCase } from './store.ts';

type Values = Readonly<Record<string, Canonical>>;

/** One act as it was done: the events of one command, with the values that were given and known. */
export type PastAct = {
  readonly caseId: CaseId;
  readonly commandId: string;
  /** Number of events before it. */
  readonly from: number;
  readonly at: Instant;
  readonly events: readonly CaseEvent[];
  readonly values: Values;
  readonly valuesBefore: ReadonlyMap<string, Canonical>;
  /** Values before it and its own. */
  readonly valuesSoFar: Values;
  readonly erased: boolean;
};

/** The acts of a case, oldest first. */
export async function pastActs(
  services: Services,
  db: Kysely<Schema>,
  caseId: string,
): Promise<{ readonly acts: readonly PastAct[]; readonly erased: boolean }> {
  const rows = await eventsOfCase(db, services.county, caseId).select('command_id').execute();
  const { byEvent, erased } = openCaseValues(services.keys, caseId, await valuesOfCase(db, services.county, caseId).execute());
  const acts: PastAct[] = [];
  let before: ReadonlyMap<string, Canonical> = new Map();
  for (let from = 0; from < rows.length;) {
    const commandId = rows[from]?.command_id ?? '';
    const end = rows.findIndex((row, at) => at > from && row.command_id !== commandId);
    const mine = rows.slice(from, end < 0 ? rows.length : end);
    const values = Object.fromEntries(mine.flatMap((row) => [...(byEvent.get(row.seq) ?? [])]));
    const soFar = new Map([...before, ...Object.entries(values)]);
    const events = mine.map(eventOf);
    const at = events.at(-1)?.at ?? 0;
    acts.push({
      caseId: asId<'case'>(caseId),
      commandId,
      from,
      at,
      events,
      values,
      valuesBefore: before,
      valuesSoFar: Object.fromEntries(soFar),
      erased,
    });
    before = soFar;
    from += mine.length;
  }
  return { acts, erased };
}
