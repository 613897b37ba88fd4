import { type ApprovalPlan, approvalPlanOf, type ChartFacts } from './approval-plan.ts';
import type { Budget } from './budget.ts';
import { collusionOf } from './collusion.ts';
import { flowOf } from './flow.ts';
import type { AnalysisInput } from './input.ts';
import { changesFor } from './repair-candidates.ts';
import { criticalPersons } from './resilience.ts';
import { isSatisfiable, type StaffingPart, staffingParts } from './satisfiable.ts';
import { staffOf } from './staff.ts';
import { costOf, type Recount, type StaffingChange, withChanges } from './staffing-change.ts';

/** How a chart could survive the absence of any one person. */
export type Repair = {
  /** For each critical person the cheapest single change after which the chart can be staffed without him; null when there is none. */
  readonly each: readonly { readonly person: string; readonly change: StaffingChange | null }[];
  /** Changes that together make the chart survive any one absence, proved by analysing it anew; null when none were found. */
  readonly plan: readonly StaffingChange[] | null;
  /** Smallest colluding set after the plan; null when there is no plan or it is not exact. */
  readonly collusionAfter: number | null;
};

/** Search nodes that are charged for preparing one changed chart. */
const costOfTrial = 100;

type Question = {
  readonly input: AnalysisInput;
  readonly facts: ChartFacts;
  readonly recount: Recount | null;
  /** Smallest colluding set before any change, null when it is not known exactly. */
  readonly collusion: number | null;
};

/**
 * The cheapest change for each critical person ({@link costOf}), and a plan for all of them.
 *
 * Exact for single changes: every cheaper one was tried, or cannot help because somebody is missing whom it does not bring. Of
 * changes that cost the same one that does not lower the smallest colluding set is preferred, then one that helps several. Null
 * when the budget is spent.
 */
export function repairOf(question: Question, critical: readonly string[], budget: Budget): Repair | null {
  const search = new RepairSearch(question, budget);
  const each = critical.map((person) => ({ person, changes: search.cheapestFor(person) }));
  if (search.spent) return null;
  const chosen = hittingSet(each.map(({ changes }) => changes));
  const plan = each.every(({ changes }) => changes.length > 0) && search.survivesAll(chosen) ? chosen : null;
  if (search.spent) return null;
  return {
    each: each.map(({ person, changes }) => ({ person, change: preferred(changes, plan ?? chosen) })),
    plan,
    collusionAfter: plan === null ? null : search.collusionAfter(plan),
  };
}

class RepairSearch {
  spent = false;
  readonly #question: Question;
  readonly #budget: Budget;
  readonly #parts: readonly StaffingPart[];
  readonly #known = new Map<string, number | null>();

  constructor(question: Question, budget: Budget) {
    this.#question = question;
    this.#budget = budget;
    this.#parts = staffingParts(question.facts);
  }

