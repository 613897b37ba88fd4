import type { BodyView } from '../../contract/public-views.ts';
import type { Day } from '../../core/kernel/day.ts';
import { findRole } from '../../core/org/roles.ts';
import type { Services } from '../platform/services.ts';
import { publicBodyOn } from '../programme/read.ts';
import { holdersIn } from './store.ts';

/** The governance body of a unit with who holds its posts today; null while there is none. */
export async function unitBody(
  { county, database }: Services,
  about: { readonly unit: string; readonly day: Day },
): Promise<BodyView | null> {
  const db = database.published;
  const body = await publicBodyOn(db, county, about);
  if (body === undefined) return null;
  const rows = await holdersIn(db, county, [...new Set(body.seats.map(({ unit }) => unit))]).execute();
  const { office, from, paper } = body;
  return {
    ...{ office, from, paper: { number: paper.number, title: paper.title, issuer: paper.issuer } },
    seats: body.seats.map(({ as, unit, role }) => {
      const held = rows.filter((row) => row.unit_id === unit && row.role === role);
      const name = held[0]?.post_name ?? findRole(role)?.name ?? '';
      const place = rows.find((row) => row.unit_id === unit)?.unit_name ?? '';
      return { as, unit: place, post: name, holders: held.flatMap(({ person_name }) => (person_name === null ? [] : [person_name])) };
    }),
  };
}
