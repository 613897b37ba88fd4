import type { PosterView } from '../../../contract/poster.ts';
import { shortHash } from '../../../contract/poster.ts';
import { type Piece, space, stack } from '../../../core/chart/layout/piece.ts';
import type { Mark } from '../../../core/chart/layout/scene.ts';
import { dashes, line, stroke } from '../../../core/chart/layout/shapes.ts';
import { textPiece } from '../../../core/chart/layout/text-piece.ts';
import type { Speech } from '../../ui/messages/speech.tsx';
import { edgeCode, type Measure } from './sheet-parts.ts';
import type { Paper } from './sheet-plan.ts';

/** Head of the first sheet: name, formal name, version and check code, what it is about; at the right the QR code and what it is for. */
export function headPiece(view: PosterView, measure: Measure & { readonly pattern: number }, speech: Speech): Piece {
  const { size, width } = measure;
  const code = codedPiece(view, measure, speech);
  const left = { size, width: width - code.width - size * 2 };
  const { item } = view;
  const { words } = speech;
  const text = stack([
    textPiece([{ text: item.plainName, bold: true }], { size: nameSize(item.plainName, left), width: left.width, leading: 1.3 }),
    space(size * 0.15),
    textPiece([{ text: `${words.item.formalName(item.name)} · ${words.item.code(item.code)}` }], left),
    textPiece([{ text: versionLine(view, speech), bold: true }], left),
    space(size * 0.25),
    textPiece([{ text: item.lead }], { size: size * 1.12, width: left.width }),
  ]);
  return {
    height: Math.max(text.height, code.piece.height),
    draw: (x, y) => [...text.draw(x, y), ...code.piece.draw(x + width - code.width, y)],
  };
}

/** Names are large; a very long one less so. */
export function nameSize(name: string, { size, width }: Measure): number {
  return [2.5, 2.1, 1.75].map((factor) => size * factor).find((big) => name.length * big <= width) ?? size * 1.5;
}

/** Version, first day and check code in one line. */
export function versionLine({ item, draft }: PosterView, { words, dates }: Speech): string {
  if (draft === true) return words.poster.draft;
  const { number, effectiveFrom, hash, withdrawn } = item.version;
  const ended = withdrawn === null ? '' : ` · ${words.poster.withdrawn(dates.date(withdrawn.on))}`;
  return `${words.poster.effective(number, dates.date(effectiveFrom))} · ${words.poster.hash(shortHash(hash))}${ended}`;
}

/** The QR code with its sentence below. */
function codedPiece(
  view: PosterView,
  { size, pattern }: Measure & { readonly pattern: number },
  { words }: Speech,
): { readonly width: number; readonly piece: Piece } {
  const code = edgeCode(view.qr, pattern);
  // A little wider than the code, so that the sentence is no smaller than it must be.
  const wide = code.width + size * 1.4;
  const type = Math.min(size, wide / (words.poster.verify.length + 0.1));
  const said = view.draft === true ? [words.poster.draftScan] : [words.poster.scan, words.poster.verify];
  const caption = stack(said.map((text) => textPiece([{ text, bold: true }], { size: type, width: wide, align: 'right', leading: 1.25 })));
  return {
    width: code.width,
    piece: stack([code.piece, { height: caption.height, draw: (x, y) => caption.draw(x + code.width - wide, y) }]),
  };
}

/** Head of every further sheet: the sheets may be parted, so each has name, version and QR code. */
export function furtherHead(view: PosterView, measure: Measure & { readonly pattern: number }, speech: Speech): Piece {
  const { size, width } = measure;
  const code = edgeCode(view.qr, measure.pattern);
  const left = { size, width: width - code.width - size };
  const { words } = speech;
  const text = stack([
    textPiece([{ text: words.poster.continued(view.item.plainName), bold: true }], { size: size * 1.6, width: left.width }),
    textPiece([{ text: `${words.item.code(view.item.code)} · ${versionLine(view, speech)}` }], left),
    textPiece([{ text: view.draft === true ? words.poster.draftScan : `${words.poster.scan}，${words.poster.verify}` }], left),
  ]);
  return {
    height: Math.max(text.height, code.piece.height),
    draw: (x, y) => [...text.draw(x, y), ...code.piece.draw(x + width - code.width, y)],
  };
}

/** Foot of a sheet: who publishes, whom to call; at the right which sheet it is. */
export function footPiece(view: PosterView, measure: Measure & { readonly place: string }, { words }: Speech): Piece {
  const { size, width, place } = measure;
  const type = size * 0.9;
  const said = [words.poster.publisher(view.county), words.poster.call, ...(view.demo ? [words.poster.demo] : [])].join('　');
  const right = { size: type, width: place === '' ? 0 : type * 13, align: 'right' } as const;
  const text = textPiece([{ text: said }], { size: type, width: width - right.width });
  const number = textPiece([{ text: place }], right);
  const top = size * 0.35;
  return {
    height: Math.max(text.height, number.height) + top,
    draw: (x, y) => [
      line(
        [
          [x, y],
          [x + width, y],
        ],
        stroke(size * 0.09),
      ),
      ...text.draw(x, y + top),
      ...number.draw(x + width - right.width, y + top),
    ],
  };
}

/**
 * What a sheet that is not published bears: red words in the margins above and below, and two thin lines across it that no cut takes away. All of
 * it can still be read, because a draft is printed to be read.
 */
export function draftMarks(view: PosterView, paper: Paper, { words }: Speech): readonly Mark[] {
  if (view.draft !== true) return [];
  const { width, height, margin } = paper;
  const setting = { size: margin * 0.6, width, align: 'centre', leading: 1 } as const;
  const text = textPiece([{ text: words.poster.draftMark, bold: true, ink: 'red' }], setting);
  const across = (from: number, until: number): Mark =>
    line(
      [
        [0, height * from],
        [width, height * until],
      ],
      dashes(margin * 0.04, 'red'),
    );
  return [...text.draw(0, margin * 0.2), ...text.draw(0, height - margin * 0.8), across(0.25, 0.8), across(0.8, 0.25)];
}
