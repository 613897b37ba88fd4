import { beside, inset, type Piece, stack, wrapped } from '../../../core/chart/layout/piece.ts';
import type { Run } from '../../../core/chart/layout/break-lines.ts';
import { textWidth } from '../../../core/chart/layout/break-lines.ts';
import { riskTag } from '../../../core/chart/layout/risk-piece.ts';
import { box, line, stroke } from '../../../core/chart/layout/shapes.ts';
import { textPiece } from '../../../core/chart/layout/text-piece.ts';
import type { ItemView, QrView } from '../../../contract/public-views.ts';
import type { Messages } from '../../ui/messages/zh-CN.ts';

/** Size of the body type and width of what is drawn, in the units of the scene. */
export type Measure = { readonly size: number; readonly width: number };

/** A QR code so wide that its pattern without the quiet zone is `pattern` wide. */
export function codePiece(qr: QrView, pattern: number): { readonly width: number; readonly quiet: number; readonly piece: Piece } {
  const width = (pattern * qr.size) / (qr.size - 8);
  return {
    width,
    quiet: (width * 4) / qr.size,
    piece: { height: width, draw: (x, y) => [{ kind: 'code', x, y, size: width, path: qr.path, modules: qr.size }] },
  };
}

/** A QR code whose pattern stands at the edge: its quiet zone lies in the margin of the sheet above and at the right. */
export function edgeCode(qr: QrView, pattern: number): { readonly width: number; readonly piece: Piece } {
  const { width, quiet, piece } = codePiece(qr, pattern);
  return { width: width - quiet, piece: { height: width - quiet, draw: (x, y) => piece.draw(x, y - quiet) } };
}

/** A section's heading with a hint behind it. */
export function headingPiece(title: string, hint: string, { size, width }: Measure): Piece {
  const runs: readonly Run[] = [{ text: title, bold: true }];
  const big = size * 1.3;
  const titleWidth = textWidth(runs) * big;
  const heading = textPiece(runs, { size: big, width, leading: 1.5 });
  const fits = hint !== '' && titleWidth + size + textWidth([{ text: hint }]) * size < width;
  const parts = fits
    ? [
        { at: 0, piece: heading },
        {
          at: titleWidth + size * 0.8,
          piece: textPiece([{ text: hint, ink: 'soft' }], {
            size,
            width: width - titleWidth - size * 0.8,
            leading: (big * 1.5 + size * 0.12) / size,
          }),
        },
      ]
    : [{ at: 0, piece: heading }];
  return beside(parts);
}

/** The four answers: who, how long, how often, what it costs. */
export function factsRow(facts: ItemView['facts'], { size, width }: Measure, words: Messages['item']): Piece {
  const cells = [
    [words.who, facts.who],
    [words.howLong, facts.howLong],
    [words.trips, facts.trips],
    [words.fee, facts.fee],
  ] as const;
  const perRow = width / size < 32 ? 2 : 4;
  const cell = width / perRow;
  const inner = { size, width: cell - size * 1.1 };
  const pieces = cells.map(([label, fact]) =>
    inset(
      stack([
        textPiece([{ text: label, ink: 'soft' }], { ...inner, size: size * 0.92 }),
        textPiece([{ text: fact.main, bold: true }], inner),
        ...(fact.note === null ? [] : [textPiece([{ text: fact.note }], inner)]),
      ]),
      { left: size * 0.55, top: size * 0.35, bottom: size * 0.4 },
    ),
  );
  const rows = perRow === 4 ? [pieces] : [pieces.slice(0, 2), pieces.slice(2)];
  return framedRows(rows, { size, width, cell });
}

function framedRows(rows: readonly (readonly Piece[])[], { size, width, cell }: Measure & { readonly cell: number }): Piece {
  const drawn = rows.map((row) => beside(row.map((piece, at) => ({ at: at * cell, piece }))));
  const whole = stack(drawn);
  return {
    height: whole.height,
    draw: (x, y) => {
      const uprights = (rows[0] ?? []).slice(1).map((_, at) => {
        const left = x + cell * (at + 1);
        return line(
          [
            [left, y],
            [left, y + whole.height],
          ],
          stroke(size * 0.05, 'soft'),
        );
      });
      const first = drawn[0]?.height ?? 0;
      const between =
        drawn.length < 2
          ? []
          : [
              line(
                [
                  [x, y + first],
                  [x + width, y + first],
                ],
                stroke(size * 0.05, 'soft'),
              ),
            ];
      return [
        box({ x, y, width, height: whole.height }, { fill: 'paper', stroke: stroke(size * 0.09) }),
        box({ x, y, width, height: size * 0.3 }, { fill: 'ink' }),
        ...uprights,
        ...between,
        ...whole.draw(x, y),
      ];
    },
  };
}

