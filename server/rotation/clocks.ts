import { dayOf } from '../../core/kernel/day.ts';
import type { PersonId } from '../../core/kernel/id.ts';
import { findRole } from '../../core/org/roles.ts';
import type { RotationEvent } from '../../core/org/rotation.ts';
import { type TenureClock, tenureClocks } from '../../core/org/tenure-clock.ts';
import type { RotationCard } from '../../contract/rotation-views.ts';
import type { OrganisationSnapshot, Services } from '../platform/services.ts';
import { gradesOfRoles } from './grade-of-posts.ts';
import { maySeeUnit, type RotationReach, rotationReach } from './policy.ts';
import { eventOfRow } from './recorded.ts';
import { rotationRule } from './rotation-rule.ts';
import { eventsOfRotation } from './store.ts';

/** The clocks that a person may see, with what was recorded about each. */
export type SeenClocks = {
  readonly reach: RotationReach;
  readonly organisation: OrganisationSnapshot;
  readonly clocks: readonly TenureClock[];
  readonly recorded: (clock: Pick<TenureClock, 'post' | 'person'>) => readonly RotationEvent[];
};

/** Reads the clocks of today that exist for the person. Elected posts and bodies have terms of their own. */
export async function readClocks(services: Services, person: PersonId): Promise<SeenClocks> {
  const organisation = await services.organisation();
  const day = dayOf(services.clock.legalNow());
  const reach = rotationReach(organisation.staffOn(day), person);
  const current = services.items.list().filter((item) => services.items.findCurrent(item.version.item.code, day) === item);
  const grades = gradesOfRoles(current);
  const isElected = (role: string): boolean => findRole(role)?.body === true || findRole(role)?.seat === 'village';
  const clocks = tenureClocks(organisation.data, { day, rule: rotationRule, gradeOf: (role) => grades.get(role) ?? null, isElected });
  const rows = await eventsOfRotation(services.database.app, services.county).execute();
  const events = rows.map((row) => eventOfRow(services.keys, row));
  return {
    reach,
    organisation,
    clocks: clocks.filter((clock) => maySeeUnit(reach, clock.post.unit)),
    recorded: (clock) => events.filter((event) => event.post === clock.post.id && event.person === clock.person),
  };
}

/** A clock as lists show it. */
export function rotationCard(clock: TenureClock, seen: SeenClocks): RotationCard {
  const { data } = seen.organisation;
  const events = seen.recorded(clock);
  const plan = events.findLast((event) => event.type === 'rotation-planned');
  const control = events.findLast((event) => event.type === 'rotation-control-kept');
  return {
    post: clock.post.id,
    person: clock.person,
    personName: data.persons.find((one) => one.id === clock.person)?.name ?? '',
    postName: clock.post.name,
    unitName: data.units.find((one) => one.id === clock.post.unit)?.name ?? '',
    ...{ grade: clock.grade, since: clock.since, dueDay: clock.dueDay, state: clock.state, alone: clock.holders === 1 },
    plannedDay: plan?.day ?? null,
    controlUntil: control?.until ?? null,
  };
}
