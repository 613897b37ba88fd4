import type { ItemView } from '../../contract/public-views.ts';
import type { ChartNode, RiskLevel } from '../../core/chart/chart.ts';
import type { ItemSurroundings } from './item-view.ts';

/** The version that takes the place of the one in force on a later day. */
export function nextOf({ current, others, today }: ItemSurroundings): ItemView['version']['next'] {
  const [next] = others.filter(({ effectiveFrom }) => today !== undefined && effectiveFrom > today);
  return current ? (next ?? null) : null;
}

/** Articles on which a step rests. */
export function basisOf(node: ChartNode): readonly string[] {
  return 'basis' in node ? node.basis : [];
}

/** Risk points by level. */
export function countRisks(nodes: readonly ChartNode[]): Readonly<Record<RiskLevel, number>> {
  const counts = { high: 0, middle: 0, low: 0 };
  for (const node of nodes) if ('risks' in node) for (const risk of node.risks) counts[risk.level] += 1;
  return counts;
}
