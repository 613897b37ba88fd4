import type { Box, Code, Line, Mark, Printed, Scene, Stroke, Words } from '../../core/chart/layout/scene.ts';
import { boldStroke } from './bold-stroke.ts';

type Inks = Printed['inks'];

/** Draws one sheet as SVG text; words are text in the font of printed forms. */
export function svgOf({ width, height, marks }: Scene, inks: Inks): string {
  const size = `width="${number(width)}" height="${number(height)}" viewBox="0 0 ${number(width)} ${number(height)}"`;
  const ground = `<rect width="${number(width)}" height="${number(height)}" fill="${inks.paper}"/>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="Noto Sans CJK SC">${ground}${marks.map((mark) => svgMark(mark, inks)).join('')}</svg>`;
}

function svgMark(mark: Mark, inks: Inks): string {
  switch (mark.kind) {
    case 'box':
      return svgBox(mark, inks);
    case 'line':
      return svgLine(mark, inks);
    case 'words':
      return svgWords(mark, inks);
    case 'code':
      return svgCode(mark, inks);
  }
}

function svgBox({ x, y, width, height, radius, fill, stroke }: Box, inks: Inks): string {
  const place = `x="${number(x)}" y="${number(y)}" width="${number(width)}" height="${number(height)}"`;
  const round = radius === 0 ? '' : ` rx="${number(Math.min(radius, width / 2, height / 2))}"`;
  return `<rect ${place}${round}${paint({ fill, stroke }, inks)}/>`;
}

function svgLine({ points, closed, fill, stroke }: Line, inks: Inks): string {
  const path = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${number(x)} ${number(y)}`).join('');
  return `<path d="${path}${closed ? 'Z' : ''}" stroke-linejoin="round"${paint({ fill, stroke }, inks)}/>`;
}

function paint({ fill, stroke }: { readonly fill: Box['fill']; readonly stroke: Stroke | null }, inks: Inks): string {
  const inside = ` fill="${fill === null ? 'none' : inks[fill]}"`;
  if (stroke === null) return inside;
  const dash = stroke.dashed ? ` stroke-dasharray="${number(stroke.width * 3.2)} ${number(stroke.width * 2.6)}"` : '';
  return `${inside} stroke="${inks[stroke.ink]}" stroke-width="${number(stroke.width)}"${dash}`;
}

function svgWords({ x, y, text, size, ink, bold }: Words, inks: Inks): string {
  const edge = bold ? ` stroke="${inks[ink]}" stroke-width="${number(size * boldStroke)}"` : '';
  return `<text x="${number(x)}" y="${number(y)}" font-size="${number(size)}" fill="${inks[ink]}"${edge}>${escaped(text)}</text>`;
}

function svgCode({ x, y, size, path, modules }: Code, inks: Inks): string {
  const ground = `<rect x="${number(x)}" y="${number(y)}" width="${number(size)}" height="${number(size)}" fill="${inks.paper}"/>`;
  const place = `translate(${number(x)} ${number(y)}) scale(${String(size / modules)})`;
  return `${ground}<path transform="${place}" d="${path}" stroke="#000000" stroke-width="1" fill="none" shape-rendering="crispEdges"/>`;
}

function number(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (char) => `&#${String(char.codePointAt(0))};`);
}
