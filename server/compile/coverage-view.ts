import type { z } from 'zod';

import type { deskCoverage } from '../../contract/desk-programme.ts';
import { type CoveredItem, coverageOf } from '../../core/catalogue/list-coverage.ts';
import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId, type PersonId } from '../../core/kernel/id.ts';
import { findRole } from '../../core/org/roles.ts';
import { listBodies, statutoryItems } from './coverage-store.ts';
import type { DeskServices } from './desk-services.ts';
import { rightsOf, seesProgramme } from './policy.ts';

/** What lists leave open: of the whole county for who leads the programme, of his own unit for a compiler; undefined for all others. */
export async function coverageView(
  services: DeskServices,
  about: { readonly person: PersonId; readonly unit: string | undefined },
): Promise<z.input<typeof deskCoverage> | undefined> {
  const { person, unit } = about;
  const staff = (await services.organisation()).staffOn(dayOf(services.clock.legalNow()));
  const isOwn = unit !== undefined && rightsOf(staff, person, asId<'unit'>(unit)).has('compile');
  if (!isOwn && !seesProgramme(staff, person)) return undefined;
  const db = services.database.app;
  const statutory = (await statutoryItems(db, services.county).execute()).map(({ unit_id, code, name }) => ({ unit: unit_id, code, name }));
  const rows = await listBodies(db, services.county).execute();
  const items = rows
    .filter(({ unit_id, shown_name }) => shown_name !== null || (isOwn && unit_id === unit))
    .map((row): CoveredItem => ({ unit: row.unit_id, id: row.item_id, name: row.name, content: JSON.parse(row.body) as DraftContent }));
  const found = coverageOf(statutory, items);
  const wanted = (one: { readonly unit: string }): boolean => unit === undefined || one.unit === unit;
  const named = ({ unit: of, id, name }: CoveredItem) => ({ unit: staff.findUnit(asId<'unit'>(of))?.name ?? '', id, name });
  return {
    statutoryWithoutItem: found.statutoryWithoutItem
      .filter(wanted)
      .map((one) => ({ ...one, unit: staff.findUnit(asId<'unit'>(one.unit))?.name ?? '' })),
    itemsWithoutSource: found.itemsWithoutSource.filter(wanted).map(named),
    postsMissing: found.postsMissing
      .filter(({ item }) => wanted(item))
      .map(({ item, post }) => ({ ...named(item), post: findRole(post)?.name ?? post })),
    claimedTwice: found.claimedTwice
      .filter(({ claims }) => claims.some(wanted))
      .map(({ code, name, claims }) => ({ code, name, claims: claims.map(named) })),
  };
}
