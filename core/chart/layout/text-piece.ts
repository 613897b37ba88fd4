import { breakText, type Run, type TextLine } from './break-lines.ts';
import type { Piece } from './piece.ts';
import type { Mark } from './scene.ts';

/** How a text is set: `size` and `width` in the units of the scene, `leading` as a share of the size. */
export type Setting = {
  readonly size: number;
  readonly width: number;
  readonly leading?: number;
  readonly align?: 'left' | 'right' | 'centre';
};

/** Distance from line to line as a share of the size of the type. */
export const usualLeading = 1.38;
/** Where the baseline lies in the square of a Chinese character. */
const baseline = 0.88;

/** A paragraph within a width. */
export function textPiece(runs: readonly Run[], setting: Setting): Piece {
  const { size, width, leading = usualLeading } = setting;
  const broken = breakText(runs, width / size);
  const height = broken.count * size * leading;
  return {
    height,
    draw: (x, y) => broken.lines().flatMap((line, at) => lineMarks(line, setting, { x, y, top: y + at * size * leading, height })),
  };
}

type Place = { readonly x: number; readonly y: number; readonly top: number; readonly height: number };

function lineMarks(line: TextLine, { size, width, leading = usualLeading, align = 'left' }: Setting, place: Place): readonly Mark[] {
  const free = width - line.width * size;
  const left = place.x + (align === 'left' ? 0 : align === 'right' ? free : free / 2);
  const y = place.top + ((leading - 1) / 2 + baseline) * size;
  const frame = { x: place.x, y: place.y, width, height: place.height };
  return line.parts.map(({ x, width: wide, text, bold, ink }) => ({
    kind: 'words',
    x: left + x * size,
    y,
    text,
    size,
    width: wide * size,
    ink,
    bold,
    frame,
  }));
}
