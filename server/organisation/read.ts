import { asId, type CountyId, type PersonId } from '../../core/kernel/id.ts';
import type { Day } from '../../core/kernel/day.ts';
import { type Staff, staffOn } from '../../core/org/staff.ts';
import type { Database } from '../platform/database/open-database.ts';
import type { OrganisationSnapshot } from '../platform/services.ts';
import { readOrganisation, readOrganisationVersion } from './store.ts';

const checkEveryMs = 1_000;

/**
 * A reader of the organisation that answers from memory and asks the database at most once a second whether it changed.
 */
export function organisationReader(database: Database, county: CountyId, realNow: () => number): () => Promise<OrganisationSnapshot> {
  let snapshot: OrganisationSnapshot | undefined;
  let version = -1;
  let checkedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    const now = realNow();
    if (snapshot !== undefined && now - checkedAt < checkEveryMs) return snapshot;
    const current = await readOrganisationVersion(database.app, county);
    if (snapshot === undefined || current !== version) {
      snapshot = snapshotOf(await readOrganisation(database.app, county));
      version = current;
    }
    checkedAt = now;
    return snapshot;
  };
}

function snapshotOf(read: Awaited<ReturnType<typeof readOrganisation>>): OrganisationSnapshot {
  const days = new Map<Day, Staff>();
  const relatives = new Map<string, PersonId[]>();
  for (const row of read.outside) relatives.set(row.relativeKey, [...(relatives.get(row.relativeKey) ?? []), asId<'person'>(row.person)]);
  const persons = new Map(read.identityKeys.map((row) => [row.key, asId<'person'>(row.person)]));
  return {
    data: read.data,
    staffOn: (day) => {
      const known = days.get(day);
      if (known !== undefined) return known;
      if (days.size > 64) days.clear();
      const staff = staffOn(read.data, day);
      days.set(day, staff);
      return staff;
    },
    relativesOf: (key) => relatives.get(key) ?? [],
    personOf: (key) => persons.get(key),
  };
}
