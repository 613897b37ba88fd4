import type { PosterView } from '../../../contract/poster.ts';
import { drawPlaced, roomForLanes } from '../../../core/chart/layout/chart-blocks.ts';
import { balancedFlow, type Column, flow } from '../../../core/chart/layout/flow.ts';
import type { Mark, Scene } from '../../../core/chart/layout/scene.ts';
import type { Speech } from '../../ui/messages/speech.tsx';
import { details } from './chart-steps.ts';
import { itemBlocks, upperPiece } from './item-blocks.ts';
import { type Layout, papers, type Paper, type Plan, plansFor } from './sheet-plan.ts';
import { draftMarks, footPiece, furtherHead, headPiece } from './sheet-head.ts';

/** How an item was laid out: its sheets, and the plan that was taken. */
export type LaidOut = { readonly sheets: readonly Scene[]; readonly plan: Layout };

/** An item on A4: one sheet when it fits, else two; never more by accident. */
export function itemOnA4(view: PosterView, speech: Speech): LaidOut {
  return laidOut(view, plansFor('a4', mainSteps(view)), { paper: papers.a4, speech });
}

/** An item on one A3 sheet, in the largest type that fits. */
export function itemOnA3(view: PosterView, speech: Speech): LaidOut {
  return laidOut(view, plansFor('a3', mainSteps(view)), { paper: papers.a3, speech });
}

/** An item as pages of a booklet; `place` is what the foot of its page at an index says. */
export function itemInBooklet(view: PosterView, speech: Speech, place: (at: number) => string): LaidOut {
  return laidOut(view, plansFor('booklet', mainSteps(view)), { paper: papers.a4, speech, place });
}

function mainSteps({ item }: PosterView): number {
  return item.steps.filter((step) => step.after === null).length;
}

/** How many pages of a booklet an item takes. */
export function countInBooklet(view: PosterView, speech: Speech): number {
  const around = { paper: papers.a4, speech };
  const layout = layoutOf(view, plansFor('booklet', mainSteps(view)), around);
  const { columns, blocks } = prepared(view, layout, around);
  return (flow(blocks, columns, leastGap(layout))?.at(-1)?.column.sheet ?? 0) + 1;
}

type Surroundings = { readonly paper: Paper; readonly speech: Speech; readonly place?: (at: number) => string };

function laidOut(view: PosterView, plans: readonly Plan[], around: Surroundings): LaidOut {
  const plan = layoutOf(view, plans, around);
  return { sheets: drawSheets(view, plan, around), plan };
}

/** The first plan that fits at any of its sizes, at the largest of these. */
function layoutOf(view: PosterView, plans: readonly Plan[], around: Surroundings): Layout {
  for (const plan of plans) {
    const fitting = largestFitting(plan, (layout) => fits(view, layout, around));
    if (fitting !== undefined) return fitting;
  }
  const last = plans.at(-1);
  return { sheets: 60, columns: 1, detail: 4, size: Math.min(4, ...(last?.sizes ?? [])) };
}

/** The largest size of a plan at which it fits, and the number of columns with which it does. */
function largestFitting(plan: Plan, isFitting: (layout: Layout) => boolean): Layout | undefined {
  const layoutAt = (at: number): Layout | undefined => {
    const size = plan.sizes[at] ?? 0;
    const columns = plan.columns.find((count) => isFitting({ ...plan, columns: count, size }));
    return columns === undefined ? undefined : { sheets: plan.sheets, detail: plan.detail, columns, size };
  };
  let best = layoutAt(plan.sizes.length - 1);
  let [low, high] = [0, plan.sizes.length - 1];
  while (best !== undefined && low < high) {
    const middle = Math.floor((low + high) / 2);
    const layout = layoutAt(middle);
    if (layout === undefined) low = middle + 1;
    else [best, high] = [layout, middle];
  }
  return best;
}

function fits(view: PosterView, layout: Layout, around: Surroundings): boolean {
  const { columns, blocks } = prepared(view, layout, around);
  return columns.every(({ height }) => height > layout.size) && flow(blocks, columns, leastGap(layout)) !== undefined;
}

function leastGap({ size }: Layout): number {
  return size * 0.5;
}

/** Columns and blocks of a layout. Each further sheet has the same columns below a head of its own. */
function prepared(view: PosterView, layout: Layout, { paper, speech }: Surroundings) {
  const { size } = layout;
  const { words } = speech;
  const width = paper.width - 2 * paper.margin;
  const measure = { size, width, pattern: Math.max(paper.pattern, size * 5.2) };
  const head = headPiece(view, measure, speech);
  const upper = upperPiece(view, measure, words);
  const further = furtherHead(view, { ...measure, pattern: paper.pattern }, speech);
  const foot = footPiece(view, { ...measure, place: '' }, speech);
  const between = size * 1.1;
  const columnWidth = (width - between * (layout.columns - 1)) / layout.columns;
  const bottom = paper.height - paper.margin - foot.height - size * 0.4;
  const rooms = Array.from({ length: layout.sheets }, (_, sheet) => {
    const above = sheet === 0 ? head.height + size * 0.5 + upper.height : further.height + size * 0.3;
    const top = paper.margin + above + roomForLanes(size);
    return { sheet, y: top, height: bottom - top };
  });
  const columns: readonly Column[] = rooms.flatMap((room) =>
    Array.from({ length: layout.columns }, (_, at) => ({ ...room, x: paper.margin + at * (columnWidth + between), width: columnWidth })),
  );
  const detail = details[layout.detail] ?? { prevention: false, all: false, sides: 'named' as const };
  return { columns, blocks: itemBlocks(view, { size, width: columnWidth, detail }, words), head, upper, further, measure };
}

function drawSheets(view: PosterView, layout: Layout, around: Surroundings): readonly Scene[] {
  const { paper, speech } = around;
  const { columns, blocks, head, upper, further, measure } = prepared(view, layout, around);
  const placed = balancedFlow(blocks, columns, { least: leastGap(layout), most: layout.size * 1.3 }) ?? [];
  const drawn = drawPlaced(placed, { size: layout.size, lanes: speech.words.step.lanes });
  const count = Math.max(1, ...drawn.map(({ sheet }) => sheet + 1));
  return Array.from({ length: count }, (_, sheet) => {
    const place = around.place?.(sheet) ?? (count === 1 ? '' : speech.words.poster.sheet(sheet + 1, count));
    const foot = footPiece(view, { ...measure, place }, speech);
    const first = [...head.draw(paper.margin, paper.margin), ...upper.draw(paper.margin, paper.margin + head.height + layout.size * 0.5)];
    const marks: readonly Mark[] = [
      ...(sheet === 0 ? first : further.draw(paper.margin, paper.margin)),
      ...drawn.filter((part) => part.sheet === sheet).flatMap((part) => part.marks),
      ...foot.draw(paper.margin, paper.height - paper.margin - foot.height),
      ...draftMarks(view, paper, speech),
    ];
    return { width: paper.width, height: paper.height, marks };
  });
}
