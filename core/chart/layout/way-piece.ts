import { textWidth } from './break-lines.ts';
import type { StepWay } from './chart-step.ts';
import { type Piece, wrapped } from './piece.ts';
import type { Mark } from './scene.ts';
import { box, line, stroke, tip } from './shapes.ts';
import { textPiece, usualLeading } from './text-piece.ts';

/** The ways out of a step: beside each other where they fit, else below each other. */
export function waysPiece(ways: readonly StepWay[], size: number, width: number): Piece {
  return wrapped(
    ways.map((way) => {
      const natural = naturalWidth(way, size);
      const label = natural > width ? Math.min(labelWidth(way, size), width * 0.55) : labelWidth(way, size);
      const wide = Math.min(natural, width);
      return { width: wide, piece: wayPiece(way, size, { width: wide, label }) };
    }),
    { width, gap: size },
  );
}

const arrowRoom = 1.7;

function labelWidth(way: StepWay, size: number): number {
  return (textWidth([{ text: way.label, bold: true }]) + 0.7) * size;
}

function naturalWidth(way: StepWay, size: number): number {
  return labelWidth(way, size) + (arrowRoom + textWidth([{ text: way.to }]) + 0.05) * size;
}

/** The answer in a box, an arrow (bent backwards for a return), where it leads. */
function wayPiece(way: StepWay, size: number, room: { readonly width: number; readonly label: number }): Piece {
  const { width, label: tag } = room;
  const label = textPiece([{ text: way.label, bold: true }], { size, width: tag - size * 0.5 });
  const left = tag + arrowRoom * size;
  const ink = way.back ? 'red' : 'ink';
  const target = textPiece([{ text: way.to, ink, bold: way.back }], { size, width: width - left });
  return {
    height: Math.max(label.height, target.height),
    draw: (x, y) => [
      box(
        { x, y: y + size * 0.06, width: tag, height: label.height - size * 0.12 },
        { radius: size * 0.18, fill: 'paper', stroke: stroke(size * 0.07) },
      ),
      ...label.draw(x + size * 0.35, y),
      ...(way.back ? backArrow : onArrow)(x + tag + size * 0.3, y + (usualLeading * size) / 2, size),
      ...target.draw(x + left, y),
    ],
  };
}

function onArrow(x: number, y: number, size: number): readonly Mark[] {
  const end = x + size * 1.1;
  return [
    line(
      [
        [x, y],
        [end - size * 0.3, y],
      ],
      stroke(size * 0.11),
    ),
    tip(end, y, { direction: 'right', size: size * 0.42, ink: 'ink' }),
  ];
}

function backArrow(x: number, y: number, size: number): readonly Mark[] {
  const [right, up, down] = [x + size * 1.1, y - size * 0.28, y + size * 0.22];
  const path = [
    [x + size * 0.3, up],
    [right, up],
    [right, down],
    [x + size * 0.3, down],
  ] as const;
  return [line(path, stroke(size * 0.11, 'red')), tip(x, down, { direction: 'left', size: size * 0.42, ink: 'red' })];
}
