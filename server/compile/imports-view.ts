import type { z } from 'zod';

import type { deskImports } from '../../contract/desk-import.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId, type PersonId, type UnitId } from '../../core/kernel/id.ts';
import { instantText } from '../../core/kernel/instant.ts';
import type { DeskServices } from './desk-services.ts';
import { importsOfUnit } from './import-store.ts';
import { type Made, mayImport } from './load-import.ts';

/** Imports of a unit for its compilers, the newest first; undefined for all others. */
export async function importsView(
  services: DeskServices,
  about: { readonly unit: UnitId; readonly person: PersonId },
): Promise<z.input<typeof deskImports> | undefined> {
  if (!(await mayImport(services, about.person, about.unit))) return undefined;
  const rows = await importsOfUnit(services.database.app, services.county, about.unit).execute();
  const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
  return {
    imports: rows.map((row) => {
      const made = JSON.parse(row.made) as Made;
      const by = staff.findPerson(asId<'person'>(row.person_id))?.name ?? '';
      const counts = { ...made.counts, made: made.items.length };
      return { id: row.import_id, name: row.name, at: instantText(row.at), by, state: row.state, counts };
    }),
  };
}
