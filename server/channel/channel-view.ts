import type { z } from 'zod';

import type { deskChannels, deskPosting } from '../../contract/desk-channel.ts';
import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import { staleOf } from '../../core/publication/channel/stale.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { currentIn, versionsOf } from './current-in.ts';
import { channelReach } from './policy.ts';
import { codesOfUnits, hangingIn } from './store.ts';
import { unitsAbove, unitsBelow } from './units-above.ts';

type View = z.input<typeof deskChannels>;
type PostingView = z.input<typeof deskPosting>;
type Row = Awaited<ReturnType<ReturnType<typeof hangingIn>['execute']>>[number];

/** What hangs in a unit and below it, for who records there or looks at everything; undefined for all others. */
export async function channelsView(
  services: Services,
  about: { readonly unit: UnitId; readonly person: PersonId },
): Promise<View | undefined> {
  const organisation = await services.organisation();
  const today = dayOf(services.clock.legalNow());
  const staff = organisation.staffOn(today);
  const unit = staff.findUnit(about.unit);
  const reach = unit === undefined ? undefined : channelReach(staff, about.person, unit.id);
  if (unit === undefined || reach === undefined || !reach.looks) return undefined;
  const below = unitsBelow(organisation.data.units, unit.id);
  const ids = below.map(({ id }) => id);
  const rows = await hangingIn(services.database.app, services.county, ids).execute();
  const postings = rows.map((row) => postingView(services, organisation, row));
  const listed = await codesOfUnits(services.database.app, services.county, ids).execute();
  const items = listed.flatMap(({ code }) => {
    const version = currentIn(services, organisation, { code, unit: unit.id });
    if (version === undefined) return [];
    const { number, hash, effectiveFrom, item } = version;
    return [
      { ...{ code, name: item.plainName, number, hash, from: effectiveFrom }, postings: postings.filter((one) => one.code === code) },
    ];
  });
  return {
    ...{ unit: { id: unit.id, name: unit.name }, today, may: reach.records !== null },
    places: below.map(({ id, name }) => ({ id, name })),
    tasks: postings.filter(({ stale }) => stale !== null).toSorted((a, b) => ((a.stale?.due ?? '') < (b.stale?.due ?? '') ? -1 : 1)),
    items,
  };
}

/** A place with what is wrong with it today. */
export function postingView(services: Services, { data }: Pick<OrganisationSnapshot, 'data'>, row: Row): PostingView {
  const today = dayOf(services.clock.legalNow());
  const versions = versionsOf(services, row.code);
  const stale = staleOf(row, { versions, above: unitsAbove(data.units, row.unit_id), today });
  return {
    ...{ id: row.posting_id, code: row.code, channel: row.channel, place: row.place, number: row.number, since: row.since },
    unit: { id: row.unit_id, name: data.units.find(({ id }) => id === row.unit_id)?.name ?? '' },
    name: versions.at(-1)?.item.plainName ?? row.code,
    stale: stale === null ? null : { ...stale, late: stale.due < today },
  };
}
