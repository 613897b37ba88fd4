import { textWidth } from './break-lines.ts';
import type { ChartStep, TrackLane } from './chart-step.ts';
import type { Piece } from './piece.ts';
import type { Mark } from './scene.ts';
import { area, box, dashes, line, stroke, tip } from './shapes.ts';
import { textPiece } from './text-piece.ts';

/** Widths of the responsibility track as shares of the size of the type: room for return arcs, four lanes, distance to the cards. */
const arcRoom = 1.05;
const laneWidth = 1.02;
const toCards = 0.75;

/** Width of the track left of the cards. */
export function trackWidth(size: number): number {
  return (arcRoom + 4 * laneWidth + toCards) * size;
}

function laneX(x: number, lane: TrackLane, size: number): number {
  return x + (arcRoom + laneWidth * (lane + 0.5)) * size;
}

/** Height of the names of the lanes. */
export function laneNamesHeight(size: number): number {
  return size * 1.5;
}

/** The names of the lanes above the track. */
export function laneNames(names: readonly string[], size: number): Piece {
  return {
    height: laneNamesHeight(size),
    draw: (x, y) =>
      names.flatMap((name, lane) => {
        const left = x + (arcRoom + laneWidth * lane) * size;
        const setting = { size: size * 0.9, width: laneWidth * size, align: 'centre' } as const;
        return textPiece([{ text: name, bold: true, ink: 'soft' }], setting).draw(left, y);
      }),
  };
}

/** A step where it stands on the sheet: `y` is the middle of its node. */
export type PlacedStep = { readonly step: ChartStep; readonly y: number; readonly top: number };

/** The track beside the steps of one column: `x` is its left edge; `from` and `until` bound it. */
export type TrackPlace = {
  readonly x: number;
  readonly size: number;
  readonly from: number;
  readonly until: number;
  /** True when the main path comes from, or goes on in, another column. */
  readonly comesFrom: boolean;
  readonly goesOn: boolean;
};

/** Everything of the track in one column: lanes, the path from lane to lane, returns, nodes. */
export function trackMarks(steps: readonly PlacedStep[], place: TrackPlace): readonly Mark[] {
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return [];
  return [
    ...laneLines(place, last.y),
    ...pathMarks(
      steps.filter(({ step }) => step.main),
      place,
    ),
    ...steps.map(({ step, y }) => toCard(step, y, place)),
    ...returnMarks(steps, place),
    ...steps.flatMap(({ step, y }) => nodeMarks(step, laneX(place.x, step.lane, place.size), { y, size: place.size })),
  ];
}

function laneLines({ x, size, from }: TrackPlace, until: number): readonly Mark[] {
  return ([0, 1, 2, 3] as const).map((lane) =>
    line(
      [
        [laneX(x, lane, size), from],
        [laneX(x, lane, size), until],
      ],
      stroke(size * 0.07, 'line'),
    ),
  );
}

/** The thick line that changes lanes between two cards, like the map of an underground railway. */
function pathMarks(main: readonly PlacedStep[], { x, size, from, until, comesFrom, goesOn }: TrackPlace): readonly Mark[] {
  const [first, last] = [main[0], main.at(-1)];
  if (first === undefined || last === undefined) return [];
  const look = stroke(size * 0.24, 'blue');
  const legs = main.slice(1).map((to, at) => {
    const [a, b] = [laneX(x, (main[at] ?? to).step.lane, size), laneX(x, to.step.lane, size)];
    const turn = to.top - size * 0.2;
    return line(
      [
        [a, (main[at] ?? to).y],
        [a, turn],
        [b, turn],
        [b, to.y],
      ],
      look,
    );
  });
  const at = laneX(x, first.step.lane, size);
  const out = laneX(x, last.step.lane, size);
  return [
    ...(comesFrom
      ? [
          line(
            [
              [at, from],
              [at, first.y],
            ],
            look,
          ),
        ]
      : []),
    ...legs,
    ...(goesOn && until > last.y + size * 1.6
      ? [
          line(
            [
              [out, last.y],
              [out, until - size * 0.5],
            ],
            look,
          ),
          tip(out, until, { direction: 'down', size: size * 0.7, ink: 'blue' }),
        ]
      : []),
  ];
}

