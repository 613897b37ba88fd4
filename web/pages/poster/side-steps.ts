import type { StepView } from '../../../contract/public-views.ts';
import { type Run, textWidth } from '../../../core/chart/layout/break-lines.ts';
import type { Piece } from '../../../core/chart/layout/piece.ts';
import { box, stroke } from '../../../core/chart/layout/shapes.ts';
import { textPiece } from '../../../core/chart/layout/text-piece.ts';
import type { Messages } from '../../ui/messages/zh-CN.ts';
import { wayOf } from './chart-steps.ts';
import type { Measure } from './sheet-parts.ts';

/** A step that not every case passes, as a paragraph: its number, name, behind which step, who, where it leads. */
export function sidePiece(
  step: StepView,
  { size, width }: Measure,
  around: { readonly steps: readonly StepView[]; readonly words: Messages },
): Piece {
  const { words } = around;
  const left = size * 2;
  const facts = [
    [words.step.who, step.who],
    [words.step.howLong, step.howLong],
  ] as const;
  const told = facts.flatMap(([label, value]) => (value === null ? [] : [{ text: `${label}${words.poster.colon}${value}` }]));
  const ways = step.branches.map((branch): Run => {
    const way = wayOf(branch, step, around);
    return { text: `${way.label} → ${way.to}`, ...(way.back ? ({ ink: 'red', bold: true } as const) : {}) };
  });
  const runs: readonly Run[] = [
    { text: step.plainName, bold: true },
    { text: step.after === null ? '' : `（${words.poster.sideFrom(step.after)}）`, ink: 'soft' },
    ...[...told, ...ways].flatMap((run, at) => [{ text: at === 0 ? ' ' : '；' }, run]),
    { text: told.length + ways.length === 0 ? '' : words.poster.stop },
  ];
  const text = textPiece(runs, { size, width: width - left });
  return { height: text.height, draw: (x, y) => [...numberMarks(step.number, { x, y, size }), ...text.draw(x + left, y)] };
}

function numberMarks(number: number, { x, y, size }: { readonly x: number; readonly y: number; readonly size: number }) {
  const type = size * 0.82;
  const wide = textWidth([{ text: String(number), bold: true }]) * type;
  const half = Math.max(size * 0.66, wide / 2 + size * 0.15);
  const middle = { x: x + size * 0.75, y: y + size * 0.69 };
  const figure = textPiece([{ text: String(number), bold: true }], { size: type, width: half * 2, align: 'centre', leading: 1 });
  const ring = { x: middle.x - half, y: middle.y - size * 0.66, width: half * 2, height: size * 1.32 };
  return [
    box(ring, { radius: size * 0.66, fill: 'paper', stroke: stroke(size * 0.11, 'blue') }),
    ...figure.draw(middle.x - half, middle.y - type * 0.53),
  ];
}
