import type { Compilable, Kysely } from 'kysely';

import type { Day } from '../../core/kernel/day.ts';
import type { OrganisationData } from '../../core/org/organisation.ts';
import { foldRecord } from '../../core/programme/record.ts';
import { appendStatements, plainEvent } from '../ledger/append.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import { newId } from '../platform/random.ts';
import type { Services } from '../platform/services.ts';
import { projectRecord } from '../programme/project.ts';
import { handsOf } from './insert-lists.ts';
import { planBodies } from './plan-bodies.ts';
import { type PlannedRecord, planProgramme } from './plan-programme.ts';

/** The programme of the invented county: leading groups, papers, phases, minutes, tasks with some of their results. */
export async function insertProgramme(services: Services, today: Day): Promise<number> {
  const { data, staffOn } = await services.organisation();
  const staff = staffOn(today);
  const compilerOf = (unit: (typeof data.units)[number]) => handsOf(staff, data, unit.id)?.compiler;
  const office = data.units.flatMap(({ id }) => handsOf(staff, data, id)?.publisher ?? [])[0];
  if (office === undefined) return 0;
  const records = [...planBodies(data, { staff, today, office }), ...planProgramme({ today, units: data.units, office, compilerOf })];
  await inTransaction(services.database.app, (db) =>
    together(
      db,
      records.flatMap((record) => statementsOf(services, db, { data, record })),
    ),
  );
  return records.length;
}

function statementsOf(
  services: Services,
  db: Kysely<Schema>,
  { data, record: { kind, id, events } }: { readonly data: OrganisationData; readonly record: PlannedRecord },
): readonly Compilable<unknown>[] {
  const record = foldRecord(events);
  const { statements } = appendStatements(db, services.keys, {
    ...{ county: services.county, stream: { kind, id }, kind: 'event', expected: 0, previous: null, commandId: newId() },
    events: events.map(plainEvent),
  });
  return record === undefined ? [] : [...statements, ...projectRecord(db, data, { id, version: events.length, record })];
}
