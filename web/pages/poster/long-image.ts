import type { PosterView } from '../../../contract/poster.ts';
import { drawPlaced, roomForLanes } from '../../../core/chart/layout/chart-blocks.ts';
import { flow } from '../../../core/chart/layout/flow.ts';
import { type Piece, space, stack } from '../../../core/chart/layout/piece.ts';
import type { Scene } from '../../../core/chart/layout/scene.ts';
import { textPiece } from '../../../core/chart/layout/text-piece.ts';
import type { Speech } from '../../ui/messages/speech.tsx';
import { details } from './chart-steps.ts';
import { itemBlocks, upperPiece } from './item-blocks.ts';
import { footPiece, nameSize, versionLine } from './sheet-head.ts';
import { codePiece, type Measure } from './sheet-parts.ts';

/** Pixels: as wide as a phone's screen shows sharply; 42 of them are 15 on the screen of a usual phone. */
const width = 1_080;
const margin = 40;
const size = 42;
const codeWidth = 420;
const detail = details[2] ?? { prevention: false, all: true, sides: 'short' as const };

/** An item as one long picture for groups; the QR code stands at its end, where a long press finds it. */
export function longImage(view: PosterView, speech: Speech): Scene {
  const measure: Measure = { size, width: width - 2 * margin };
  const above = stack([
    headPiece(view, measure, speech),
    space(size * 0.5),
    upperPiece(view, measure, speech.words),
    space(roomForLanes(size)),
  ]);
  const column = { sheet: 0, x: margin, y: margin + above.height, width: measure.width, height: Number.MAX_SAFE_INTEGER };
  const placed = flow(itemBlocks(view, { ...measure, detail }, speech.words), [column], size * 0.6) ?? [];
  const last = placed.at(-1);
  const end = last === undefined ? column.y : last.y + last.block.piece.height;
  const below = stack([
    space(size),
    scanPiece(view, measure, speech),
    space(size * 0.6),
    footPiece(view, { ...measure, place: '' }, speech),
  ]);
  return {
    width,
    height: Math.ceil(end + below.height + margin),
    marks: [
      ...above.draw(margin, margin),
      ...drawPlaced(placed, { size, lanes: speech.words.step.lanes }).flatMap(({ marks }) => marks),
      ...below.draw(margin, end),
    ],
  };
}

function headPiece(view: PosterView, measure: Measure, speech: Speech): Piece {
  const { item } = view;
  const { words } = speech;
  return stack([
    textPiece([{ text: item.plainName, bold: true }], { size: nameSize(item.plainName, measure), width: measure.width, leading: 1.3 }),
    textPiece([{ text: `${words.item.formalName(item.name)} · ${words.item.code(item.code)}`, ink: 'soft' }], {
      ...measure,
      size: size * 0.82,
    }),
    textPiece([{ text: versionLine(view, speech), ink: 'soft' }], { ...measure, size: size * 0.82 }),
    space(size * 0.3),
    textPiece([{ text: item.lead }], { ...measure, size: size * 1.08 }),
  ]);
}

function scanPiece(view: PosterView, measure: Measure, { words }: Speech): Piece {
  const code = codePiece(view.qr, codeWidth);
  const caption = [words.poster.scan, words.poster.verify].map((text) =>
    textPiece([{ text, bold: true }], { size: size * 1.1, width: measure.width, align: 'centre' }),
  );
  return stack([{ height: code.piece.height, draw: (x, y) => code.piece.draw(x + (measure.width - code.width) / 2, y) }, ...caption]);
}
