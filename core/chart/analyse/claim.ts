import type { NodeId } from '../chart.ts';
import type { Marking } from '../compile.ts';
import { type Budget, spend } from './budget.ts';
import type { ClaimChart } from './claim-chart.ts';
import { canFillAll, maySit, type OpenStay } from './claim-plan.ts';
import type { RuleAct, RulePeople } from '../rule-clash.ts';

/** Who may act today: the chart, the holders of its posts for the unit of the case, and their kin. */
export type ClaimWorld = {
  readonly chart: ClaimChart;
  /** Persons who may act in a step today and in whose name, rules aside. */
  readonly hands: (node: NodeId) => readonly { readonly person: string; readonly principal: string }[];
  /** How many different persons a step needs; a vote as many as its quorum and its majority. */
  readonly need: (node: NodeId) => number;
  readonly people: RulePeople;
};

/** Where a case stands and what was done in it. */
export type ClaimPosition = {
  readonly marking: Marking;
  readonly acts: readonly RuleAct[];
  /** Stays so far in each node, the running one included. */
  readonly visits: ReadonlyMap<NodeId, number>;
};

/** Search nodes of one question; beyond it nothing is blocked. */
export const claimBudget = 4_000;

/** Part of the budget for one way to fill all stays, and for a search without a sign that a colleague could do better. */
const doubtfulPart = 1 / 16;

/** Each step is looked at as often as the case was in it, at least twice if it can come twice (as in the analysis of charts). */
const leastVisits = 2;

/**
 * The steps that nobody could do any more after this claim, although another claim on the same step would keep the case
 * possible whatever way it takes; empty when the claim does no harm, when nobody else could do better, or when the budget is spent.
 *
 * Exact within the budget: branches and the order of parallel steps are chosen against the case, persons for it.
 */
export function stepsBlockedBy(
  claim: RuleAct,
  position: ClaimPosition,
  facts: { readonly world: ClaimWorld; readonly budget?: Budget },
): readonly NodeId[] {
  const tied = facts.world.chart.tiedTo(claim.node);
  if (tied.size === 0) return [];
  return new ClaimGame(position, { ...facts, tied, budget: facts.budget ?? { left: claimBudget } }).blockedBy(claim);
}

class ClaimGame {
  readonly #start: ClaimPosition;
  readonly #world: ClaimWorld;
  readonly #tied: ReadonlySet<NodeId>;
  readonly #budget: Budget;
  readonly #doubt: number;
  readonly #known = new Map<string, boolean>();
  readonly #stuck = new Set<NodeId>();

  constructor(start: ClaimPosition, facts: { readonly world: ClaimWorld; readonly tied: ReadonlySet<NodeId>; readonly budget: Budget }) {
    this.#world = facts.world;
    this.#tied = facts.tied;
    this.#budget = facts.budget;
    this.#doubt = Math.ceil(facts.budget.left * doubtfulPart);
    // Acts in steps that no rule ties to the claimed one cannot matter.
    this.#start = { ...start, acts: start.acts.filter((act) => facts.tied.has(act.node)) };
  }

