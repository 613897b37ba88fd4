import type { Constraint } from '../chart.ts';
import { type BitSet, membersOf } from './bit-set.ts';
import type { Flow } from './flow.ts';
import { requirementOf, type Requirement, runWithin } from './requirement.ts';
import { type Rules, rulesOf } from './rules.ts';
import type { RunGraph } from './run-graph.ts';
import { type Seating, seatingOf } from './seating.ts';
import { seatingFrameOf } from './seating-frame.ts';
import type { Staff } from './staff.ts';

/** What is known of a sound chart with its staff. */
export type ChartFacts = {
  readonly flow: Flow;
  readonly graph: RunGraph;
  readonly staff: Staff;
  readonly constraints: readonly Constraint[];
};

/** The approving runs of a chart as seating questions, one per minimal set of steps; smallest bounds first. */
export type ApprovalPlan = {
  readonly facts: ChartFacts;
  readonly paths: readonly ApprovalPath[];
  /** False when there were too many different runs to keep all. */
  readonly complete: boolean;
  /** Every approving run needs this many persons at least. */
  readonly floor: number;
  readonly tokenOf: readonly number[];
};

/** One minimal set of step tokens and the steps that stand for them. */
export type ApprovalPath = { readonly tokens: BitSet; readonly steps: readonly number[]; readonly seating: Seating };

/** Plans the approving runs; the steps in `without` are passed through and leave the constraints. */
export function approvalPlanOf(facts: ChartFacts, without: ReadonlySet<number>): ApprovalPlan {
  const rules = rulesOf(facts.constraints, facts, without);
  const tokens = tokensOf(facts, rules, without);
  const tokenOf = facts.flow.nodes.map((node, at) => {
    if (node.type === 'end' && node.outcome !== 'approve') return -2;
    return tokens.ofStep[facts.flow.stepOf[at] ?? -1] ?? -1;
  });
  const requirement = requirementOf(facts.graph, { tokenOf, tokens: tokens.steps.length });
  const frame = seatingFrameOf(
    tokens.steps.map((step) => ({ step, copy: 0 })),
    { ...facts, rules },
  );
  const pathOf = (set: BitSet): ApprovalPath => {
    const chosen = membersOf(set);
    return { tokens: set, steps: chosen.map((token) => tokens.steps[token] ?? -1), seating: seatingOf(frame, chosen) };
  };
  const paths = requirement.sets.map(pathOf).filter((path) => !path.seating.impossible);
  paths.sort((left, right) => left.seating.bound - right.seating.bound);
  return { facts, paths, complete: requirement.complete, floor: floorOf(requirement, paths, pathOf), tokenOf };
}

/** Steps no rule looks at and that the same posts may take in the same number are one token. */
function tokensOf(
  facts: ChartFacts,
  rules: Rules,
  without: ReadonlySet<number>,
): { readonly steps: readonly number[]; readonly ofStep: readonly number[] } {
  const numbers = new Map<string, number>();
  const steps: number[] = [];
  const ofStep = facts.flow.steps.map((step, at) => {
    if (without.has(at)) return -1;
    const key =
      rules.bound[at] === true
        ? `#${at}`
        : `${step.need}|${(facts.staff.domains[at] ?? []).join(',')}|${step.need > 1 ? step.posts.join('\u0000') : ''}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, steps.length);
    return steps.push(at) - 1;
  });
  return { steps, ofStep };
}

function floorOf(requirement: Requirement, paths: readonly ApprovalPath[], pathOf: (set: BitSet) => ApprovalPath): number {
  if (!requirement.complete) return pathOf(requirement.always).seating.bound;
  return paths[0]?.seating.bound ?? 0;
}

/** The steps of one real run that needs no more than the tokens of the path. */
export function stepsOfRun(plan: ApprovalPlan, path: ApprovalPath): readonly number[] {
  const nodes = runWithin(plan.facts.graph, plan.tokenOf, path.tokens) ?? [];
  const steps = new Set(nodes.flatMap((node) => (plan.facts.flow.stepOf[node] === -1 ? [] : [plan.facts.flow.stepOf[node] ?? -1])));
  return [...steps].sort((left, right) => left - right);
}