  /** All changes of the least cost that help, best restraint only; empty when no single change helps. */
  cheapestFor(person: string): readonly StaffingChange[] {
    const { input, facts } = this.#question;
    const missing = this.#brokenWithout(person);
    let found: StaffingChange[] = [];
    for (const change of changesFor(person, { input, facts, broken: missing })) {
      const [first] = found;
      if (first !== undefined && costOf(first) < costOf(change)) break;
      if (this.#helps(change, person, missing)) found.push(change);
      if (this.spent) return [];
    }
    const [first] = found;
    if (first === undefined || costOf(first) === 0 || found.length === 1) return found;
    const safe = found.filter((change) => this.#keepsRestraint(change));
    if (safe.length > 0) found = safe;
    return found;
  }

  /** True when the changed chart can be staffed whoever is away. */
  survivesAll(changes: readonly StaffingChange[]): boolean {
    if (!this.#charge()) return false;
    const facts = this.#after(changes);
    const parts = staffingParts(facts);
    const capacity = facts.staff.classes.map((each) => each.members.length);
    const satisfiable = isSatisfiable(facts, { parts, capacity }, this.#budget);
    const critical = satisfiable === true ? criticalPersons(facts, parts, this.#budget) : [];
    if (satisfiable === null || critical === null) this.spent = true;
    return satisfiable === true && critical?.length === 0;
  }

  collusionAfter(changes: readonly StaffingChange[]): number | null {
    const key = JSON.stringify(changes);
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const plan: ApprovalPlan = approvalPlanOf(this.#after(changes), new Set());
    const collusion = collusionOf(plan, this.#budget);
    const size = collusion.known === 'exactly' ? collusion.size : null;
    this.#known.set(key, size);
    return size;
  }

  #after(changes: readonly StaffingChange[]): ChartFacts {
    const input = withChanges(this.#question.input, changes, this.#question.recount);
    const flow = flowOf(input);
    return { flow, graph: this.#question.facts.graph, staff: staffOf(input, flow), constraints: input.constraints };
  }

  /** Steps of the parts that cannot be staffed without the person. */
  #brokenWithout(person: string): ReadonlySet<number> {
    const { facts } = this.#question;
    const capacity = capacityWithout(facts, person);
    const broken = this.#parts.filter((part) => {
      const answer = isSatisfiable(facts, { parts: [part], capacity }, this.#budget);
      if (answer === null) this.spent = true;
      return answer === false;
    });
    return new Set(broken.flatMap((part) => part.steps));
  }

  #helps(change: StaffingChange, person: string, broken: ReadonlySet<number>): boolean {
    if (!this.#charge()) return false;
    const facts = this.#after([change]);
    // Only what is broken has to be looked at, unless a larger body counts its votes anew.
    const recounted = this.#question.recount !== null && change.kind === 'add-holder';
    const parts = staffingParts(facts, (steps) => recounted || steps.some((step) => broken.has(step)));
    const answer = isSatisfiable(facts, { parts, capacity: capacityWithout(facts, person) }, this.#budget);
    if (answer === null) this.spent = true;
    return answer === true;
  }

  #keepsRestraint(change: StaffingChange): boolean {
    const { collusion } = this.#question;
    if (collusion === null) return true;
    const after = this.collusionAfter([change]);
    return after !== null && after >= collusion;
  }

  #charge(): boolean {
    this.#budget.left -= costOfTrial;
    if (this.#budget.left <= 0) this.spent = true;
    return !this.spent;
  }
}

function capacityWithout(facts: ChartFacts, person: string): readonly number[] {
  const number = facts.staff.persons.indexOf(person);
  return facts.staff.classes.map((each) => each.members.length - (each.members.includes(number) ? 1 : 0));
}

/** Changes that help everybody, few of them: the one that helps most first. Earlier ones win ties. */
function hittingSet(helpful: readonly (readonly StaffingChange[])[]): readonly StaffingChange[] {
  const chosen: StaffingChange[] = [];
  let open = helpful.filter((changes) => changes.length > 0).map((changes) => changes.map((change) => ({ change, key: keyOf(change) })));
  while (open.length > 0) {
    const counts = new Map<string, { readonly change: StaffingChange; count: number }>();
    for (const { change, key } of open.flat()) {
      const known = counts.get(key);
      if (known === undefined) counts.set(key, { change, count: 1 });
      else known.count += 1;
    }
    const [best] = [...counts].toSorted(([, left], [, right]) => right.count - left.count);
    if (best === undefined) break;
    chosen.push(best[1].change);
    open = open.filter((changes) => changes.every(({ key }) => key !== best[0]));
  }
  return chosen;
}

function preferred(changes: readonly StaffingChange[], chosen: readonly StaffingChange[]): StaffingChange | null {
  const keys = new Set(chosen.map(keyOf));
  return changes.find((change) => keys.has(keyOf(change))) ?? changes[0] ?? null;
}

function keyOf(change: StaffingChange): string {
  return JSON.stringify(change);
}
