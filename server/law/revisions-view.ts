import type { z } from 'zod';

import type { deskRevisions } from '../../contract/desk-law.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import type { Services } from '../platform/services.ts';
import { lawReach } from './policy.ts';
import { countStates, lateDays, readRevisions } from './task-rows.ts';

type View = z.input<typeof deskRevisions>;

/** Revisions with how far every unit is that the asker sees, in the order of the units; undefined for who has nothing to do with them. */
export async function revisionsView(services: Services, person: PersonId): Promise<View | undefined> {
  const { data, staffOn } = await services.organisation();
  const today = dayOf(services.clock.legalNow());
  const reach = lawReach(staffOn(today), person);
  if (reach === undefined) return undefined;
  const found = await inTransaction(services.database.app, (db) => readRevisions(services, db));
  const units = data.units.filter(({ id }) => reach.sees(id));
  const shown = found.map(({ id, cause, openedAt, due, tasks }): View['revisions'][number] => {
    const seen = tasks.filter(({ unit }) => reach.sees(unit));
    const byState = countStates(seen);
    return {
      ...{ id, cause: { ...cause }, openedOn: dayOf(openedAt), due, byState, lateDays: lateDays(due, today, byState.open) },
      units: units.flatMap((unit) => {
        const own = seen.filter((task) => task.unit === unit.id);
        return own.length === 0 ? [] : [{ id: unit.id, name: unit.name, byState: countStates(own) }];
      }),
    };
  });
  return {
    today,
    may: { openRound: reach.openRound !== null },
    revisions: shown.filter(({ units: own }) => reach.seesAll || own.length > 0),
  };
}
