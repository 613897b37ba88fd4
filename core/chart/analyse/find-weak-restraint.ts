import type { CheckedChart, Finding } from './finding.ts';

/** One hand, no hand, approval that nobody outside sees, approvals that add no restraint, and answers that stayed open. */
export function findWeakRestraint(chart: CheckedChart): readonly Finding[] {
  return [...hands(chart), ...unseen(chart), ...idleApprovals(chart), ...unfinished(chart)];
}

function hands({ results }: CheckedChart): Finding[] {
  if (results.collusion.known !== 'exactly' || results.collusion.size > 1) return [];
  if (results.collusion.size === 0) return [{ code: 'no-hand', severity: 'warning', nodes: [], because: {} }];
  const persons = results.minimumSets.flat();
  const nodes = results.witness?.assignment.map((each) => each.step) ?? [];
  return [{ code: 'one-hand', severity: 'warning', nodes, because: { persons: [...new Set(persons)] } }];
}

function unseen({ results }: CheckedChart): Finding[] {
  return results.approvableUnseen ? [{ code: 'approvable-unseen', severity: 'notice', nodes: [], because: {} }] : [];
}

function idleApprovals({ results }: CheckedChart): Finding[] {
  const steps = results.removable?.single ?? [];
  return steps.map((step) => ({ code: 'approval-adds-nothing', severity: 'notice', nodes: [step], because: {} }));
}

function unfinished({ results }: CheckedChart): Finding[] {
  const open: string[] = [];
  if (results.collusion.known === 'between') open.push('min_collusion');
  else if (results.minimumSetsEnd === 'budget') open.push('minimum_sets');
  if (results.satisfiable === null) open.push('satisfiable');
  if (results.satisfiable === true && results.resilient === null) open.push('resilient_1');
  if (results.removable === null) open.push('removable_approvals');
  return open.length === 0 ? [] : [{ code: 'budget-spent', severity: 'warning', nodes: [], because: { open } }];
}