/** What to bring, to be ticked off. */
export function materialsPiece(materials: ItemView['materials'], { size, width }: Measure): Piece {
  const columns = width / size < 32 ? 1 : Math.min(3, materials.length);
  const cell = (width - size) / columns;
  const text = cell - size * 2;
  const pieces = materials.map(({ what, note }) => {
    const small = note === null ? [] : [textPiece([{ text: note, ink: 'soft' }], { size: size * 0.92, width: text })];
    const words = stack([textPiece([{ text: what }], { size, width: text }), ...small]);
    return {
      height: Math.max(words.height, size * 1.38),
      draw: (x: number, y: number) => [
        box(
          { x, y: y + size * 0.26, width: size * 0.88, height: size * 0.88 },
          { fill: 'paper', stroke: stroke(size * 0.09), radius: size * 0.12 },
        ),
        ...words.draw(x + size * 1.25, y),
      ],
    };
  });
  const rows = Array.from({ length: Math.ceil(pieces.length / columns) }, (_, row) =>
    inset(beside(pieces.slice(row * columns, (row + 1) * columns).map((piece, at) => ({ at: at * cell, piece }))), {
      left: size * 0.6,
      top: size * 0.12,
      bottom: size * 0.12,
    }),
  );
  return bordered(stack(rows), { size, width });
}

/** A piece in a plain border. */
function bordered(piece: Piece, { size, width }: Measure): Piece {
  const room = size * 0.2;
  const height = piece.height + 2 * room;
  return {
    height,
    draw: (x, y) => [
      box({ x, y, width, height }, { fill: 'paper', stroke: stroke(size * 0.07), radius: size * 0.3 }),
      ...piece.draw(x, y + room),
    ],
  };
}

/** How many risk points of each level, and what the shapes mean. */
export function legendPiece(counts: ItemView['riskCounts'], { size, width }: Measure, words: Messages): Piece {
  const levels = (['high', 'middle', 'low'] as const).filter((level) => counts[level] > 0);
  const tags = levels.map((level) => {
    const tag = riskTag(level, words.risk[level], size);
    const count = textPiece([{ text: words.risk.places(counts[level]) }], { size, width: size * 3 });
    return {
      width: tag.width + size * 3.4,
      piece: beside([
        { at: 0, piece: tag.piece },
        { at: tag.width + size * 0.35, piece: count },
      ]),
    };
  });
  const marks = words.step.marks.map((mark) => {
    const wide = textWidth([{ text: mark }]) * size;
    return { width: wide + size, piece: textPiece([{ text: mark }], { size, width: wide + size * 0.5 }) };
  });
  return wrapped([...tags, ...marks], { width, gap: 0 });
}

/** What officials may not do, each line with its mark. */
export function forbiddenPiece(texts: readonly string[], { size, width }: Measure, mark: string): Piece {
  const tag = (textWidth([{ text: mark, bold: true }]) * 0.9 + 0.7) * size;
  const columns = width / size > 46 ? 2 : 1;
  const cell = (width - size * 1.4) / columns;
  const pieces = texts.map((text) => {
    const words = textPiece([{ text }], { size, width: cell - tag - size });
    const label = textPiece([{ text: mark, bold: true, ink: 'paper' }], {
      size: size * 0.9,
      width: tag,
      align: 'centre',
      leading: 1.38 / 0.9,
    });
    return {
      height: Math.max(words.height, label.height),
      draw: (x: number, y: number) => [
        box({ x, y: y + size * 0.1, width: tag, height: size * 1.18 }, { fill: 'red', radius: size * 0.18 }),
        ...label.draw(x, y),
        ...words.draw(x + tag + size * 0.4, y),
      ],
    };
  });
  const rows = Array.from({ length: Math.ceil(pieces.length / columns) }, (_, row) =>
    inset(beside(pieces.slice(row * columns, (row + 1) * columns).map((piece, at) => ({ at: at * cell, piece }))), {
      left: size * 1,
      top: size * 0.1,
      bottom: size * 0.1,
    }),
  );
  const whole = bordered(stack(rows), { size, width });
  return {
    height: whole.height,
    draw: (x, y) => {
      const [frame, ...rest] = whole.draw(x, y);
      const edge = box({ x, y, width: size * 0.42, height: whole.height }, { fill: 'red', radius: size * 0.12 });
      return frame === undefined ? [edge] : [frame, edge, ...rest];
    },
  };
}

/** Lines of small text, each with a bold beginning. */
export function notesPiece(notes: readonly (readonly [label: string, text: string])[], { size, width }: Measure): Piece {
  return stack(
    notes.map(([label, text]) =>
      textPiece(label === '' ? [{ text }] : [{ text: label, bold: true }, { text }], { size, width, leading: 1.42 }),
    ),
  );
}
