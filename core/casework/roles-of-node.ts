import type { ChartNode } from '../chart/chart.ts';
import type { Role } from '../org/organisation.ts';

/** Roles that may act at a node. */
export function rolesOfNode(node: ChartNode | undefined): readonly Role[] {
  switch (node?.type) {
    case 'task':
      return node.posts;
    case 'vote':
      return node.recorders;
    case 'notice':
      return node.answeredBy;
    case 'external':
      return node.notedBy;
    case 'start':
    case 'timer':
    case 'xor':
    case 'and':
    case 'end':
    case undefined:
      return [];
  }
}
