import type { OrganisationData } from '../../core/org/organisation.ts';

/** The organisation's own answer, by its plain data: roles that a person may act in for a unit today. */
export function rolesFor(
  data: OrganisationData,
  { person, unit, today }: { readonly person: string; readonly unit: string; readonly today: string },
): ReadonlySet<string> {
  const levels = new Map<string, string | null>(data.units.map((one) => [one.id, one.parent]));
  const above = [unit];
  for (let at = levels.get(unit) ?? null; at !== null; at = levels.get(at) ?? null) above.push(at);
  const reach = new Set([...above, ...data.units.filter((one) => one.level === 'county').map((one) => one.id as string)]);
  const holds = (who: string, post: string) =>
    data.tenures.some((row) => row.person === who && row.post === post && row.from <= today && (row.to === null || row.to >= today));
  const given = (post: string) =>
    data.delegations.some(
      (row) => row.to === person && row.post === post && row.fromDay <= today && row.toDay >= today && holds(row.from, post),
    );
  return new Set(data.posts.filter((post) => reach.has(post.unit) && (holds(person, post.id) || given(post.id))).map((post) => post.role));
}
