import type { NodeId } from '../chart.ts';
import { type Budget, spend } from './budget.ts';
import type { RuleAct } from '../rule-clash.ts';
import { mayJoin } from './claim-rules.ts';
import type { ClaimWorld } from './claim.ts';

/** A stay in a step that is still to be filled: how many more persons it needs. */
export type OpenStay = { readonly node: NodeId; readonly visit: number; readonly need: number };

/**
 * Finds persons for all the stays at once, so that whatever way the case takes it can be finished; null when the budget
 * is spent. False is no proof that the case cannot be finished: some stays may exclude each other.
 */
export function canFillAll(
  stays: readonly OpenStay[],
  acts: readonly RuleAct[],
  facts: { readonly world: ClaimWorld; readonly budget: Budget },
): boolean | null {
  const useful = new Map<string, number>();
  const hands = stays.map((stay) => facts.world.hands(stay.node));
  for (const list of hands) for (const { person } of list) useful.set(person, (useful.get(person) ?? 0) + 1);
  const plan = stays
    // Whoever can do little else is tried first; stays with few hands come first.
    .map((stay, at) => ({
      stay,
      hands: (hands[at] ?? []).toSorted((left, right) => (useful.get(left.person) ?? 0) - (useful.get(right.person) ?? 0)),
    }))
    .sort((left, right) => left.hands.length - left.stay.need - (right.hands.length - right.stay.need));
  return new Filling(plan, facts).fill({ at: 0, from: 0, need: plan[0]?.stay.need ?? 0 }, acts);
}

type Plan = readonly { readonly stay: OpenStay; readonly hands: ReturnType<ClaimWorld['hands']> }[];

class Filling {
  readonly #plan: Plan;
  readonly #facts: { readonly world: ClaimWorld; readonly budget: Budget };

  constructor(plan: Plan, facts: { readonly world: ClaimWorld; readonly budget: Budget }) {
    this.#plan = plan;
    this.#facts = facts;
  }

  fill(place: { readonly at: number; readonly from: number; readonly need: number }, acts: readonly RuleAct[]): boolean | null {
    const here = this.#plan[place.at];
    if (here === undefined) return true;
    if (place.need <= 0) {
      return this.fill({ at: place.at + 1, from: 0, need: this.#plan[place.at + 1]?.stay.need ?? 0 }, acts);
    }
    const { world, budget } = this.#facts;
    const { node, visit } = here.stay;
    for (let next = place.from; next <= here.hands.length - place.need; next += 1) {
      const hand = here.hands[next];
      if (hand === undefined) break;
      if (!spend(budget)) return null;
      const act = { node, visit, person: hand.person, principal: hand.principal };
      if (!maySit(act, acts, world)) continue;
      const answer = this.fill({ at: place.at, from: next + 1, need: place.need - 1 }, [...acts, act]);
      if (answer !== false) return answer;
    }
    return false;
  }
}

/** The persons of one stay differ, and so do those in whose name they act; then the rules. */
export function maySit(act: RuleAct, acts: readonly RuleAct[], world: ClaimWorld): boolean {
  const beside = acts.some(
    (other) => other.node === act.node && other.visit === act.visit && (other.person === act.person || other.principal === act.principal),
  );
  return !beside && mayJoin(act, acts, { rules: world.chart.chart.rulesOn(act.node), people: world.people });
}
