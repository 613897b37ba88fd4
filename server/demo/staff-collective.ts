import type { PersonId } from '../../core/kernel/id.ts';
import type { RoleKey } from '../../core/org/roles.ts';

/** Puts persons into a role of the village. */
export type Put = (role: RoleKey, persons: readonly (PersonId | undefined)[]) => void;

/** The rural collective: the branch secretary heads its council; its board is nobody who runs it or keeps its books. */
export function staffCollective(
  people: {
    readonly secretary: PersonId;
    readonly second: PersonId;
    readonly aid: PersonId;
    readonly watchers: readonly (PersonId | undefined)[];
    readonly villagers: readonly PersonId[];
  },
  put: Put,
): void {
  const { secretary, second, aid, watchers, villagers } = people;
  put('village.coop-director', [secretary]);
  put('village.coop-council', [secretary, second, villagers[0], villagers[8], villagers[9]]);
  put('village.coop-supervisor', [watchers[1]]);
  put('village.coop-board', [watchers[1], watchers[2], villagers[7]]);
  put('village.coop-delegate', [second, aid, ...watchers, ...villagers]);
  // The demo's assembly of members is everybody in some function; a real one has hundreds.
  put('village.coop-member', [secretary, second, aid, ...watchers, ...villagers]);
}

/** Small functions that neighbours and members of the committee fill beside others. */
export function staffErrands({ aid, villagers }: { readonly aid: PersonId; readonly villagers: readonly PersonId[] }, put: Put): void {
  put('village.group-leader', villagers.slice(1, 4));
  put('village.group-household', villagers.slice(1, 10));
  put('village.project-council', villagers.slice(4, 9));
  put('village.seal-keeper', [villagers[0]]);
  put('village.handler', [villagers[0], aid]);
  put('village.witness', villagers.slice(4, 6));
  put('village.mediator', villagers.slice(6, 8));
  put('village.labour-dispatcher', [villagers[0]]);
  put('village.labour-supervisor', [villagers[8]]);
  put('village.party-sponsor', villagers.slice(2, 4));
  put('village.disability-officer', [aid]);
  put('village.housing-officer', [aid]);
}
