import type { ChartNode, NodeId } from '../chart/chart.ts';
import { dayOf } from '../kernel/day.ts';
import { daysLeft } from '../kernel/deadline.ts';
import type { PersonId } from '../kernel/id.ts';
import { refuse } from '../kernel/outcome.ts';
import { type CaseHistory, currentNodes, currentVisit, openObjections, type Visit } from './case.ts';
import type { CaseContext } from './case-context.ts';
import type { CaseRefusal } from './refusal.ts';

type NodeOf<Type extends ChartNode['type']> = Extract<ChartNode, { readonly type: Type }>;

/**
 * The node and the running stay an act is about.
 *
 * Refusals: `not-a-chart-step` (no such node, or of another kind), `notice-running`, `objection-open`, `already-acted`,
 * `step-not-current`, and `case-held` while an objection anywhere in the case is unanswered.
 */
export function atStep<Type extends ChartNode['type']>(
  wanted: { readonly node: NodeId; readonly type: Type; readonly person: PersonId | null },
  state: CaseHistory,
  context: CaseContext,
): { readonly node: NodeOf<Type>; readonly visit: Visit } | CaseRefusal {
  const node = context.chart.node(wanted.node);
  if (node === undefined) return refuse('not-a-chart-step', { node: wanted.node });
  if (!isOfType(node, wanted.type))
    return noticeStands([node.id], state, context) ?? refuse('not-a-chart-step', { node: node.id, type: node.type });
  const visit = currentVisit(state, node.id);
  if (visit === undefined) return whyNotCurrent(wanted, state, context);
  const held = openObjections(state).map((objection) => objection.objection);
  if (held.length > 0) return refuse('case-held', { node: node.id, objections: held });
  return { node, visit };
}

function isOfType<Type extends ChartNode['type']>(node: ChartNode, type: Type): node is NodeOf<Type> {
  return node.type === type;
}

function whyNotCurrent(
  wanted: { readonly node: NodeId; readonly person: PersonId | null },
  state: CaseHistory,
  context: CaseContext,
): CaseRefusal {
  const current = currentNodes(state);
  const last = state.acts.findLast((act) => act.node === wanted.node);
  if (last !== undefined && last.person === wanted.person) {
    return refuse('already-acted', { node: wanted.node, visit: last.visit, at: last.at, current });
  }
  const facts = { node: wanted.node, current, takenBy: last?.person ?? null, takenAt: last?.at ?? null };
  return noticeStands(current, state, context) ?? refuse('step-not-current', facts);
}

/** When all the case waits for is publicity, the reason is the notice. */
function noticeStands(nodes: readonly NodeId[], state: CaseHistory, context: CaseContext): CaseRefusal | null {
  const running = state.notices.filter((notice) => nodes.includes(notice.node));
  const [first] = running;
  if (first === undefined || running.length < nodes.length) return null;
  const open = openObjections(state).map((objection) => objection.objection);
  if (open.length > 0) return refuse('objection-open', { node: first.node, objections: open });
  const left = daysLeft(first.until, dayOf(context.now), { unit: 'day', calendar: context.calendar });
  return refuse('notice-running', { node: first.node, until: first.until, daysLeft: Math.max(0, left) });
}
