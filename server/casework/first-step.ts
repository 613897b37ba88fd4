import type { TaskNode } from '../../core/chart/chart.ts';
import type { LivingItem } from '../platform/services.ts';

/**
 * The step that whoever opens a case does with the same form: the first task, when those who may start the case may do it.
 * Undefined when the case begins with somebody else.
 */
export function firstStep(item: LivingItem): TaskNode | undefined {
  const { chart } = item;
  const [edge] = chart.edgesFrom(chart.start);
  const node = edge === undefined ? undefined : chart.node(edge.to);
  if (node?.type !== 'task' || node.actors !== 1) return undefined;
  return node.posts.some((role) => item.version.item.startedBy.includes(role)) ? node : undefined;
}
