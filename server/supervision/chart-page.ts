import { drawPlaced, roomForLanes, stepBlocks } from '../../core/chart/layout/chart-blocks.ts';
import { flow } from '../../core/chart/layout/flow.ts';
import { box, stroke } from '../../core/chart/layout/shapes.ts';
import { svgOf } from '../../exchange/scene/svg-pen.ts';
import { chartSteps, details } from '../../web/pages/poster/chart-steps.ts';
import { paperInks } from '../../web/pages/poster/inks.ts';
import { zhCn } from '../../web/ui/messages/zh-CN.ts';
import { readItemView } from '../public/read.ts';
import type { Services } from '../platform/services.ts';

const size = 15;
const width = 560;
const margin = 16;

/** Where an alert stands: an item, its version (null: the one in force), a step. */
export type StepPlace = { readonly item: string; readonly number: number | null; readonly step: string };

/** The drawn chart of an item with one step marked by a frame, by the pen of printed forms; undefined when there is no such step. */
export async function chartWithStep(services: Services, { item, number, step }: StepPlace): Promise<string | undefined> {
  const view = await readItemView(services, item, number ?? undefined);
  const marked = view?.steps.find(({ id }) => id === step)?.number;
  const [, detail] = details;
  if (view === undefined || marked === undefined || detail === undefined) return undefined;
  const steps = chartSteps(view.steps, detail, { steps: view.steps, words: zhCn }).map((one) => ({ ...one, risks: [] }));
  const top = margin + roomForLanes(size);
  const column = { sheet: 0, x: margin, y: top, width: width - 2 * margin, height: Number.MAX_SAFE_INTEGER };
  const placed = flow(stepBlocks(steps, size, column.width), [column], size * 0.6) ?? [];
  const last = placed.at(-1);
  const marks = placed.flatMap(({ block, y }) => {
    if (block.step?.number !== marked) return [];
    const frame = { x: margin - 8, y: y - 5, width: column.width + 16, height: block.piece.height + 10 };
    return [box(frame, { stroke: stroke(4, 'red'), radius: 6 })];
  });
  const scene = {
    width,
    height: Math.ceil(last === undefined ? top : last.y + last.block.piece.height + margin),
    marks: [...drawPlaced(placed, { size, lanes: zhCn.step.lanes }).flatMap((sheet) => sheet.marks), ...marks],
  };
  return svgOf(scene, paperInks);
}
