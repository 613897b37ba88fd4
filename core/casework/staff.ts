import type { PersonId, PostId, UnitId } from '../kernel/id.ts';
import type { Refusal } from '../kernel/outcome.ts';
import type { ActRefusal, ActWish } from '../org/may-act.ts';
import type { Role } from '../org/organisation.ts';

/** One person who may act in a post: in his own name (`principal` null) or as delegate of its holder. */
export type Holding = { readonly person: PersonId; readonly post: PostId; readonly principal: PersonId | null };

/**
 * The organisation on one day, as far as cases ask.
 *
 * A role is resolved from the unit of the case upwards: posts of this role in the unit, in any of its ancestors, or in any
 * bureau of the county.
 */
export type StaffOnDay = {
  /** Everybody who may act in the role for the unit, delegates included. */
  readonly holdersOf: (role: Role, unit: UnitId) => readonly Holding[];
  /** As what a person may act in the role for the unit; undefined when he may not. */
  readonly actingAs: (
    person: PersonId,
    role: Role,
    unit: UnitId,
  ) => { readonly post: PostId; readonly principal: PersonId | null } | undefined;
  /** Why a person may act in none of the roles for the unit; null when he may. Absent: nothing nearer is known than that he may not. */
  readonly whyNot?: (wish: ActWish) => Refusal<ActRefusal> | null;
  /** Declared kin, in both directions. */
  readonly areRelatives: (a: PersonId, b: PersonId) => boolean;
};