function toCard(step: ChartStep, y: number, { x, size }: TrackPlace): Mark {
  const from = laneX(x, step.lane, size);
  return line(
    [
      [from, y],
      [x + trackWidth(size), y],
    ],
    dashes(size * 0.09, 'soft'),
  );
}

/** Returns are drawn at the left edge: to the step itself when it stands in the same column, else a short arrow upwards; the words name it. */
function returnMarks(steps: readonly PlacedStep[], { x, size }: TrackPlace): readonly Mark[] {
  const arcs = steps.flatMap(({ step, y }) =>
    [...new Set(step.ways.filter((way) => way.back).flatMap((way) => way.numbers))].map((number) => ({
      from: { step, y },
      to: steps.find((candidate) => candidate.step.number === number),
    })),
  );
  return arcs.flatMap(({ from, to }, at) => {
    const edge = x + size * (0.15 + 0.3 * (at % 3));
    const look = dashes(size * 0.1, 'red');
    const start = laneX(x, from.step.lane, size);
    if (to === undefined || to.y >= from.y) {
      const above = from.y - size * 1.1;
      return [
        line(
          [
            [start, from.y],
            [edge, from.y],
            [edge, above],
          ],
          look,
        ),
        tip(edge, above - size * 0.4, { direction: 'up', size: size * 0.5, ink: 'red' }),
      ];
    }
    const end = laneX(x, to.step.lane, size) - size * 0.95;
    const arrival = to.y + size * (0.15 + 0.18 * (at % 3));
    return [
      line(
        [
          [start, from.y],
          [edge, from.y],
          [edge, arrival],
          [end - size * 0.3, arrival],
        ],
        look,
      ),
      tip(end, arrival, { direction: 'right', size: size * 0.5, ink: 'red' }),
    ];
  });
}

/** The number in its shape: circle, diamond, double square, double ring. */
function nodeMarks(step: ChartStep, x: number, { y, size }: { readonly y: number; readonly size: number }): readonly Mark[] {
  const type = step.number > 99 ? size * 0.72 : size * 0.92;
  const wide = textWidth([{ text: String(step.number), bold: true }]) * type;
  const number = textPiece([{ text: String(step.number), bold: true }], {
    size: type,
    width: wide + type * 0.2,
    align: 'centre',
    leading: 1,
  });
  return [...shapeMarks(step.shape, x, { y, size }), ...number.draw(x - wide / 2 - type * 0.1, y - type * 0.53)];
}

function shapeMarks(shape: ChartStep['shape'], x: number, { y, size }: { readonly y: number; readonly size: number }): readonly Mark[] {
  const square = (half: number) => ({ x: x - half, y: y - half, width: 2 * half, height: 2 * half });
  const edge = stroke(size * 0.17, 'blue');
  switch (shape) {
    case 'step':
      return [box(square(size * 0.86), { radius: size * 0.86, fill: 'paper', stroke: edge })];
    case 'decision': {
      const half = size * 1.08;
      return [
        area(
          [
            [x, y - half],
            [x + half, y],
            [x, y + half],
            [x - half, y],
          ],
          'paper',
          edge,
        ),
      ];
    }
    case 'notice':
      return [
        box(square(size * 0.9), { fill: 'paper', stroke: edge }),
        box(square(size * 0.66), { fill: 'paper', stroke: stroke(size * 0.08, 'blue') }),
      ];
    case 'end':
      return [
        box(square(size * 0.98), { radius: size * 0.98, fill: 'paper', stroke: stroke(size * 0.13, 'green') }),
        box(square(size * 0.74), { radius: size * 0.74, fill: 'paper', stroke: stroke(size * 0.13, 'green') }),
      ];
  }
}
