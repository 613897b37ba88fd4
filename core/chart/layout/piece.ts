import type { Mark } from './scene.ts';

/** Something measured that can be drawn anywhere: `draw` gives its marks with its upper left corner at a point. */
export type Piece = { readonly height: number; readonly draw: (x: number, y: number) => readonly Mark[] };

/** Nothing, so high. */
export function space(height: number): Piece {
  return { height, draw: () => [] };
}

/** Pieces below each other. */
export function stack(pieces: readonly Piece[]): Piece {
  const height = pieces.reduce((sum, piece) => sum + piece.height, 0);
  return {
    height,
    draw: (x, y) => {
      let top = y;
      return pieces.flatMap((piece) => {
        const marks = piece.draw(x, top);
        top += piece.height;
        return marks;
      });
    },
  };
}

/** Pieces side by side, each at its distance from the left; as high as the highest. */
export function beside(pieces: readonly { readonly at: number; readonly piece: Piece }[]): Piece {
  return {
    height: Math.max(0, ...pieces.map(({ piece }) => piece.height)),
    draw: (x, y) => pieces.flatMap(({ at, piece }) => piece.draw(x + at, y)),
  };
}

/** A piece moved right and given room around it. */
export function inset(piece: Piece, room: { readonly left: number; readonly top: number; readonly bottom: number }): Piece {
  return { height: piece.height + room.top + room.bottom, draw: (x, y) => piece.draw(x + room.left, y + room.top) };
}

/** Pieces in a row, on as many rows as they need. */
export function wrapped(
  items: readonly { readonly width: number; readonly piece: Piece }[],
  room: { readonly width: number; readonly gap: number },
): Piece {
  const rows: { at: number; piece: Piece }[][] = [[]];
  let at = 0;
  for (const item of items) {
    if (at > 0 && at + item.width > room.width + 1e-6) {
      rows.push([]);
      at = 0;
    }
    rows.at(-1)?.push({ at, piece: item.piece });
    at += item.width + room.gap;
  }
  return stack(rows.map((row) => beside(row)));
}
