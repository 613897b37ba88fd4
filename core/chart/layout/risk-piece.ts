import type { RiskLevel } from '../chart.ts';
import { textWidth } from './break-lines.ts';
import type { StepRisk } from './chart-step.ts';
import { beside, type Piece } from './piece.ts';
import type { Ink, Mark } from './scene.ts';
import { box, dashes, stroke } from './shapes.ts';
import { textPiece, usualLeading } from './text-piece.ts';

const bars: Readonly<Record<RiskLevel, number>> = { low: 1, middle: 2, high: 3 };
const small = 0.9;

/** Word and bars of a risk level in a box: filled when high, with a whole border when middle, with a broken one when low. */
export function riskTag(level: RiskLevel, word: string, size: number): { readonly width: number; readonly piece: Piece } {
  const type = size * small;
  const text = textWidth([{ text: word, bold: true }]) * type;
  const width = text + type * 1.9;
  const height = size * usualLeading;
  return { width, piece: { height, draw: (x, y) => tagMarks({ level, word }, { x, y, width, height }, type) } };
}

function tagMarks(
  { level, word }: { readonly level: RiskLevel; readonly word: string },
  frame: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
  type: number,
): readonly Mark[] {
  const ink: Ink = level === 'high' ? 'paper' : level === 'middle' ? 'amber' : 'soft';
  const edge = level === 'low' ? dashes(type * 0.09, 'soft') : stroke(type * 0.13, level === 'high' ? 'red' : 'amber');
  const inner = { x: frame.x, y: frame.y + type * 0.08, width: frame.width, height: frame.height - type * 0.16 };
  const foot = frame.y + frame.height / 2 + type * 0.4;
  const columns = Array.from({ length: bars[level] }, (_, at) => {
    const height = type * (0.32 + 0.26 * at);
    return box({ x: frame.x + type * (0.45 + 0.3 * at), y: foot - height, width: type * 0.21, height }, { fill: ink });
  });
  const words = textPiece([{ text: word, bold: true, ink }], { size: type, width: frame.width, leading: frame.height / type });
  return [
    box(inner, { radius: type * 0.2, fill: level === 'high' ? 'red' : 'paper', stroke: edge }),
    ...columns,
    ...words.draw(frame.x + type * 1.42, frame.y),
  ];
}

/** One risk point: its tag, beside it what may go wrong and how it is prevented. */
export function riskPiece(risk: StepRisk, size: number, width: number): Piece {
  const tag = riskTag(risk.level, risk.word, size);
  const left = tag.width + size * 0.45;
  const prevention =
    risk.prevention === null
      ? []
      : [{ text: '\u3000' }, { text: `${risk.prevention[0]}：`, bold: true, label: true }, { text: risk.prevention[1] }];
  const text = textPiece([{ text: risk.text }, ...prevention], { size, width: width - left });
  return beside([
    { at: 0, piece: tag.piece },
    { at: left, piece: text },
  ]);
}
