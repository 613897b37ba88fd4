/** Roles of colour; a pen has the colours. Every level of risk differs by fill and line too, so that a photocopier keeps them apart. */
export type Ink = 'ink' | 'soft' | 'line' | 'blue' | 'red' | 'amber' | 'green' | 'paper';

/** How a line is drawn; `width` in the units of the scene. */
export type Stroke = { readonly ink: Ink; readonly width: number; readonly dashed: boolean };

/** A rectangle in the units of the scene, from its upper left corner. */
export type Frame = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

/** A rectangle with round corners; a circle when its radius is half its width. Cards never overlap each other. */
export type Box = Frame & {
  readonly kind: 'box';
  readonly card: boolean;
  readonly radius: number;
  readonly fill: Ink | null;
  readonly stroke: Stroke | null;
};

/** Straight pieces from point to point; a closed one may be filled. */
export type Line = {
  readonly kind: 'line';
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly closed: boolean;
  readonly fill: Ink | null;
  readonly stroke: Stroke | null;
};

/** One piece of a line of text. `y` is the baseline, `width` by the table of widths, `frame` the place that it may not leave. */
export type Words = {
  readonly kind: 'words';
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size: number;
  readonly width: number;
  readonly ink: Ink;
  readonly bold: boolean;
  readonly frame: Frame;
};

/** A QR code: one path in module units, stroked one module wide; its quiet zone is inside `size`. */
export type Code = {
  readonly kind: 'code';
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly path: string;
  readonly modules: number;
};

/** One thing a pen draws. */
export type Mark = Box | Line | Words | Code;

/** One sheet, drawn by any pen: points on paper, pixels in a picture. Marks are in the order in which they are drawn. */
export type Scene = { readonly width: number; readonly height: number; readonly marks: readonly Mark[] };

/** What goes to a pen: sheets, the colour of each ink, where the bookmarks of a document lead. */
export type Printed = {
  readonly title: string;
  /** May be drawn one by one as they are asked for. */
  readonly sheets: Iterable<Scene>;
  readonly inks: Readonly<Record<Ink, string>>;
  readonly bookmarks: readonly { readonly title: string; readonly sheet: number }[];
};
