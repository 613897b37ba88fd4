import type { z } from 'zod';

import type { deskCoverage } from '../../contract/desk-programme.ts';
import { type Coverage, type CoveredItem, coverageOf } from '../../core/catalogue/list-coverage.ts';
import { unmatchedOf } from '../../core/catalogue/list-matching.ts';
import type { DraftContent } from '../../core/catalogue/draft/content.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId, type PersonId } from '../../core/kernel/id.ts';
import { findRole } from '../../core/org/roles.ts';
import type { Staff } from '../../core/org/staff.ts';
import { listBodies } from '../compile/read.ts';
import type { Services } from '../platform/services.ts';
import { bodiesView } from './governance-view.ts';
import { partOf } from './policy.ts';
import { statutoryItems } from './store.ts';

type View = z.input<typeof deskCoverage>;
type Named = (item: Pick<CoveredItem, 'unit' | 'id' | 'name'>) => { readonly unit: string; readonly id: string; readonly name: string };

/** What lists leave open: of the whole county for who leads the programme, of his own unit for a compiler; undefined for all others. */
export async function coverageView(
  services: Services,
  about: { readonly person: PersonId; readonly unit: string | undefined },
): Promise<View | undefined> {
  const { person, unit } = about;
  const { data, staffOn } = await services.organisation();
  const staff = staffOn(dayOf(services.clock.legalNow()));
  const part = partOf(staff, person, data.units);
  const isOwn = unit !== undefined && part.compiles(asId<'unit'>(unit)) !== undefined;
  if (!isOwn && !part.seesAll) return undefined;
  const db = services.database.app;
  const statutory = (await statutoryItems(db, services.county).execute()).map(({ unit_id, code, name }) => ({ unit: unit_id, code, name }));
  const rows = (await listBodies(db, services.county).execute()).filter(
    ({ unit_id, shown_name }) => shown_name !== null || (isOwn && unit_id === unit),
  );
  const items = rows.map((row): CoveredItem => ({
    unit: row.unit_id,
    id: row.item_id,
    name: row.name,
    content: JSON.parse(row.body) as DraftContent,
  }));
  const wanted = (one: { readonly unit: string }): boolean => unit === undefined || one.unit === unit;
  const named: Named = ({ unit: of, id, name }) => ({ unit: nameOf(staff, of), id, name });
  const bodies = (await bodiesView(services, person))?.units ?? [];
  return {
    ...listGaps(coverageOf(statutory, items), { staff, wanted, named }),
    unmatched: rows.flatMap(({ unit_id, item_id, name, aspects, chart_kind, risks }) => {
      const wants = unmatchedOf({ hasChart: chart_kind !== 'none', risks: Number(risks), aspects });
      return wants === undefined || !wanted({ unit: unit_id }) ? [] : [{ ...named({ unit: unit_id, id: item_id, name }), wants }];
    }),
    bodies: bodies
      .filter((one) => one.gaps.length > 0 && wanted({ unit: one.unit.id }))
      .map((one) => ({ unit: one.unit.name, gaps: one.gaps.map(({ code }) => code) })),
  };
}

type Look = { readonly staff: Staff; readonly wanted: (one: { readonly unit: string }) => boolean; readonly named: Named };

function listGaps(found: Coverage, { staff, wanted, named }: Look): Omit<View, 'bodies' | 'unmatched'> {
  return {
    statutoryWithoutItem: found.statutoryWithoutItem.filter(wanted).map((one) => ({ ...one, unit: nameOf(staff, one.unit) })),
    itemsWithoutSource: found.itemsWithoutSource.filter(wanted).map(named),
    postsMissing: found.postsMissing
      .filter(({ item }) => wanted(item))
      .map(({ item, post }) => ({ ...named(item), post: findRole(post)?.name ?? post })),
    claimedTwice: found.claimedTwice
      .filter(({ claims }) => claims.some(wanted))
      .map(({ code, name, claims }) => ({ code, name, claims: claims.map(named) })),
  };
}

function nameOf(staff: Staff, unit: string): string {
  return staff.findUnit(asId<'unit'>(unit))?.name ?? '';
}
