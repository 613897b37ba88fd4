import type { StepView } from '../../../contract/public-views.ts';
import { drawPlaced, roomForLanes, stepBlocks } from '../../../core/chart/layout/chart-blocks.ts';
import { flow, type Placed } from '../../../core/chart/layout/flow.ts';
import type { Scene } from '../../../core/chart/layout/scene.ts';
import type { Speech } from '../../ui/messages/speech.tsx';
import { chartSteps, details } from './chart-steps.ts';

/** Pixels: as wide as 156 mm of paper at 150 to the inch, and as high as a page's text at most. */
const width = 920;
const tallest = 1_240;
const margin = 8;
const size = 22;
const detail = details[1] ?? { prevention: false, all: true, sides: 'cards' as const };

/** The steps of a chart on pages for a document, drawn as on a poster. A single step that is higher than a page gets a page as high as it is. */
export function chartPages(steps: readonly StepView[], { words }: Speech): readonly Scene[] {
  const inner = width - 2 * margin;
  const blocks = stepBlocks(chartSteps(steps, detail, { steps, words }), size, inner);
  const top = margin + roomForLanes(size);
  const highest = Math.max(0, ...blocks.map(({ piece }) => piece.height));
  const height = Math.max(tallest - top - margin, highest);
  const columns = blocks.map((_, sheet) => ({ sheet, x: margin, y: top, width: inner, height }));
  const placed = flow(blocks, columns, size * 0.6) ?? [];
  return drawPlaced(placed, { size, lanes: words.step.lanes }).map(({ sheet, marks }) => ({
    width,
    height: Math.ceil(endOf(placed.filter(({ column }) => column.sheet === sheet)) + margin),
    marks,
  }));
}

function endOf(placed: readonly Placed[]): number {
  return Math.max(0, ...placed.map(({ y, block }) => y + block.piece.height));
}
