import type { ChartNode } from '../../core/chart/chart.ts';
import { findRole } from '../../core/org/roles.ts';
import type { StepView } from '../public-views.ts';

/** Who has the step: citizen, village, town, county. */
type Lane = StepView['lane'];

/** Lanes of steps in their order; a step without an actor stays in the lane before it. */
export function lanesOf(shown: readonly ChartNode[]): readonly Lane[] {
  const lanes: Lane[] = [];
  for (const node of shown) lanes.push(laneOf(node) ?? lanes.at(-1) ?? 0);
  return lanes;
}

function laneOf(node: ChartNode): Lane | undefined {
  switch (node.type) {
    case 'external':
      return node.actor === 'applicant' ? 0 : 3;
    case 'task':
      return laneOfRole(node.posts[0]);
    case 'vote':
      return laneOfRole(node.body);
    case 'notice':
      return 1;
    case 'end':
      return 0;
    case 'start':
    case 'timer':
    case 'xor':
    case 'and':
      return undefined;
  }
}

function laneOfRole(role: string | undefined): Lane {
  const seat = role === undefined ? undefined : findRole(role)?.seat;
  if (seat === 'village') return 1;
  return seat === 'town' ? 2 : 3;
}
