import type { BookletView, PosterView } from '../../../contract/poster.ts';
import { type Piece, space, stack } from '../../../core/chart/layout/piece.ts';
import type { Scene } from '../../../core/chart/layout/scene.ts';
import { line, stroke } from '../../../core/chart/layout/shapes.ts';
import { textPiece } from '../../../core/chart/layout/text-piece.ts';
import type { Speech } from '../../ui/messages/speech.tsx';
import { countInBooklet, itemInBooklet } from './item-sheets.ts';
import { versionLine } from './sheet-head.ts';
import { papers } from './sheet-plan.ts';
import { codePiece } from './sheet-parts.ts';

const paper = papers.a4;
const width = paper.width - 2 * paper.margin;
const rowsOnPage = 20;

/** A booklet whose pages are drawn as they are asked for, so that a hundred items need no more room than one. */
export type Booklet = {
  readonly pages: number;
  readonly bookmarks: readonly { readonly title: string; readonly sheet: number }[];
  readonly sheets: () => Generator<Scene>;
};

/** Cover, contents, one item after the other, each beginning on a page of its own. */
export function bookletOf(view: BookletView, speech: Speech): Booklet {
  const counts = view.items.map((item) => countInBooklet(item, speech));
  const front = 1 + Math.max(1, Math.ceil(view.items.length / rowsOnPage));
  const starts = counts.map((_, at) => front + counts.slice(0, at).reduce((sum, count) => sum + count, 0));
  const pages = front + counts.reduce((sum, count) => sum + count, 0);
  const bookmarks = view.items.map(({ item }, at) => ({ title: `${item.code} ${item.plainName}`, sheet: starts[at] ?? 0 }));
  return {
    pages,
    bookmarks: [{ title: speech.words.poster.contents, sheet: 1 }, ...bookmarks],
    *sheets() {
      yield coverPage(view, speech);
      yield* contentsPages(view, starts, speech);
      for (const [at, item] of view.items.entries()) {
        const first = starts[at] ?? 0;
        yield* itemInBooklet(item, speech, (page) => speech.words.poster.page(first + page + 1, pages)).sheets;
      }
    },
  };
}

function pageOf(pieces: readonly Piece[], top: number = paper.margin): Scene {
  return { width: paper.width, height: paper.height, marks: stack(pieces).draw(paper.margin, top) };
}

function centred(text: string, size: number, bold = false): Piece {
  return textPiece([{ text, bold }], { size, width, align: 'centre' });
}

function coverPage(view: BookletView, { words, dates }: Speech): Scene {
  const code = codePiece(view.qr, 30 * (72 / 25.4));
  return pageOf(
    [
      centred(view.county, 20),
      space(14),
      centred(view.unit, view.unit.length > 14 ? 26 : 34, true),
      space(10),
      centred(words.poster.bookletTitle, 26),
      space(26),
      centred(words.poster.bookletSize(view.items.length, dates.date(view.day)), 13),
      ...(view.demo ? [centred(words.poster.demo, 13)] : []),
      space(120),
      { height: code.width, draw: (x, y) => code.piece.draw(x + (width - code.width) / 2, y) },
      centred(words.poster.bookletScan, 12, true),
      space(60),
      centred(words.poster.call, 12),
    ],
    150,
  );
}

function* contentsPages(view: BookletView, starts: readonly number[], speech: Speech): Generator<Scene> {
  const rows = view.items.map((item, at) => contentsRow(item, (starts[at] ?? 0) + 1, speech));
  for (let from = 0; from === 0 || from < rows.length; from += rowsOnPage) {
    yield pageOf([centred(speech.words.poster.contents, 20, true), space(16), ...rows.slice(from, from + rowsOnPage)]);
  }
}

/** Two lines for each item: its name and page, below them code and version. */
function contentsRow(view: PosterView, page: number, speech: Speech): Piece {
  const number = 60;
  const name = [...view.item.plainName].slice(0, 38).join('');
  const row = stack([
    textPiece([{ text: name, bold: true }], { size: 11.5, width: width - number }),
    textPiece([{ text: `${view.item.code} · ${versionLine(view, speech)}`, ink: 'soft' }], { size: 9.5, width: width - number }),
  ]);
  const right = textPiece([{ text: String(page) }], { size: 11.5, width: number, align: 'right' });
  return {
    height: row.height + 2,
    draw: (x, y) => [
      ...row.draw(x, y),
      ...right.draw(x + width - number, y),
      line(
        [
          [x, y + row.height + 1],
          [x + width, y + row.height + 1],
        ],
        stroke(0.5, 'line'),
      ),
    ],
  };
}
