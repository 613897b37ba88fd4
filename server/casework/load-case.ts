import type { Kysely } from 'kysely';

import { absentCase, type Case } from '../../core/casework/case.ts';
import type { CaseEvent } from '../../core/casework/event.ts';
import { fold } from '../../core/casework/evolve.ts';
import { asId, type CaseId } from '../../core/kernel/id.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { type CaseValues, openCaseValues } from './case-values.ts';
import { eventOf, type EventRow } from './event-row.ts';
import { commandOf, eventsOfCase, eventsOfCases, fileOfCase, filesOfCases, valuesOfCase, valuesOfCases } from './store.ts';

/** A case as read: its events, the fold, its opened values, its working row. */
export type LoadedCase = {
  readonly caseId: CaseId;
  readonly state: Case;
  readonly events: readonly CaseEvent[];
  /** Number of events: the expected version of the next append. */
  readonly version: number;
  readonly previous: string | null;
  readonly values: CaseValues;
  readonly file: CaseFileRow | undefined;
};

export type CaseFileRow = Awaited<ReturnType<ReturnType<typeof fileOfCase>['executeTakeFirst']>> & object;

/** A case that is not there yet. */
export function unopened(caseId: CaseId): LoadedCase {
  const values = { erased: false, latest: new Map(), byEvent: new Map() };
  return { caseId, state: absentCase, events: [], version: 0, previous: null, values, file: undefined };
}

/** Reads a case in one round trip. */
export async function loadCase(services: Services, db: Kysely<Schema>, caseId: CaseId): Promise<LoadedCase> {
  const { county } = services;
  const read = [fileOfCase(db, county, caseId), eventsOfCase(db, county, caseId), valuesOfCase(db, county, caseId)] as const;
  return loadedFrom(services, caseId, await together(db, read));
}

/** Reads several cases in one round trip; by their ids. */
export async function loadCases(
  services: Services,
  db: Kysely<Schema>,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, LoadedCase>> {
  const { county } = services;
  if (caseIds.length === 0) return new Map();
  const [files, events, values] = await together(db, [
    filesOfCases(db, county, caseIds),
    eventsOfCases(db, county, caseIds),
    valuesOfCases(db, county, caseIds),
  ]);
  const eventsOf = byStream(events.rows);
  const valuesOf = byStream(values.rows);
  const fileOf = new Map(files.rows.map((row) => [row.case_id, row]));
  return new Map(
    caseIds.map((id) => {
      const file = fileOf.get(id);
      const rows = [
        { rows: file === undefined ? [] : [file] },
        { rows: eventsOf.get(id) ?? [] },
        { rows: valuesOf.get(id) ?? [] },
      ] as const;
      return [id, loadedFrom(services, asId<'case'>(id), rows)];
    }),
  );
}

function byStream<Row extends { readonly stream_id: string }>(rows: readonly Row[]): ReadonlyMap<string, readonly Row[]> {
  const streams = new Map<string, Row[]>();
  for (const row of rows) {
    const known = streams.get(row.stream_id);
    if (known === undefined) streams.set(row.stream_id, [row]);
    else known.push(row);
  }
  return streams;
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

type Rows<Row> = { readonly rows: readonly Row[] };
type EventRows = Rows<EventRow & { readonly entry_hash: Uint8Array }>;
type ValueRows = Rows<{ readonly seq: number; readonly sealed: Uint8Array }>;

function loadedFrom(
  { keys }: Services,
  caseId: CaseId,
  [files, events, values]: readonly [Rows<CaseFileRow>, EventRows, ValueRows],
): LoadedCase {
  const read = events.rows.map(eventOf);
  const last = events.rows.at(-1);
  return {
    caseId,
    state: fold(read),
    events: read,
    version: events.rows.length,
    previous: last === undefined ? null : Buffer.from(last.entry_hash).toString('hex'),
    values: openCaseValues(keys, caseId, values.rows),
    file: files.rows[0],
  };
}
