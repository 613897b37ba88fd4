import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { fold } from '../../core/casework/evolve.ts';
import type { CaseEvent } from '../../core/casework/event.ts';
import type { OwnCase } from '../../core/supervision/own-cases/case-tables.ts';
import { writeCsv } from '../../exchange/csv/write-csv.ts';
import { ownRegisters } from '../../exchange/tables/own-registers.ts';
import { eventOf } from '../casework/event-row.ts';
import { listCases } from '../casework/rebuild-store.ts';
import { eventsOfCases } from '../casework/store.ts';
import type { Services } from '../platform/services.ts';
import { listLogins } from './store.ts';

/** What was written of the county's own casework. */
export type WrittenRegisters = { readonly cases: number; readonly tables: readonly string[] };

/**
 * Writes the casework of the county into a folder in the tables of the data room, for its owner alone. Values that applicants gave are
 * not opened for it.
 */
export async function writeOwnRegisters(services: Services, folder: string): Promise<WrittenRegisters> {
  const { data } = await services.organisation();
  const logins = await listLogins(services.database.app, services.county);
  const told = { cases: 0 };
  const cases = async function* (): AsyncGenerator<OwnCase> {
    for await (const one of ownCases(services)) {
      told.cases += 1;
      yield one;
    }
  };
  const registers = await ownRegisters({
    cases: cases(),
    organisation: data,
    calendar: services.calendar,
    numberOf: (person) => logins.get(person) ?? person,
  });
  if (told.cases === 0) return { cases: 0, tables: [] };
  for (const [name, rows] of Object.entries(registers))
    await writeFile(join(folder, `${name}-本平台.csv`), writeCsv(rows), { mode: 0o600 });
  return { cases: told.cases, tables: Object.keys(registers) };
}

const atOnce = 200;

/** All cases with the charts they pin, some at a time. A case of an item that is not known any more is left out. */
async function* ownCases({ database, county, items }: Services): AsyncGenerator<OwnCase> {
  const ids = await listCases(database.app, county);
  for (let from = 0; from < ids.length; from += atOnce) {
    const rows = await eventsOfCases(database.app, county, ids.slice(from, from + atOnce)).execute();
    const events = new Map<string, CaseEvent[]>();
    for (const row of rows) {
      const known = events.get(row.stream_id);
      if (known === undefined) events.set(row.stream_id, [eventOf(row)]);
      else known.push(eventOf(row));
    }
    for (const one of events.values()) {
      const state = fold(one);
      const found = state.status === 'absent' ? undefined : items.findByHash(state.version);
      if (state.status === 'absent' || found === undefined) continue;
      const { version, chart } = found;
      yield { state, item: { code: `${version.item.code}@${String(version.number)}`, name: version.item.plainName, chart } };
    }
  }
}
