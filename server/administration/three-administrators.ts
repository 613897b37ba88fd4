import { asId } from '../../core/kernel/id.ts';
import type { Day } from '../../core/kernel/day.ts';
import type { OrganisationData, Post, Unit } from '../../core/org/organisation.ts';
import { roles } from '../../core/org/roles.ts';
import { coversDay } from '../../core/org/staff.ts';

/** The three administrators: system, security, audit. No person may be two of them. */
export const administratorRoles = ['admin.system', 'admin.security', 'admin.audit'] as const;

/** A login for a person. */
export type Login = { readonly person: string; readonly login: string };

/** An organisation that has its three administrators, each with a login. */
export type Administered = { readonly organisation: OrganisationData; readonly logins: readonly Login[] };

/** Adds what is missing of the three administrators on a day: the post at the county, a person of the post's name, a tenure, a login. */
export function withAdministrators(given: Administered, setting: { readonly newId: () => string; readonly day: Day }): Administered {
  return administratorRoles.reduce((so, role) => withAdministrator(so, role, setting), given);
}

function withAdministrator(
  given: Administered,
  role: (typeof administratorRoles)[number],
  { newId, day }: { readonly newId: () => string; readonly day: Day },
): Administered {
  const { organisation } = given;
  const home = organisation.units.find((unit) => unit.kind === 'county');
  const post = organisation.posts.find((one) => one.role === role) ?? newPost(role, home, newId);
  const posts = organisation.posts.includes(post) ? organisation.posts : [...organisation.posts, post];
  const holder = organisation.tenures.find((tenure) => tenure.post === post.id && coversDay(tenure, day));
  if (holder !== undefined) return { organisation: { ...organisation, posts }, logins: withLogin(given.logins, holder.person, role) };
  const person = { id: asId<'person'>(newId()), name: roles[role].name };
  const tenure = { person: person.id, post: post.id, from: day, to: null };
  return {
    organisation: { ...organisation, posts, persons: [...organisation.persons, person], tenures: [...organisation.tenures, tenure] },
    logins: withLogin(given.logins, person.id, role),
  };
}

function newPost(role: (typeof administratorRoles)[number], home: Unit | undefined, newId: () => string): Post {
  return { id: asId<'post'>(newId()), unit: asId<'unit'>(home?.id ?? ''), role, name: roles[role].name };
}

function withLogin(logins: readonly Login[], person: string, wanted: string): readonly Login[] {
  if (logins.some((login) => login.person === person)) return logins;
  const taken = new Set(logins.map(({ login }) => login));
  let login = wanted;
  for (let at = 2; taken.has(login); at += 1) login = `${wanted}-${at}`;
  return [...logins, { person, login }];
}
