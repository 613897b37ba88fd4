import type { Analysis, Results } from './analysis.ts';
import { approvalPlanOf, type ChartFacts } from './approval-plan.ts';
import { type Budget, defaultBudget, withPart } from './budget.ts';
import { type Collusion, collusionOf, sizeOf } from './collusion.ts';
import { fewestLabels, levelsAsLabels, postsAsLabels } from './fewest-posts.ts';
import { findingsOf, flawFindings } from './finding.ts';
import { flowOf } from './flow.ts';
import type { AnalysisInput } from './input.ts';
import { minimumSetsOf } from './minimum-sets.ts';
import { isApprovableUnseen } from './public-step.ts';
import { removableOf } from './removable.ts';
import { type Repair, repairOf } from './repair.ts';
import { criticalPersons } from './resilience.ts';
import { isSatisfiable, staffingParts } from './satisfiable.ts';
import { soundnessOf } from './soundness.ts';
import { staffOf } from './staff.ts';
import type { Recount } from './staffing-change.ts';
import { timeOf } from './time.ts';
import { witnessOf } from './witness.ts';

/** Limits of one analysis. */
export type AnalysisOptions = {
  /** Search nodes, {@link defaultBudget} unless given. */
  readonly budget?: number;
  /** Markings that are explored at most. */
  readonly markings?: number;
  /** Minimum sets that are listed at most, 1,000 unless given. */
  readonly sets?: number;
  /** Look for repairs where one absence stops the chart; several times the work of the rest, so only when asked. */
  readonly repairs?: boolean;
  /** How votes are counted after holders were added by a repair; absent where the input states plain numbers. */
  readonly recount?: Recount;
};

/**
 * Everything that can be known of a chart with its staff before anyone acts on it.
 *
 * Exact within the budget; when that is spent the answer says so and is never a silent wrong number.
 */
export function analyseChart(input: AnalysisInput, options: AnalysisOptions = {}): Analysis {
  const flow = flowOf(input);
  const soundness = soundnessOf(flow, options.markings);
  if (soundness.sound !== 'yes') {
    const flaw = soundness.sound === 'no' ? soundness.flaw : null;
    return { id: input.id, sound: soundness.sound, flaw, results: null, findings: flawFindings(flaw) };
  }
  const facts: ChartFacts = { flow, graph: soundness.graph, staff: staffOf(input, flow), constraints: input.constraints };
  const results = resultsOf(input, facts, options);
  return { id: input.id, sound: 'yes', flaw: null, results, findings: findingsOf({ input, facts, results }) };
}

function resultsOf(input: AnalysisInput, facts: ChartFacts, options: AnalysisOptions): Results {
  const budget: Budget = { left: options.budget ?? defaultBudget };
  const staffing = withPart(budget, 0.25, (own) => staffingOf(facts, own));
  const approval = approvalOf(facts, { budget, sets: options.sets ?? 1_000 });
  const levels = levelsAsLabels(input.posts);
  return {
    satisfiable: staffing.satisfiable,
    ...approval,
    minPosts: fewestLabels(facts, postsAsLabels),
    minLevels: levels === undefined ? null : fewestLabels(facts, levels),
    resilient: staffing.resilient,
    criticalPersons: staffing.critical,
    repair: repair(input, { facts, options, critical: staffing.critical, collusion: approval.collusion }, budget),
    approvableUnseen: isApprovableUnseen(facts),
    time: timeOf(input, facts),
  };
}

function repair(
  input: AnalysisInput,
  known: {
    readonly facts: ChartFacts;
    readonly options: AnalysisOptions;
    readonly critical: readonly string[] | null;
    readonly collusion: Results['collusion'];
  },
  budget: Budget,
): Repair | null {
  const { facts, options, critical } = known;
  if (options.repairs !== true || critical === null || critical.length === 0) return null;
  const collusion = known.collusion.known === 'exactly' ? known.collusion.size : null;
  return repairOf({ input, facts, recount: options.recount ?? null, collusion }, critical, budget);
}

type Staffing = { readonly satisfiable: boolean | null; readonly resilient: boolean | null; readonly critical: readonly string[] | null };

function staffingOf(facts: ChartFacts, budget: Budget): Staffing {
  const parts = staffingParts(facts);
  const capacity = facts.staff.classes.map((each) => each.members.length);
  const satisfiable = isSatisfiable(facts, { parts, capacity }, budget);
  if (satisfiable !== true) return { satisfiable, resilient: satisfiable, critical: null };
  const critical = criticalPersons(facts, parts, budget);
  if (critical === null) return { satisfiable, resilient: null, critical: null };
  return { satisfiable, resilient: critical.length === 0, critical: critical.map((person) => facts.staff.persons[person] ?? '') };
}

type ApprovalResults = Pick<Results, 'canApprove' | 'collusion' | 'minimumSets' | 'minimumSetsEnd' | 'witness' | 'removable'>;

function approvalOf(facts: ChartFacts, limits: { readonly budget: Budget; readonly sets: number }): ApprovalResults {
  const plan = approvalPlanOf(facts, new Set());
  const collusion = withPart(limits.budget, 0.6, (own) => collusionOf(plan, own));
  const names = (persons: readonly number[]): string[] => persons.map((person) => facts.staff.persons[person] ?? '');
  const steps = (numbers: readonly number[]): string[] => numbers.map((step) => facts.flow.steps[step]?.id ?? '');
  const found = collusion.known === 'impossible' ? null : collusion.team;
  const base = { canApprove: canApprove(collusion), collusion: sizeOf(collusion), witness: found === null ? null : witnessOf(plan, found) };
  if (collusion.known !== 'exactly') {
    const none = collusion.known === 'impossible' ? { single: [], sets: [] } : null;
    return {
      ...base,
      minimumSets: found === null ? [] : [names(found.persons)],
      minimumSetsEnd: collusion.known === 'impossible' ? 'complete' : 'budget',
      removable: none,
    };
  }
  const removable = withPart(limits.budget, 0.6, (own) => removableOf(facts, collusion.size, own));
  const sets = minimumSetsOf(plan, { team: collusion.team, limit: limits.sets }, limits.budget);
  return {
    ...base,
    minimumSets: sets.sets.map(names),
    minimumSetsEnd: sets.end,
    removable: removable === null ? null : { single: steps(removable.single), sets: removable.sets.map(steps) },
  };
}

function canApprove(collusion: Collusion): boolean | null {
  if (collusion.known === 'between') return collusion.team === null ? null : true;
  return collusion.known === 'exactly';
}
