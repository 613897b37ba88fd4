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
 * Reads a case and an earlier use of the idempotency key in one round trip. With a lock on the row of the case each of many who act at once decides
 * on what the one before left, because each statement sees what was committed when it began.
 *
 * The key is read last: an act that was done under it meanwhile is not in the events read before, or its answer is found.
 */
export async function loadForAct(
  services: Services,
  db: Kysely<Schema>,
  asked: { readonly caseId: CaseId; readonly commandId: string; readonly locks: boolean },
) {
  const { county } = services;
  const { caseId } = asked;
  const row = fileOfCase(db, county, caseId);
  const [file, events, values, used] = await together(db, [
    asked.locks ? row.forUpdate() : row,
    eventsOfCase(db, county, caseId),
    valuesOfCase(db, county, caseId),
    commandOf(db, county, asked.commandId),
  ]);
  return { earlier: used.rows[0], load: (): LoadedCase => loadedFrom(services, caseId, [file, events, values]) };
}
