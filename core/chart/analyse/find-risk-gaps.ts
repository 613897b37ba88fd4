import { actsOf } from './find-paper-gaps.ts';
import type { CheckedChart, Finding } from './finding.ts';
import type { ChartFacts } from './approval-plan.ts';

/** Steps of high risk without a prevention, or after which an approval can follow with no check by another person. */
export function findRiskGaps({ input, facts }: CheckedChart): readonly Finding[] {
  return actsOf(input).flatMap(({ id, paper }): Finding[] => {
    const high = paper.risks?.filter((risk) => risk.level === 'high') ?? [];
    if (high.length === 0) return [];
    const bare = high.filter((risk) => risk.prevention.trim() === '').map((risk) => risk.what);
    return [
      ...(bare.length > 0 ? [{ code: 'high-risk-unprevented', severity: 'warning', nodes: [id], because: { risks: bare } } as const] : []),
      ...(escapesCheck(facts, id) ? [{ code: 'high-risk-unchecked', severity: 'warning', nodes: [id], because: {} } as const] : []),
    ];
  });
}

/** True when a case can go on from the step to an approving end without any step that another person must do. */
function escapesCheck(facts: ChartFacts, id: string): boolean {
  const checkers = new Set(
    facts.constraints.flatMap((each) =>
      each.type === 'sod' && each.by !== 'principal' && each.steps.includes(id) ? each.steps.filter((step) => step !== id) : [],
    ),
  );
  const closed = new Set(facts.flow.steps.filter((step) => checkers.has(step.id)).map((step) => step.node));
  const from = facts.flow.nodes.findIndex((node) => node.id === id);
  // A check may lie on a parallel branch (then every run has it) or behind a choice (then some path avoids it).
  return leadsToApproval(facts, from, closed) && runsToApproval(facts, from, closed);
}

function leadsToApproval(facts: ChartFacts, from: number, closed: ReadonlySet<number>): boolean {
  const { flow } = facts;
  const seen = new Set([from]);
  for (const node of seen) {
    const each = flow.nodes[node];
    if (each?.type === 'end' && each.outcome === 'approve') return true;
    for (const edge of flow.outOf[node] ?? []) {
      const next = flow.target[edge] ?? -1;
      if (!closed.has(next)) seen.add(next);
    }
  }
  return false;
}

function runsToApproval(facts: ChartFacts, from: number, closed: ReadonlySet<number>): boolean {
  const { arcs } = facts.graph;
  const seen = new Set(arcs.flatMap((each) => each.flatMap((arc) => (arc.node === from && arc.to !== -1 ? [arc.to] : []))));
  for (const state of seen) {
    for (const arc of arcs[state] ?? []) {
      const node = facts.flow.nodes[arc.node];
      if (closed.has(arc.node)) continue;
      if (arc.to === -1 && node?.type === 'end' && node.outcome === 'approve') return true;
      if (arc.to !== -1) seen.add(arc.to);
    }
  }
  return false;
}
