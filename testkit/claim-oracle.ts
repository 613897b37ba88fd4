import type { Constraint } from '../core/chart/chart.ts';
import type { CompiledChart, Firing, Marking } from '../core/chart/compile.ts';
import { isRefusal, refuse } from '../core/kernel/outcome.ts';
import { brokenRules, type Trace } from './history-check.ts';
import type { StaffTable } from './staff-table.ts';

/** What the brute force needs to know: the chart with its rules, the staff, and who is kin of whom. */
export type OracleWorld = {
  readonly chart: CompiledChart;
  readonly staff: StaffTable;
  readonly people: Parameters<typeof brokenRules>[2];
};

/** Where a case stands: tokens, everything done, stays per node. */
export type OraclePosition = { readonly marking: Marking; readonly traces: readonly Trace[]; readonly visits: ReadonlyMap<string, number> };

/**
 * The definition of claim time taken literally: can the case be finished whatever way it takes and in whatever order, if from
 * now on every act is given to the right person? Nodes run at most twice. Tries everything and remembers nothing but positions.
 */
export function isFinishable(position: OraclePosition, world: OracleWorld, known = new Map<string, boolean>()): boolean {
  const key = JSON.stringify([position.marking, position.traces.map((trace) => JSON.stringify(trace)).sort(), [...position.visits].sort()]);
  const before = known.get(key);
  if (before !== undefined) return before;
  const answer = world.chart.enabled(position.marking).every((node) => {
    const step = world.chart.node(node);
    if (step?.type !== 'task') return everyWay(position, node, { world, known });
    return claimsOn(position, node, world).some((claim) => isFinishableAfter(position, claim, { world, known }));
  });
  known.set(key, answer);
  return answer;
}

/** Everybody who may act now in a step at which the case waits. */
export function claimsOn(position: OraclePosition, node: string, world: OracleWorld): readonly Trace[] {
  const step = world.chart.node(node);
  if (step?.type !== 'task') return [];
  const visit = position.visits.get(node) ?? 0;
  const beside = position.traces.filter((trace) => trace.step === node && trace.visit === visit);
  return step.posts
    .flatMap((role) => {
      const own = world.staff.roles[role] ?? [];
      const given = (world.staff.delegations ?? []).filter(([from, , of]) => of === role && own.includes(from));
      return [...own.map((name) => [name, name] as const), ...given.map(([from, to]) => [to, from] as const)];
    })
    .map(([actor, principal]): Trace => ({ step: node, visit, actor, principal }))
    .filter((claim) => beside.every((other) => other.actor !== claim.actor && other.principal !== claim.principal))
    .filter((claim) => rulesHold(world.chart.chart.constraints, [...position.traces, claim], world));
}

/** The same after one more act. */
export function isFinishableAfter(
  position: OraclePosition,
  claim: Trace,
  facts: { readonly world: OracleWorld; readonly known?: Map<string, boolean> },
): boolean {
  const known = facts.known ?? new Map<string, boolean>();
  const after = { ...position, traces: [...position.traces, claim] };
  const step = facts.world.chart.node(claim.step);
  const have = after.traces.filter((trace) => trace.step === claim.step && trace.visit === claim.visit).length;
  if (step?.type === 'task' && have < step.actors) return isFinishable(after, facts.world, known);
  return everyWay(after, claim.step, { world: facts.world, known });
}

/** Positions after a token left the node, one for each branch; `null` for those that run a node a third time. */
export function waysFrom(position: OraclePosition, node: string, world: OracleWorld): readonly (OraclePosition | null)[] {
  return firings(world.chart, position.marking, node, []).map((firing) => {
    const visits = new Map(position.visits);
    for (const entered of firing.entered) visits.set(entered, (visits.get(entered) ?? 0) + 1);
    return [...visits.values()].some((count) => count > 2) ? null : { marking: firing.marking, traces: position.traces, visits };
  });
}

function everyWay(
  position: OraclePosition,
  node: string,
  facts: { readonly world: OracleWorld; readonly known: Map<string, boolean> },
): boolean {
  return waysFrom(position, node, facts.world).every((next) => next === null || isFinishable(next, facts.world, facts.known));
}

function firings(chart: CompiledChart, marking: Marking, node: string, chosen: readonly number[]): readonly Firing[] {
  const left = [...chosen];
  let asked: string | null = null;
  const firing = chart.fire(marking, node, (xor) => {
    const edge = left.shift();
    if (edge !== undefined) return edge;
    asked = xor;
    return refuse('asked');
  });
  if (!isRefusal(firing)) return [firing];
  return chart.edgesFrom(asked ?? '').flatMap((edge) => firings(chart, marking, node, [...chosen, edge.index]));
}

function rulesHold(constraints: readonly Constraint[], traces: readonly Trace[], world: OracleWorld): boolean {
  return brokenRules(constraints, traces, world.people).length === 0;
}
