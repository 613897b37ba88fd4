import type { ChartStep } from './chart-step.ts';
import { type Block, byColumn, type Placed } from './flow.ts';
import type { Mark } from './scene.ts';
import { nodeHeight, stepCard } from './step-card.ts';
import { laneNames, laneNamesHeight, trackMarks, trackWidth } from './track.ts';

/** The steps of a chart as blocks of a column `width` wide, each in its card right of the track. */
export function stepBlocks(steps: readonly ChartStep[], size: number, width: number): readonly Block[] {
  const left = trackWidth(size);
  return steps.map((step) => {
    const card = stepCard(step, size, width - left);
    return {
      piece: { height: Math.max(card.height, size * 2.3), draw: (x, y) => card.draw(x + left, y) },
      keepsWithNext: false,
      step,
    };
  });
}

/** Room above each column in which steps may stand first, for the names of the lanes. */
export function roomForLanes(size: number): number {
  return laneNamesHeight(size);
}

/** All marks of placed blocks, the track of each column below them, the names of the lanes above columns that begin with a step. */
export function drawPlaced(
  placed: readonly Placed[],
  look: { readonly size: number; readonly lanes: readonly string[] },
): readonly { readonly sheet: number; readonly marks: readonly Mark[] }[] {
  const { size } = look;
  const mainSteps = placed.filter(({ block }) => block.step?.main === true);
  const ends = { size, first: mainSteps[0], last: mainSteps.at(-1) };
  return byColumn(placed).flatMap((blocks) => {
    const [top] = blocks;
    if (top === undefined) return [];
    const { column } = top;
    const names = top.block.step === null ? [] : laneNames(look.lanes, size).draw(column.x, top.y - laneNamesHeight(size));
    const content = blocks.flatMap(({ block, y }) => block.piece.draw(column.x, y));
    return [{ sheet: column.sheet, marks: [...names, ...columnTracks(blocks, ends), ...content] }];
  });
}

type Ends = { readonly size: number; readonly first: Placed | undefined; readonly last: Placed | undefined };

/** Steps that follow each other in a column have one track; what stands between them parts it. */
function columnTracks(blocks: readonly Placed[], { size, first, last }: Ends): readonly Mark[] {
  const runs: Placed[][] = [];
  blocks.forEach((placed, at) => {
    if (placed.block.step === null) return;
    const before = blocks[at - 1]?.block.step ?? null;
    if (before === null || before.main !== placed.block.step.main) runs.push([placed]);
    else runs.at(-1)?.push(placed);
  });
  return runs.flatMap((run) => {
    const steps = run.flatMap(({ block, y }) => (block.step === null ? [] : [{ step: block.step, y: y + nodeHeight * size, top: y }]));
    const [top, end] = [run[0], run.at(-1)];
    if (top === undefined || end === undefined) return [];
    return trackMarks(steps, {
      x: top.column.x,
      size,
      from: top.y - size * 0.1,
      until: end.y + end.block.piece.height,
      comesFrom: top !== first && top.block.step?.main === true,
      goesOn: end !== last && end.block.step?.main === true,
    });
  });
}