  blockedBy(claim: RuleAct): readonly NodeId[] {
    if (this.#leavesAll(claim)) return [];
    const others = this.#candidates(this.#start, claim.node).filter(
      (each) => each.person !== claim.person || each.principal !== claim.principal,
    );
    if (others.length === 0) return [];
    const better = others.some((other) => this.#leavesAll(other));
    // Where the staff is too small for every way the case could take, a long search would mostly find that nobody is to blame.
    if (!better) this.#budget.left = Math.min(this.#budget.left, this.#doubt);
    const safe = this.#staysSafe(this.#start, claim);
    if (safe !== false) return [];
    const steps = this.#lost(claim);
    return better || others.some((other) => this.#staysSafe(this.#start, other) === true) ? steps : [];
  }

  /** True when after the act there are persons for all that may still come, at once. */
  #leavesAll(act: RuleAct): boolean {
    const own = { left: Math.min(this.#budget.left, this.#doubt) };
    const { left } = own;
    const after = this.#afterAct(this.#start, act);
    const answer = canFillAll(this.#openStays(after), after.acts, { world: this.#world, budget: own });
    this.#budget.left -= left - own.left;
    return answer === true;
  }

  /** Steps ahead in which nobody may act after the claim; else those where the search got stuck. */
  #lost(claim: RuleAct): readonly NodeId[] {
    const after = this.#afterAct(this.#start, claim);
    const alone = this.#openStays(after).filter((stay) => this.#canFill([stay], after.acts) === false);
    const nodes = new Set(alone.length > 0 ? alone.map((stay) => stay.node) : this.#stuck);
    return this.#world.chart.chart.chart.nodes.flatMap((node) => (nodes.has(node.id) ? [node.id] : []));
  }

  #canFill(stays: readonly OpenStay[], acts: readonly RuleAct[]): boolean | null {
    return canFillAll(stays, acts, { world: this.#world, budget: this.#budget });
  }

  #canFillRest(position: ClaimPosition): boolean | null {
    return this.#canFill(this.#openStays(position), position.acts);
  }

  #afterAct(position: ClaimPosition, act: RuleAct): ClaimPosition {
    return { ...position, acts: [...position.acts, act] };
  }

  #most(node: NodeId): number {
    return Math.max(Math.min(leastVisits, this.#world.chart.mostVisits(node)), this.#start.visits.get(node) ?? 0);
  }

  #haveIn(position: ClaimPosition, node: NodeId, visit: number): number {
    return new Set(position.acts.flatMap((act) => (act.node === node && act.visit === visit ? [act.person] : []))).size;
  }

  /** Every stay in a tied step that the case may still come to. A repetition counts where it needs new persons. */
  #openStays(position: ClaimPosition): readonly OpenStay[] {
    const { chart } = this.#world;
    const here = chart.chart.enabled(position.marking);
    const ahead = new Set(here.flatMap((node) => [...chart.after(node)]));
    return [...this.#tied].flatMap((node): readonly OpenStay[] => {
      const visits = position.visits.get(node) ?? 0;
      const need = this.#world.need(node);
      const running = here.includes(node) ? [{ node, visit: visits, need: need - this.#haveIn(position, node, visits) }] : [];
      const from = visits + 1;
      if (!ahead.has(node) || from > this.#most(node)) return running;
      const last = chart.renewed.has(node) ? this.#most(node) : from;
      return [...running, ...Array.from({ length: last - from + 1 }, (_, at) => ({ node, visit: from + at, need }))];
    });
  }

  /** Everybody who may act next in a step at which the case waits. */
  #candidates(position: ClaimPosition, node: NodeId): readonly RuleAct[] {
    const visit = position.visits.get(node) ?? 0;
    return this.#world
      .hands(node)
      .map(({ person, principal }) => ({ node, visit, person, principal }))
      .filter((act) => maySit(act, position.acts, this.#world));
  }

  /** Whether the case can be finished, whatever way it takes, after this act. Null when the budget is spent. */
  #staysSafe(position: ClaimPosition, act: RuleAct): boolean | null {
    const after = this.#afterAct(position, act);
    if (this.#haveIn(after, act.node, act.visit) < this.#world.need(act.node)) return this.#isSafe(after);
    return this.#allFirings(after, act.node);
  }

  #allFirings(position: ClaimPosition, node: NodeId): boolean | null {
    let undecided = false;
    for (const firing of this.#world.chart.firings(position.marking, node)) {
      const visits = new Map(position.visits);
      for (const entered of firing.entered) visits.set(entered, (visits.get(entered) ?? 0) + 1);
      if (firing.entered.some((entered) => (visits.get(entered) ?? 0) > this.#most(entered))) continue;
      const safe = this.#isSafe({ marking: firing.marking, acts: position.acts, visits });
      if (safe === false) return false;
      undecided ||= safe === null;
    }
    return undecided ? null : true;
  }

  #isSafe(position: ClaimPosition): boolean | null {
    const key = keyOf(position);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    if (!spend(this.#budget)) return null;
    if (this.#canFillRest(position) === true) return this.#remember(key, true);
    let undecided = false;
    for (const node of this.#world.chart.chart.enabled(position.marking)) {
      const safe = this.#tied.has(node) ? this.#someoneCan(position, node) : this.#allFirings(position, node);
      if (safe === false) return this.#remember(key, false);
      undecided ||= safe === null;
    }
    return undecided ? null : this.#remember(key, true);
  }

  #remember(key: string, safe: boolean): boolean {
    this.#known.set(key, safe);
    return safe;
  }

  #someoneCan(position: ClaimPosition, node: NodeId): boolean | null {
    let undecided = false;
    const candidates = this.#candidates(position, node);
    for (const act of candidates) {
      const safe = this.#staysSafe(position, act);
      if (safe === true) return true;
      undecided ||= safe === null;
    }
    if (candidates.length === 0) this.#stuck.add(node);
    return undecided ? null : false;
  }
}

function keyOf({ marking, acts, visits }: ClaimPosition): string {
  const done = acts.map((act) => `${act.node}/${act.visit}/${act.person}/${act.principal}`).sort();
  const counts = [...visits].map(([node, count]) => `${node}*${count}`).sort();
  return `${marking}|${done.join(';')}|${counts.join(';')}`;
}
