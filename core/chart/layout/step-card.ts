import { textWidth, type Run } from './break-lines.ts';
import type { ChartStep } from './chart-step.ts';
import { inset, type Piece, space, stack } from './piece.ts';
import { riskPiece } from './risk-piece.ts';
import type { Mark } from './scene.ts';
import { box, dashes, line, stroke } from './shapes.ts';
import { textPiece } from './text-piece.ts';
import { waysPiece } from './way-piece.ts';

const titleSize = 1.14;
const cornerSize = 0.88;
/** Height of the first line of a card, to whose middle the node belongs, as a share of the size of the type. */
const padding = { x: 0.65, top: 0.32, bottom: 0.36 } as const;

/** Distance from the top of a card to the middle of its title, as a share of the size of the type. */
export const nodeHeight = 1.1;

/** One step in its card: title, ways, facts, risk points below a line. */
export function stepCard(step: ChartStep, size: number, width: number): Piece {
  const inner = width - 2 * padding.x * size;
  const upper = stack([titlePiece(step, size, inner), ...waysOf(step, size, inner), factsPiece(step.facts, size, inner)]);
  const risks = step.risks.map((risk) => riskPiece(risk, size, inner));
  const content = inset(upper, { left: padding.x * size, top: padding.top * size, bottom: padding.bottom * size });
  const below = risks.map((piece) => ruled(inset(piece, { left: padding.x * size, top: size * 0.22, bottom: size * 0.22 }), size, width));
  const whole = stack([content, ...below]);
  return { height: whole.height, draw: (x, y) => [...cardMarks(step, { x, y, width, height: whole.height }, size), ...whole.draw(x, y)] };
}

function waysOf(step: ChartStep, size: number, width: number): readonly Piece[] {
  return step.ways.length === 0 ? [] : [space(size * 0.08), waysPiece(step.ways, size, width), space(size * 0.08)];
}

function ruled(piece: Piece, size: number, width: number): Piece {
  return {
    height: piece.height,
    draw: (x, y) => [
      line(
        [
          [x, y],
          [x + width, y],
        ],
        stroke(size * 0.05, 'soft'),
      ),
      ...piece.draw(x, y),
    ],
  };
}

function titlePiece(step: ChartStep, size: number, width: number): Piece {
  const corner = textWidth([{ text: step.corner }]) * size * cornerSize;
  const fits = corner + size * 0.8 < width * 0.6;
  const title = textPiece([{ text: step.title, bold: true }], {
    size: size * titleSize,
    width: fits ? width - corner - size * 0.8 : width,
    leading: 1.36,
  });
  if (!fits) return stack([textPiece([{ text: step.corner, ink: 'soft' }], { size: size * cornerSize, width }), title]);
  const words = textPiece([{ text: step.corner, ink: 'soft' }], {
    size: size * cornerSize,
    width: corner + size * 0.1,
    align: 'right',
    leading: 1.7,
  });
  return {
    height: Math.max(title.height, words.height),
    draw: (x, y) => [...title.draw(x, y), ...words.draw(x + width - corner - size * 0.1, y)],
  };
}

/** Facts follow each other like words of one paragraph. */
function factsPiece(facts: ChartStep['facts'], size: number, width: number): Piece {
  const runs: readonly Run[] = facts.flatMap(([label, value], at) => [
    { text: at === 0 ? '' : '\u3000' },
    { text: `${label}：`, bold: true, label: true },
    { text: value },
  ]);
  return textPiece(runs, { size, width });
}

/** The border tells the kind, without colour: a whole line, a broken one for a decision, a thick edge for a notice, a thick border for an end. */
function cardMarks(step: ChartStep, frame: { x: number; y: number; width: number; height: number }, size: number): readonly Mark[] {
  const radius = size * 0.35;
  const card = { card: true, radius, fill: 'paper' } as const;
  switch (step.shape) {
    case 'step':
      return [box(frame, { ...card, stroke: stroke(size * 0.09) })];
    case 'decision':
      return [box(frame, { ...card, stroke: dashes(size * 0.1) })];
    case 'notice':
      return [
        box(frame, { ...card, stroke: stroke(size * 0.09) }),
        box({ ...frame, width: size * 0.4 }, { radius: size * 0.12, fill: 'ink' }),
      ];
    case 'end':
      return [box(frame, { ...card, stroke: stroke(size * 0.24, 'green') })];
  }
}
