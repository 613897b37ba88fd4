import type { z } from 'zod';

import type { deskBodies, deskBody } from '../../contract/desk-governance.ts';
import { dayOf } from '../../core/kernel/day.ts';
import { asId, type PersonId, type PostId } from '../../core/kernel/id.ts';
import type { Unit } from '../../core/org/organisation.ts';
import { findRole } from '../../core/org/roles.ts';
import type { Staff } from '../../core/org/staff.ts';
import { bodyGaps, bodyOn, holdersOf } from '../../core/programme/governance.ts';
import type { BodyVersion } from '../../core/programme/record.ts';
import type { Services } from '../platform/services.ts';
import { type Part, partOf, unitsSeen } from './policy.ts';
import { type KeptRecord, readRecords } from './record-context.ts';

type View = z.input<typeof deskBodies>;
type UnitView = View['units'][number];

/** Bodies of the units that the person sees; undefined for who has nothing to do with the programme. */
export async function bodiesView(services: Services, person: PersonId): Promise<View | undefined> {
  const { data, staffOn } = await services.organisation();
  const today = dayOf(services.clock.legalNow());
  const staff = staffOn(today);
  const units = unitsSeen(staff, person, data.units);
  if (units.length === 0) return undefined;
  const kept = new Map((await readRecords(services.database.app, services.county, 'governance-body')).map((one) => [one.id, one]));
  const part = partOf(staff, person, data.units);
  return { today, units: units.map((unit) => viewOf(staff, { unit, kept: kept.get(unit.id), part })) };
}

/** One body with the posts that may have a seat in it: of the unit itself and of those above it. */
export async function bodyView(
  services: Services,
  about: { readonly person: PersonId; readonly unit: string },
): Promise<z.input<typeof deskBody> | undefined> {
  const view = (await bodiesView(services, about.person))?.units.find(({ unit }) => unit.id === about.unit);
  if (view === undefined) return undefined;
  const { data, staffOn } = await services.organisation();
  const staff = staffOn(dayOf(services.clock.legalNow()));
  const unit = asId<'unit'>(about.unit);
  const near = new Set([unit, ...staff.ancestorsOf(unit).map(({ id }) => id), ...staff.countyWide.map(({ id }) => id)]);
  const posts = data.posts.filter((post) => near.has(post.unit) && findRole(post.role)?.business !== false);
  const ownFirst = posts.toSorted((a, b) => Number(b.unit === unit) - Number(a.unit === unit));
  return { ...view, posts: ownFirst.map(({ id }) => placeOf(staff, id)) };
}

function viewOf(
  staff: Staff,
  about: { readonly unit: Unit; readonly kept: KeptRecord<'governance-body'> | undefined; readonly part: Part },
): UnitView {
  const { unit, kept, part } = about;
  const now = bodyOn(kept?.record, staff.day);
  const versions = kept?.record.versions ?? [];
  const gaps = bodyGaps(now, staff);
  return {
    unit: { id: unit.id, name: unit.name, level: unit.level },
    version: kept?.version ?? 0,
    maySet: part.leads !== undefined || part.compiles(unit.id) !== undefined,
    now: now === undefined ? null : shown(staff, now),
    ahead: versions.filter(({ from }) => from > staff.day).map((one) => shown(staff, one)),
    past: versions.filter((one) => one.from <= staff.day && one !== now).length,
    // Who is kin of whom is known to the leading group's and the commission's offices alone.
    gaps: gaps
      .filter(({ code }) => part.seesAll || code !== 'relatives')
      .map((gap) => ({ code: gap.code, posts: 'posts' in gap ? gap.posts.map((post) => placeOf(staff, post).name) : [] })),
  };
}

function shown(staff: Staff, { from, paper, office, seats }: BodyVersion): NonNullable<UnitView['now']> {
  const nameOf = (person: PersonId): string => staff.findPerson(person)?.name ?? '';
  return {
    ...{ from, paper, office },
    seats: seats?.map(({ post, as }) => ({ post: placeOf(staff, post), as, holders: holdersOf(staff, post).map(nameOf) })) ?? null,
  };
}

function placeOf(staff: Staff, id: PostId) {
  const post = staff.findPost(id);
  return { id, name: post?.name ?? '', unit: post === undefined ? '' : (staff.findUnit(post.unit)?.name ?? '') };
}
