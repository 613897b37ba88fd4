import type { Holding, StaffOnDay } from '../core/casework/staff.ts';
import type { Official } from '../core/casework/event.ts';
import { asId, type PersonId } from '../core/kernel/id.ts';

/** Who holds which role (everywhere), who acts for whom, who are kin: as short as a test wants it. */
export type StaffTable = {
  readonly roles: Readonly<Record<string, readonly string[]>>;
  /** [giver, delegate, role] */
  readonly delegations?: readonly (readonly [string, string, string])[];
  readonly relatives?: readonly (readonly [string, string])[];
};

/** A person by a short name. */
export function person(name: string): PersonId {
  return asId<'person'>(name);
}

/** The table as decisions ask it; every post is the role itself. */
export function staffOf(table: StaffTable): StaffOnDay {
  const holdings = new Map<string, readonly Holding[]>();
  for (const [role, names] of Object.entries(table.roles)) {
    const own = names.map((name) => ({ person: person(name), post: asId<'post'>(role), principal: null }));
    const given = (table.delegations ?? []).filter(([from, , of]) => of === role && names.includes(from));
    holdings.set(role, [...own, ...given.map(([from, to]) => ({ person: person(to), post: asId<'post'>(role), principal: person(from) }))]);
  }
  const kin = new Set((table.relatives ?? []).flatMap(([a, b]) => [`${a} ${b}`, `${b} ${a}`]));
  const holdersOf = (role: string): readonly Holding[] => holdings.get(role) ?? [];
  return {
    holdersOf,
    actingAs: (who, role) => holdersOf(role).find((holding) => holding.person === who),
    areRelatives: (a, b) => kin.has(`${a} ${b}`),
  };
}

/** An official as actor; `principal` when he acts for another. */
export function official(name: string, role: string, principal: string | null = null): Official {
  return { kind: 'official', person: person(name), post: asId<'post'>(role), principal: principal === null ? null : person(principal) };
}
