import type { Kysely } from 'kysely';

import type { CaseId } from '../../core/kernel/id.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { type LoadedCase, loadedFrom } from './loaded-case.ts';
import { commandOf, eventsOfCase, fileOfCase, valuesOfCase } from './store.ts';

/** Reads a case in one round trip. */
export async function loadCase(services: Services, db: Kysely<Schema>, caseId: CaseId): Promise<LoadedCase> {
  const { county } = services;
  const read = [fileOfCase(db, county, caseId), eventsOfCase(db, county, caseId), valuesOfCase(db, county, caseId)] as const;
  return loadedFrom(services, caseId, await together(db, read));
}

/**
 * Locks the row of a case, then reads it and an earlier use of the idempotency key, in one round trip: of many who act at once each decides on
 * what the one before left, because each statement sees what was committed when it began.
 */
export async function loadForAct(services: Services, db: Kysely<Schema>, asked: { readonly caseId: CaseId; readonly commandId: string }) {
  const { county } = services;
  const { caseId } = asked;
  const [file, used, events, values] = await together(db, [
    fileOfCase(db, county, caseId).forUpdate(),
    commandOf(db, county, asked.commandId),
    eventsOfCase(db, county, caseId),
    valuesOfCase(db, county, caseId),
  ]);
  return { earlier: used.rows[0], load: (): LoadedCase => loadedFrom(services, caseId, [file, events, values]) };
}
