import { rolesOfNode } from '../../core/casework/roles-of-node.ts';
import type { RiskLevel } from '../../core/chart/chart.ts';
import type { PostGrade } from '../../core/org/tenure-clock.ts';
import type { LivingItem } from '../platform/services.ts';

const order: readonly RiskLevel[] = ['low', 'middle', 'high'];

/** Grades of roles by the gravest risk point of the steps at which they act, over the items in force. */
export function gradesOfRoles(items: readonly LivingItem[]): ReadonlyMap<string, PostGrade> {
  const grades = new Map<string, PostGrade>();
  for (const { version } of items) {
    for (const node of version.item.chart.nodes) {
      const risks = 'risks' in node ? node.risks : [];
      for (const role of rolesOfNode(node)) {
        for (const { level } of risks) {
          const known = grades.get(role);
          if (known === undefined || order.indexOf(level) > order.indexOf(known)) grades.set(role, level);
        }
      }
    }
  }
  return grades;
}
