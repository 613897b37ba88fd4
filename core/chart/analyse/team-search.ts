import { type Budget, spend } from './budget.ts';
import { hasBit, wordsFor } from './bit-set.ts';
import { castTeam } from './casting.ts';
import { Matching } from './matching.ts';
import type { Seating } from './seating.ts';
import { personsFor, tablesOf, within } from './seating-tables.ts';
import type { Staff } from './staff.ts';

/** Who takes which seat: per seat the actor and the principal, as numbers of persons. */
export type Cast = { readonly actors: readonly number[]; readonly principals: readonly number[] };

/** How many persons there may be, and of which classes. */
export type TeamLimits = {
  /** Most different actors. */
  readonly most: number;
  /** Per class: how many of its members may act. */
  readonly capacity: readonly number[];
  /** Classes of which one member each is on the team from the beginning. */
  readonly seeds: readonly number[];
  /** Which way is tried first: many persons (quick when only existence counts) or few. */
  readonly prefer: 'many' | 'few';
};

/** A cast within the limits, or the proof that there is none, or the budget ran out. */
export type TeamResult = { readonly cast: Cast } | 'none' | 'spent';

/**
 * Shares the units of a seating out among at most `most` persons.
 *
 * Persons are blocks of units first: only which units sit together is decided, and a matching keeps at least one way
 * open to give each block a person of its own. Names come last. Exhaustive within the budget.
 *
 * @source paper:karapetyan-gagarin-gutin-2019-pattern-backtracking
 */
export function findTeam(seating: Seating, facts: { readonly staff: Staff; readonly limits: TeamLimits }, budget: Budget): TeamResult {
  const { limits } = facts;
  if (seating.impossible || seating.bound > limits.most || limits.seeds.length > limits.most) return 'none';
  const search = new TeamSearch(seating, facts, budget);
  const cast = search.run();
  if (cast !== null) return { cast };
  return search.spent ? 'spent' : 'none';
}

class TeamSearch {
  spent = false;
  readonly #seating: Seating;
  readonly #staff: Staff;
  readonly #limits: TeamLimits;
  readonly #budget: Budget;
  readonly #most: number;
  readonly #count: number;
  readonly #unitWords: number;
  readonly #classWords: number;
  readonly #domain: Int32Array;
  readonly #apart: Int32Array;
  readonly #clash: Int32Array;
  readonly #group: Int32Array;
  /** Per unit: share of the units it clashes with, below 1; breaks ties. */
  readonly #degree: Float64Array;
  /** Per unit: persons who may take it, counted up to a few. */
  readonly #persons: Int32Array;
  /** Per unit: the rules "at most k" that count it, as bits. */
  readonly #rulesOf: Int32Array;
  readonly #ruleMost: readonly number[];
  readonly #ruleCount: number[];
  readonly #blockDomain: Int32Array;
  readonly #blockApart: Int32Array;
  readonly #blockRules: Int32Array;
  readonly #blockUnits: number[][];
  readonly #blockOf: Int32Array;
  readonly #matching: Matching;
  readonly #exactNames: boolean;
  readonly #orphans: Int32Array;
  readonly #candidates: Int32Array;
  readonly #trail: number[] = [];
  #blocks = 0;
  #left: number;

