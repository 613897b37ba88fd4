import { notYourPost } from '../../core/casework/authority.ts';
import type { Case } from '../../core/casework/case.ts';
import type { CaseCommand } from '../../core/casework/command.ts';
import type { CaseContext } from '../../core/casework/case-context.ts';
import { decide } from '../../core/casework/decide.ts';
import type { Actor, CaseEvent, FieldRef } from '../../core/casework/event.ts';
import { evolve } from '../../core/casework/evolve.ts';
import type { CaseDecision, CaseRefusal } from '../../core/casework/refusal.ts';
import type { PersonId, UnitId } from '../../core/kernel/id.ts';
import { isRefusal, refuse } from '../../core/kernel/outcome.ts';
import type { LivingItem } from '../platform/services.ts';
import type { LoadedCase } from './loaded-case.ts';
import { type Wish, rolesFor } from './acting-roles.ts';

/** Commands in a row, or several ways to try one wish (one for each post the person could act in). */
export type Attempts = readonly (readonly CaseCommand[])[] | CaseRefusal;

/** The ways in which a person may act out a wish: as himself, or as delegate. What time has brought comes first. */
export function attempts(
  request: { readonly who: PersonId | 'citizen' | 'system'; readonly wish: Wish },
  about: { readonly loaded: LoadedCase; readonly item: LivingItem; readonly context: CaseContext; readonly fields: readonly FieldRef[] },
): Attempts {
  const { state } = about.loaded;
  if (state.status === 'absent') return refuse('case-unknown');
  const first: readonly CaseCommand[] = state.status === 'open' && request.wish.do !== 'let-time-pass' ? [{ do: 'let-time-pass' }] : [];
  const actors = actorsFor(request, { ...about, unit: state.unit });
  if (isRefusal(actors)) return actors;
  return actors.map((by) => [...first, { ...request.wish, by, fields: about.fields } as CaseCommand]);
}

function actorsFor(
  request: { readonly who: PersonId | 'citizen' | 'system'; readonly wish: Wish },
  about: { readonly item: LivingItem; readonly context: CaseContext; readonly loaded: LoadedCase; readonly unit: UnitId },
): readonly Actor[] | CaseRefusal {
  const { who, wish } = request;
  if (who === 'citizen') return [{ kind: 'citizen' }];
  if (who === 'system') return [{ kind: 'system' }];
  const roles = rolesFor(wish, about);
  const found = roles.flatMap((role) => about.context.staff.holdersOf(role, about.unit)).filter((holding) => holding.person === who);
  const node = 'node' in wish ? wish.node : null;
  if (found.length === 0) return notYourPost(about.context.staff, { person: who, roles, unit: about.unit }, { node });
  return found.map((holding) => ({ kind: 'official', ...holding }));
}

/** Decides the first way that is not refused; else the first refusal. */
export function decideAll(ways: Attempts, state: Case, context: CaseContext): CaseDecision {
  if (isRefusal(ways)) return ways;
  let refusal: CaseRefusal | undefined;
  for (const commands of ways) {
    const decided = decideInOrder(commands, state, context);
    if (!isRefusal(decided)) return decided;
    refusal ??= decided;
  }
  return refusal ?? refuse('not-your-post');
}

/** Commands one after the other on the state that the ones before leave; all or none. */
export function decideInOrder(commands: readonly CaseCommand[], state: Case, context: CaseContext): CaseDecision {
  const events: CaseEvent[] = [];
  let now = state;
  for (const command of commands) {
    const decided = decide(command, now, context);
    if (isRefusal(decided)) return decided;
    for (const event of decided.events) {
      events.push(event);
      now = evolve(now, event);
    }
  }
  return { events };
}
