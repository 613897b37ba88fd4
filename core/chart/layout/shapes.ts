import type { Box, Frame, Ink, Line, Stroke } from './scene.ts';

/** A plain stroke. */
export function stroke(width: number, ink: Ink = 'ink'): Stroke {
  return { ink, width, dashed: false };
}

/** A broken stroke. */
export function dashes(width: number, ink: Ink = 'ink'): Stroke {
  return { ink, width, dashed: true };
}

/** A rectangle; `look` says what differs from a white one without a border. */
export function box(frame: Frame, look: Partial<Omit<Box, 'kind' | keyof Frame>> = {}): Box {
  const { x, y, width, height } = frame;
  return { kind: 'box', x, y, width, height, card: false, radius: 0, fill: null, stroke: null, ...look };
}

/** An open line through points. */
export function line(points: Line['points'], look: Stroke): Line {
  return { kind: 'line', points, closed: false, fill: null, stroke: look };
}

/** A filled figure with corners. */
export function area(points: Line['points'], fill: Ink, look: Stroke | null = null): Line {
  return { kind: 'line', points, closed: true, fill, stroke: look };
}

/** A small filled triangle whose tip is at a point. */
export function tip(
  x: number,
  y: number,
  to: { readonly direction: 'right' | 'left' | 'down' | 'up'; readonly size: number; readonly ink: Ink },
): Line {
  const { direction, size, ink } = to;
  const half = size * 0.55;
  switch (direction) {
    case 'right':
      return area(
        [
          [x, y],
          [x - size, y - half],
          [x - size, y + half],
        ],
        ink,
      );
    case 'left':
      return area(
        [
          [x, y],
          [x + size, y - half],
          [x + size, y + half],
        ],
        ink,
      );
    case 'up':
      return area(
        [
          [x, y],
          [x - half, y + size],
          [x + half, y + size],
        ],
        ink,
      );
    case 'down':
      return area(
        [
          [x, y],
          [x - half, y - size],
          [x + half, y - size],
        ],
        ink,
      );
  }
}
