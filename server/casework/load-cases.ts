import type { Kysely } from 'kysely';

import { asId } from '../../core/kernel/id.ts';
import { together } from '../platform/database/together.ts';
import type { Schema } from '../platform/database/schema.ts';
import type { Services } from '../platform/services.ts';
import { type LoadedCase, loadedFrom } from './loaded-case.ts';
import { eventsOfCases, filesOfCases, valuesOfCases } from './store.ts';

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
