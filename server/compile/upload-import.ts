import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import { listRefusalText } from '../../exchange/list-import/refusal-texts.ts';
import { together } from '../platform/database/together.ts';
import { inTransaction } from '../platform/database/transaction.ts';
import { newId } from '../platform/random.ts';
import type { DeskServices } from './desk-services.ts';
import { insertImport } from './import-store.ts';
import { type Made, mayImport, nothingMade } from './load-import.ts';
import { type ListFileAnswer, readListImport } from './read-list-import.ts';

/** Keeps a file that a compiler brought, read or refused; undefined for who does not write the unit's list. */
export async function uploadImport(
  services: DeskServices,
  file: { readonly unit: UnitId; readonly person: PersonId; readonly name: string; readonly bytes: Uint8Array },
): Promise<string | undefined> {
  const { unit, person, name, bytes } = file;
  if (!(await mayImport(services, person, unit))) return undefined;
  const reading = await readListImport({ name, bytes, chosen: [] });
  const isRefused = 'refused' in reading;
  const refusal = isRefused ? { code: reading.refused, sentence: listRefusalText(reading).split(' · ')[0] ?? '' } : null;
  const id = newId();
  const kept = {
    ...{ id, unit, name, person, at: services.clock.legalNow() },
    made: JSON.stringify({ ...nothingMade, refusal, counts: countsOf(reading) }),
  };
  // A file that could do harm is not kept.
  const row = { ...kept, state: isRefused ? 'refused' : 'read', file: isRefused ? new Uint8Array() : bytes } as const;
  await inTransaction(services.database.app, (db) => together(db, [insertImport(db, services.county, row)]));
  return id;
}

/** What the list of imports says of a file. */
function countsOf(reading: ListFileAnswer): Made['counts'] {
  if ('refused' in reading) return nothingMade.counts;
  const asked = reading.items.filter(({ sheet, rows: [first, last] }) =>
    reading.findings.some((finding) => finding.sheet === sheet && finding.row !== null && finding.row >= first && finding.row <= last),
  );
  const items = reading.items.length;
  return { items, clean: items - asked.length, questioned: asked.length, again: 0 };
}
