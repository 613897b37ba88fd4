import { approvalPlanOf, type ChartFacts } from './approval-plan.ts';
import { type Budget, defaultBudget } from './budget.ts';
import { collusionOf, type CollusionSize, sizeOf } from './collusion.ts';
import { type Duplication, duplicationsOf } from './duplication.ts';
import { fewestLabels, levelsAsLabels, postsAsLabels } from './fewest-posts.ts';
import { flowOf } from './flow.ts';
import type { AnalysisInput, FlowNode } from './input.ts';
import { isApprovableUnseen } from './public-step.ts';
import { requirementOf } from './requirement.ts';
import { membersOf } from './bit-set.ts';
import { isSatisfiable, staffingParts } from './satisfiable.ts';
import { soundnessOf } from './soundness.ts';
import { staffOf } from './staff.ts';
import { type FlowTime, timeOf } from './time.ts';

/** What a chart demands of whoever wants to abuse it, and how long it takes everybody else. */
export type Burden = {
  readonly collusion: CollusionSize;
  readonly posts: number | null;
  readonly levels: number | null;
  /** Approvals in the chart, and the fewest that an approving run passes. */
  readonly barriers: { readonly all: number; readonly least: number | null };
  readonly time: FlowTime | null;
};

/** Why steps must stay. */
export type SimplificationRefusal =
  | { readonly reason: 'required-by-law'; readonly steps: readonly string[] }
  | { readonly reason: 'lowers-collusion'; readonly from: number; readonly to: number }
  | { readonly reason: 'last-public-step' }
  | { readonly reason: 'cannot-run' }
  | { readonly reason: 'cannot-be-staffed' }
  /** The budget was spent before the smallest colluding set was known. */
  | { readonly reason: 'not-known' };

/** Steps that could go together: what is then left, what they duplicated, and why they may not go; may go when nothing stands there. */
export type Proposal = {
  readonly steps: readonly string[];
  readonly after: Burden | null;
  readonly duplicated: readonly Duplication[];
  readonly refusals: readonly SimplificationRefusal[];
};

/** The present burden and every proposal; null when the chart is not sound to begin with. */
export type Simplification = { readonly before: Burden; readonly proposals: readonly Proposal[] } | null;

/** Approvals that are looked at in pairs and triples; a chart with more would need thousands of analyses. */
const mostTogether = 12;

/**
 * What would be lost and won if approvals were taken out: each alone, and in pairs and triples all of whose parts may go.
 *
 * A step taken out becomes a pass-through and leaves the rules, as in `removable_approvals`. Two that are each superfluous may
 * be needed together; such a pair is listed with its refusal.
 *
 * @param chosen steps that somebody wants to take out together; listed first
 */
export function simplificationOf(input: AnalysisInput, chosen: readonly string[] = [], budget: number = defaultBudget): Simplification {
  const before = look(input, null, budget);
  if (before === null) return null;
  const judge = (steps: readonly string[]): Proposal => judged(steps, { input, before, budget });
  const approvals = input.nodes.flatMap((node) => ((node.type === 'task' || node.type === 'vote') && node.approval ? [node.id] : []));
  const singles = approvals.map((step) => judge([step]));
  const free = singles.flatMap((each) => (each.refusals.length === 0 ? each.steps : [])).slice(0, mostTogether);
  const pairs = choose(free, 2).map(judge);
  const together = new Set(pairs.flatMap((each) => (each.refusals.length === 0 ? [each.steps.join(' ')] : [])));
  const triples = choose(free, 3)
    .filter((set) => choose(set, 2).every((pair) => together.has(pair.join(' '))))
    .map(judge);
  const all = [...singles, ...pairs, ...triples];
  const wanted = input.nodes.flatMap((node) => (chosen.includes(node.id) ? [node.id] : []));
  const known = all.find((each) => each.steps.join(' ') === wanted.join(' '));
  const first = wanted.length === 0 ? [] : [known ?? judge(wanted)];
  return { before: before.burden, proposals: [...first, ...all.filter((each) => each !== known || wanted.length === 0)] };
}