  constructor(seating: Seating, facts: { readonly staff: Staff; readonly limits: TeamLimits }, budget: Budget) {
    const tables = tablesOf(seating, wordsFor(facts.staff.classes.length));
    this.#seating = seating;
    this.#staff = facts.staff;
    this.#limits = facts.limits;
    this.#budget = budget;
    this.#count = seating.units.length;
    this.#left = this.#count;
    this.#most = Math.min(facts.limits.most, this.#count + facts.limits.seeds.length);
    this.#unitWords = wordsFor(this.#count);
    this.#classWords = wordsFor(facts.staff.classes.length);
    this.#domain = within(tables.domain, facts.limits.capacity, this.#classWords);
    this.#apart = tables.apart;
    this.#clash = tables.clash;
    this.#group = tables.group;
    this.#degree = tables.degree;
    this.#persons = personsFor(this.#domain, facts.limits.capacity, this.#count);
    this.#rulesOf = tables.rules;
    this.#ruleMost = seating.atMost.map((each) => each.most);
    this.#ruleCount = seating.atMost.map(() => 0);
    this.#blockDomain = new Int32Array(this.#most * this.#classWords);
    this.#blockApart = new Int32Array(this.#most * this.#unitWords);
    this.#blockRules = new Int32Array(this.#most);
    this.#blockUnits = Array.from({ length: this.#most }, () => []);
    this.#blockOf = new Int32Array(this.#count).fill(-1);
    this.#matching = new Matching({
      capacity: facts.limits.capacity,
      domain: this.#blockDomain,
      words: this.#classWords,
      blocks: this.#most,
    });
    this.#exactNames = seating.principalApart.length > 0 || seating.kinFree.length > 0;
    this.#orphans = new Int32Array(this.#count);
    this.#candidates = new Int32Array(this.#unitWords);
  }

  run(): Cast | null {
    for (const seed of this.#limits.seeds) {
      const at = this.#blocks * this.#classWords + (seed >>> 5);
      this.#blockDomain[at] = 1 << (seed & 31);
      this.#blocks += 1;
      if (!this.#matching.place(this.#blocks - 1, this.#blocks)) return null;
    }
    return this.#descend(-1);
  }

  #descend(last: number): Cast | null {
    if (!spend(this.#budget)) {
      this.spent = true;
      return null;
    }
    if (this.#left === 0) return this.#name();
    const unit = this.#choose(last);
    if (unit < 0) return null;
    const floor = last >= 0 && this.#group[last] === this.#group[unit] ? (this.#blockOf[last] ?? -1) : -1;
    // A rule "at most k" asks for few persons even where many are welcome.
    const openFirst = this.#limits.prefer === 'many' && this.#rulesOf[unit] === 0;
    if (openFirst) {
      const cast = this.#open(unit);
      if (cast !== null || this.spent) return cast;
    }
    for (let block = floor + 1; block < this.#blocks; block += 1) {
      if (!this.#canJoin(unit, block) || this.#hasTwin(block, floor, unit)) continue;
      const cast = this.#join(unit, block);
      if (cast !== null || this.spent) return cast;
    }
    return openFirst ? null : this.#open(unit);
  }

  #join(unit: number, block: number): Cast | null {
    const mark = this.#enter(unit, block);
    const cast = this.#matching.place(block, this.#blocks) ? this.#descend(unit) : null;
    if (cast === null) this.#leave(unit, block, mark);
    return cast;
  }

  #open(unit: number): Cast | null {
    if (this.#blocks >= this.#most || !this.#canOpen(unit)) return null;
    const block = this.#blocks;
    const words = this.#classWords;
    for (let word = 0; word < words; word += 1) this.#blockDomain[block * words + word] = -1;
    this.#blockApart.fill(0, block * this.#unitWords, (block + 1) * this.#unitWords);
    this.#blockRules[block] = 0;
    this.#blocks += 1;
    const mark = this.#enter(unit, block);
    const cast = this.#matching.place(block, this.#blocks) ? this.#descend(unit) : null;
    if (cast !== null) return cast;
    this.#leave(unit, block, mark);
    this.#matching.remove(block);
    this.#blocks -= 1;
    return null;
  }

  /** Puts the unit into the block and remembers on the trail what it replaced. */
  #enter(unit: number, block: number): number {
    const mark = this.#trail.length;
    const { words, units } = { words: this.#classWords, units: this.#unitWords };
    for (let word = 0; word < words; word += 1) {
      const at = block * words + word;
      this.#trail.push(this.#blockDomain[at] ?? 0);
      this.#blockDomain[at] = (this.#blockDomain[at] ?? 0) & (this.#domain[unit * words + word] ?? 0);
    }
    for (let word = 0; word < units; word += 1) {
      const at = block * units + word;
      this.#trail.push(this.#blockApart[at] ?? 0);
      this.#blockApart[at] = (this.#blockApart[at] ?? 0) | (this.#apart[unit * units + word] ?? 0);
    }
    const before = this.#blockRules[block] ?? 0;
    this.#trail.push(before);
    this.#count_(this.#rulesOf[unit] ?? 0, before, 1);
    this.#blockRules[block] = before | (this.#rulesOf[unit] ?? 0);
    this.#blockUnits[block]?.push(unit);
    this.#blockOf[unit] = block;
    this.#left -= 1;
    this.#matching.save(this.#trail, this.#blocks);
    return mark;
  }

  #leave(unit: number, block: number, mark: number): void {
    const { words, units } = { words: this.#classWords, units: this.#unitWords };
    let at = mark;
    for (let word = 0; word < words; word += 1) this.#blockDomain[block * words + word] = this.#trail[at++] ?? 0;
    for (let word = 0; word < units; word += 1) this.#blockApart[block * units + word] = this.#trail[at++] ?? 0;
    const before = this.#trail[at++] ?? 0;
    this.#blockRules[block] = before;
    this.#count_(this.#rulesOf[unit] ?? 0, before, -1);
    this.#matching.restore(this.#trail, at, this.#blocks);
    this.#trail.length = mark;
    this.#blockUnits[block]?.pop();
    this.#blockOf[unit] = -1;
    this.#left += 1;
  }

  #count_(rules: number, before: number, by: 1 | -1): void {
    for (let fresh = rules & ~before; fresh !== 0; fresh &= fresh - 1) {
      const rule = 31 - Math.clz32(fresh & -fresh);
      this.#ruleCount[rule] = (this.#ruleCount[rule] ?? 0) + by;
    }
  }

  #canJoin(unit: number, block: number): boolean {
    const word = this.#blockApart[block * this.#unitWords + (unit >>> 5)] ?? 0;
    if (((word >>> (unit & 31)) & 1) === 1) return false;
    if (!this.#rulesAllow((this.#rulesOf[unit] ?? 0) & ~(this.#blockRules[block] ?? 0))) return false;
    const words = this.#classWords;
    for (let at = 0; at < words; at += 1) {
      if (((this.#blockDomain[block * words + at] ?? 0) & (this.#domain[unit * words + at] ?? 0)) !== 0) return true;
    }
    return false;
  }

  #canOpen(unit: number): boolean {
    return this.#rulesAllow(this.#rulesOf[unit] ?? 0);
  }

  #rulesAllow(rules: number): boolean {
    for (let left = rules; left !== 0; left &= left - 1) {
      const rule = 31 - Math.clz32(left & -left);
      if ((this.#ruleCount[rule] ?? 0) >= (this.#ruleMost[rule] ?? 0)) return false;
    }
    return true;
  }

  /** True when an earlier block would give the same search: same classes, same future conflicts. */
  #hasTwin(block: number, floor: number, unit: number): boolean {
    for (let other = floor + 1; other < block; other += 1) {
      if (this.#isTwin(other, block) && this.#canJoin(unit, other)) return true;
    }
    return false;
  }

  #isTwin(left: number, right: number): boolean {
    if (this.#blockRules[left] !== this.#blockRules[right]) return false;
    const words = this.#classWords;
    for (let at = 0; at < words; at += 1) if (this.#blockDomain[left * words + at] !== this.#blockDomain[right * words + at]) return false;
    const units = this.#unitWords;
    for (let at = 0; at < units; at += 1) if (this.#blockApart[left * units + at] !== this.#blockApart[right * units + at]) return false;
    return !this.#exactNames || this.#groupsOf(left) === this.#groupsOf(right);
  }

  #groupsOf(block: number): string {
    return (this.#blockUnits[block] ?? [])
      .map((unit) => this.#group[unit] ?? 0)
      .sort((left, right) => left - right)
      .join(',');
  }

  /** The unit to decide next, -1 when the rest cannot be seated. Places of one instance are decided in one go. */
  #choose(last: number): number {
    const room = this.#most - this.#blocks;
    let best = -1;
    let bestScore = Infinity;
    let orphans = 0;
    for (let first = 0; first < this.#count;) {
      let end = first + 1;
      while (end < this.#count && this.#group[end] === this.#group[first]) end += 1;
      let unit = first;
      while (unit < end && (this.#blockOf[unit] ?? -1) >= 0) unit += 1;
      if (unit < end) {
        const started = unit > first;
        const floor = started ? (this.#blockOf[unit - 1] ?? -1) : -1;
        const open = this.#openBlocks(unit, floor);
        const need = end - unit;
        for (let missing = need - open; missing > 0; missing -= 1) this.#orphans[orphans++] = end - missing;
        if (need > open && (room < need - open || !this.#canOpen(unit))) return -1;
        const score = started && unit - 1 === last ? -1 : this.#score(unit, { open, need, room });
        if (score < bestScore) {
          bestScore = score;
          best = unit;
        }
      }
      first = end;
    }
    if (orphans > room) return this.#clique(orphans) > room ? -1 : best;
    return best;
  }

  #score(unit: number, facts: { readonly open: number; readonly need: number; readonly room: number }): number {
    const choices = Math.max(0, facts.open - facts.need + 1) + (facts.room > 0 && this.#canOpen(unit) ? 1 : 0);
    return Math.min(choices, this.#persons[unit] ?? 0) - (this.#degree[unit] ?? 0);
  }

  #openBlocks(unit: number, floor: number): number {
    let open = 0;
    for (let block = floor + 1; block < this.#blocks; block += 1) if (this.#canJoin(unit, block)) open += 1;
    return open;
  }

  /** Greedy clique of clashing units among those that no block can take: each needs a person of its own. */
  #clique(orphans: number): number {
    const words = this.#unitWords;
    const { candidates } = { candidates: this.#candidates };
    let best = 0;
    for (let start = 0; start < Math.min(orphans, 4); start += 1) {
      candidates.fill(-1);
      let size = 0;
      for (let at = 0; at < orphans; at += 1) {
        const unit = this.#orphans[(start + at) % orphans] ?? 0;
        if ((((candidates[unit >>> 5] ?? 0) >>> (unit & 31)) & 1) === 0) continue;
        size += 1;
        for (let word = 0; word < words; word += 1) candidates[word] = (candidates[word] ?? 0) & (this.#clash[unit * words + word] ?? 0);
      }
      best = Math.max(best, size);
    }
    return best;
  }

  #name(): Cast | null {
    if (!this.#wideRulesHold()) return null;
    const blocks = Array.from({ length: this.#blocks }, (_, block) => {
      const classes = this.#classesOf(block);
      const kind = this.#exactNames ? `${this.#groupsOf(block)}|${classes.join(',')}` : '';
      return { units: this.#blockUnits[block] ?? [], classes, matched: this.#matching.classOf(block), kind };
    });
    const result = castTeam(
      this.#seating,
      { staff: this.#staff, blocks, capacity: this.#limits.capacity, exact: this.#exactNames },
      this.#budget,
    );
    if (result === 'spent') this.spent = true;
    return result === 'spent' || result === 'none' ? null : result;
  }

  /** Rules beyond the 31 that fit into a word are looked at when everybody sits. */
  #wideRulesHold(): boolean {
    return this.#seating.atMost.slice(31).every((rule) => {
      const touching = this.#blockUnits.slice(0, this.#blocks).filter((units) => units.some((unit) => hasBit(rule.units, unit)));
      return touching.length <= rule.most;
    });
  }

  #classesOf(block: number): number[] {
    const classes: number[] = [];
    for (let word = 0; word < this.#classWords; word += 1) {
      for (let left = this.#blockDomain[block * this.#classWords + word] ?? 0; left !== 0; left &= left - 1) {
        classes.push(word * 32 + 31 - Math.clz32(left & -left));
      }
    }
    return classes;
  }
}
