import type { ApprovalPlan } from './approval-plan.ts';
import type { Budget } from './budget.ts';
import { type Team, teamWithin, withoutDominated } from './collusion.ts';

/** What ended a list: nothing more to list, the number of sets asked for, or the budget. */
export type ListEnd = 'complete' | 'limit' | 'budget';

/** Sets of persons, each ascending by number. */
export type MinimumSets = { readonly sets: readonly (readonly number[])[]; readonly end: ListEnd };

/**
 * All sets of `size` persons who can carry a case, given that no smaller one can.
 *
 * Sets are counted by class: how many members of each class are on the team is decided class by class, with one search
 * per choice that no known team answers. Members of a class are then exchanged freely.
 */
export function minimumSetsOf(plan: ApprovalPlan, facts: { readonly team: Team; readonly limit: number }, budget: Budget): MinimumSets {
  const listing = new Listing(withinReach(plan, facts.team, budget), facts, budget);
  listing.list(new Map(), listing.countsOf(facts.team));
  const sets = listing.sets.sort(byMembers);
  return { sets, end: listing.end };
}

/** The plan with those runs only that a team of the size can carry at all. */
function withinReach(plan: ApprovalPlan, team: Team, budget: Budget): ApprovalPlan {
  const most = team.persons.length;
  const limits = { most, capacity: withoutDominated(plan.facts.staff, most), seeds: [], prefer: 'few' } as const;
  const paths = plan.paths.filter((path) => path === team.path || teamWithin({ ...plan, paths: [path] }, limits, budget) !== 'none');
  return { ...plan, paths };
}

type Counts = ReadonlyMap<number, number>;

class Listing {
  readonly sets: number[][] = [];
  end: ListEnd = 'complete';
  readonly #plan: ApprovalPlan;
  readonly #size: number;
  readonly #limit: number;
  readonly #budget: Budget;
  readonly #classOf = new Map<number, number>();

  constructor(plan: ApprovalPlan, facts: { readonly team: Team; readonly limit: number }, budget: Budget) {
    this.#plan = plan;
    this.#size = facts.team.persons.length;
    this.#limit = facts.limit;
    this.#budget = budget;
    plan.facts.staff.classes.forEach((each, at) => each.members.forEach((person) => this.#classOf.set(person, at)));
  }

  /** How many members of each class are on a team. */
  countsOf(team: Team): Counts {
    const counts = new Map<number, number>();
    for (const person of team.persons) {
      const at = this.#classOf.get(person) ?? -1;
      counts.set(at, (counts.get(at) ?? 0) + 1);
    }
    return counts;
  }

  /** Lists every team with the decided counts; `known` is one of them. */
  list(decided: Counts, known: Counts): void {
    if (this.end !== 'complete') return;
    const open = [...known.keys()].filter((each) => !decided.has(each)).sort((left, right) => left - right)[0];
    if (open === undefined) {
      const present = [...decided].filter(([, count]) => count > 0);
      this.#write(present.sort(([left], [right]) => this.#firstOf(left) - this.#firstOf(right)));
      return;
    }
    const taken = sum(decided);
    const most = Math.min(this.#plan.facts.staff.classes[open]?.members.length ?? 0, this.#size - taken);
    this.list(new Map(decided).set(open, known.get(open) ?? 0), known);
    for (let count = 0; count <= most; count += 1) {
      if (count === known.get(open)) continue;
      const next = new Map(decided).set(open, count);
      const other = this.#teamWith(next);
      if (other !== null) this.list(next, other);
    }
  }

  #firstOf(each: number): number {
    return this.#plan.facts.staff.classes[each]?.members[0] ?? -1;
  }

  #teamWith(decided: Counts): Counts | null {
    if (this.end !== 'complete') return null;
    const capacity = this.#plan.facts.staff.classes.map((each, at) => decided.get(at) ?? each.members.length);
    const seeds = [...decided].flatMap(([at, count]) => Array.from({ length: count }, () => at));
    const team = teamWithin(this.#plan, { most: this.#size, capacity, seeds, prefer: 'few' }, this.#budget);
    if (team === 'spent') this.end = 'budget';
    return team === 'none' || team === 'spent' ? null : this.countsOf(team);
  }

  /** Writes every choice of members, class by class. */
  #write(counts: readonly (readonly [number, number])[], at = 0, chosen: number[] = []): void {
    const entry = counts[at];
    if (entry === undefined) {
      if (this.sets.length >= this.#limit) this.end = 'limit';
      else this.sets.push(ascending(chosen));
      return;
    }
    const members = this.#plan.facts.staff.classes[entry[0]]?.members ?? [];
    const pick = (from: number, left: number): void => {
      if (left === 0) this.#write(counts, at + 1, chosen);
      for (let next = from; left > 0 && next <= members.length - left && this.end === 'complete'; next += 1) {
        chosen.push(members[next] ?? -1);
        pick(next + 1, left - 1);
        chosen.pop();
      }
    };
    pick(0, entry[1]);
  }
}

/** A sorted copy. Members come class by class, hence nearly in order: a thousand general sorts took most of the analysis. */
function ascending(members: readonly number[]): number[] {
  const sorted = members.slice();
  for (let at = 1; at < sorted.length; at += 1) {
    const member = sorted[at] ?? -1;
    let to = at;
    for (let before = sorted[to - 1] ?? -1; to > 0 && before > member; before = sorted[to - 1] ?? -1) {
      sorted[to] = before;
      to -= 1;
    }
    sorted[to] = member;
  }
  return sorted;
}

function sum(counts: Counts): number {
  let all = 0;
  for (const count of counts.values()) all += count;
  return all;
}

function byMembers(left: readonly number[], right: readonly number[]): number {
  for (let at = 0; at < left.length; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