type Looked = { readonly burden: Burden; readonly satisfiable: boolean | null; readonly unseen: boolean };

function judged(
  steps: readonly string[],
  known: { readonly input: AnalysisInput; readonly before: Looked; readonly budget: number },
): Proposal {
  const { input, before } = known;
  const gone = new Set(steps);
  const after = look(passThrough(input, gone), before.burden.time, known.budget);
  const byLaw = input.nodes.flatMap((node) =>
    gone.has(node.id) && (node.type === 'task' || node.type === 'vote') && node.requiredByLaw ? [node.id] : [],
  );
  return {
    steps,
    after: after?.burden ?? null,
    duplicated: duplicationsOf(input, gone),
    refusals: [...(byLaw.length > 0 ? [{ reason: 'required-by-law', steps: byLaw } as const] : []), ...losses(before, after)],
  };
}

function losses(before: Looked, after: Looked | null): readonly SimplificationRefusal[] {
  if (after === null) return [{ reason: 'cannot-run' }];
  const [from, to] = [before.burden.collusion, after.burden.collusion];
  const found: SimplificationRefusal[] = [];
  if (from.known === 'exactly' && to.known === 'exactly') {
    if (to.size < from.size) found.push({ reason: 'lowers-collusion', from: from.size, to: to.size });
  } else if (from.known === 'between' || to.known === 'between') found.push({ reason: 'not-known' });
  if (!before.unseen && after.unseen) found.push({ reason: 'last-public-step' });
  if (before.satisfiable === true && after.satisfiable === false) found.push({ reason: 'cannot-be-staffed' });
  return found;
}

function look(input: AnalysisInput, before: FlowTime | null, budget: number): Looked | null {
  const flow = flowOf(input);
  const soundness = soundnessOf(flow);
  if (soundness.sound !== 'yes') return null;
  const facts: ChartFacts = { flow, graph: soundness.graph, staff: staffOf(input, flow), constraints: input.constraints };
  const left: Budget = { left: budget };
  const levels = levelsAsLabels(input.posts);
  const capacity = facts.staff.classes.map((each) => each.members.length);
  return {
    burden: {
      collusion: sizeOf(collusionOf(approvalPlanOf(facts, new Set()), left)),
      posts: fewestLabels(facts, postsAsLabels),
      levels: levels === undefined ? null : fewestLabels(facts, levels),
      barriers: barriersOf(facts),
      time: timeOf(input, facts, before),
    },
    satisfiable: isSatisfiable(facts, { parts: staffingParts(facts), capacity }, left),
    unseen: isApprovableUnseen(facts),
  };
}

function barriersOf(facts: ChartFacts): Burden['barriers'] {
  const approvals = facts.flow.steps.filter((step) => step.approval);
  const tokenOf = facts.flow.nodes.map((node, at) =>
    node.type === 'end' && node.outcome !== 'approve' ? -2 : approvals.findIndex((step) => step.node === at),
  );
  const { sets, complete } = requirementOf(facts.graph, { tokenOf, tokens: approvals.length });
  const least = complete && sets.length > 0 ? Math.min(...sets.map((set) => membersOf(set).length)) : null;
  return { all: approvals.length, least };
}

function passThrough(input: AnalysisInput, gone: ReadonlySet<string>): AnalysisInput {
  return {
    ...input,
    nodes: input.nodes.map((node): FlowNode => (gone.has(node.id) ? { type: 'timer', id: node.id, wait: null } : node)),
    constraints: input.constraints.map((each) => ({ ...each, steps: each.steps.filter((step) => !gone.has(step)) })),
  };
}

/** All subsets of a size, in the order of the list. */
function choose(all: readonly string[], size: number): readonly (readonly string[])[] {
  if (size === 0) return [[]];
  return all.flatMap((first, at) => choose(all.slice(at + 1), size - 1).map((rest) => [first, ...rest]));
}
