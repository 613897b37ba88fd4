import { type Facts, refuse, refuseOnRecord } from '../kernel/outcome.ts';
import type { UnitId } from '../kernel/id.ts';
import type { ActWish } from '../org/may-act.ts';
import type { Role } from '../org/organisation.ts';
import type { CaseHistory } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { Actor, Official } from './event.ts';
import type { CaseRefusal } from './refusal.ts';
import type { StaffOnDay } from './staff.ts';

/**
 * Whether the actor holds, himself or as delegate, one of the roles for the unit exactly as he says.
 *
 * Refusals: those of {@link notYourPost}.
 */
export function whyNotHolder(
  by: Actor,
  roles: readonly Role[],
  place: { readonly unit: UnitId; readonly context: CaseContext; readonly about: Facts },
): CaseRefusal | null {
  const holds =
    by.kind === 'official' &&
    roles.some((role) =>
      place.context.staff
        .holdersOf(role, place.unit)
        .some((holding) => holding.person === by.person && holding.post === by.post && holding.principal === by.principal),
    );
  if (holds) return null;
  if (by.kind !== 'official') return refuse('not-your-post', { ...place.about, roles });
  return notYourPost(place.context.staff, { person: by.person, roles, unit: place.unit }, place.about);
}

/**
 * Why a person may act in none of the roles for the unit, as nearly as the organisation tells.
 *
 * Refusals: `tenure-ended`, `tenure-not-begun`, `delegation-ended`, `delegation-not-begun`, `other-unit`, else `not-your-post`
 * {roles}.
 */
export function notYourPost(staff: StaffOnDay, wish: ActWish, about: Facts): CaseRefusal {
  const told = staff.whyNot?.(wish) ?? null;
  if (told === null || told.refused === 'not-your-post') return refuse('not-your-post', { ...about, roles: wish.roles });
  return refuse(told.refused, { ...about, ...told.because });
}

/** The same as {@link whyNotHolder} inside a running case, for officials only. */
export function asHolder(
  by: Actor,
  roles: readonly Role[],
  place: { readonly state: CaseHistory; readonly context: CaseContext; readonly about: Facts },
): Official | CaseRefusal {
  const refusal = whyNotHolder(by, roles, { unit: place.state.unit, context: place.context, about: place.about });
  if (refusal !== null) return refusal;
  if (by.kind !== 'official') return refuse('not-your-post', { ...place.about, roles });
  return whyRecused(by, place.state) ?? by;
}

/**
 * Whoever left the case stays out of it, and nobody acts in his name either.
 *
 * Refusals: `recused`, on record.
 */
function whyRecused(by: Official, state: CaseHistory): CaseRefusal | null {
  const left = [by.person, by.principal ?? by.person].find((person) => state.recused.includes(person));
  return left === undefined ? null : refuseOnRecord('recused', { person: left });
}
