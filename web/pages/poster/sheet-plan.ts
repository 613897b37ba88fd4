/** A paper in points: its size, its margin, and how wide the pattern of its QR code is at least (20 mm are 57 points). */
export type Paper = { readonly width: number; readonly height: number; readonly margin: number; readonly pattern: number };

const millimetre = 72 / 25.4;

/** ISO 216 sheets, upright. */
export const papers = {
  a4: { width: 210 * millimetre, height: 297 * millimetre, margin: 9.5 * millimetre, pattern: 21 * millimetre },
  a3: { width: 297 * millimetre, height: 420 * millimetre, margin: 13 * millimetre, pattern: 30 * millimetre },
} as const satisfies Readonly<Record<string, Paper>>;

/** One way to lay an item out. `detail` is an index of the table of details, 0 being everything. */
export type Layout = { readonly sheets: number; readonly columns: 1 | 2 | 3; readonly detail: number; readonly size: number };

/** Layouts that differ in the size of their type only, largest first. */
export type Plan = Omit<Layout, 'size' | 'columns'> & { readonly columns: readonly (1 | 2 | 3)[]; readonly sizes: readonly number[] };

/** Least body type on paper, in points. */
const least = 9.5;
/** An item whose normal case has up to so many steps gets one A4 sheet if it can. */
const mostOnOneSheet = 10;

/** Up to so many steps the cards of one column are tried too: they are wide, and short for it. */
const mostInOneColumn = 8;

/** What is tried, best first. Sizes below the least are for texts that nobody can foresee: they are better than words cut off. */
export function plansFor(kind: 'a4' | 'a3' | 'booklet', steps: number): readonly Plan[] {
  const columns: Plan['columns'] = steps <= mostInOneColumn ? [1, 2] : [2];
  const emergency = [
    { sheets: 60, detail: 1, columns: [1], sizes: [least] },
    { sheets: 60, detail: 3, columns: [1], sizes: [8, 7, 6, 5] },
  ] as const;
  switch (kind) {
    case 'a4':
      return [...a4Plans(steps, columns), ...emergency];
    case 'a3':
      return [...a3Plans(columns), ...emergency];
    case 'booklet':
      return [{ sheets: 60, detail: 0, columns: [2], sizes: [10] }, ...emergency];
  }
}

function a4Plans(steps: number, columns: Plan['columns']): readonly Plan[] {
  const sizes = range(11, least);
  const one = (steps <= mostOnOneSheet ? [0, 1, 2, 3] : [0]).map((detail) => ({ sheets: 1, detail, columns, sizes }));
  return [...one, ...[0, 1, 2, 3, 4].map((detail) => ({ sheets: 2, detail, columns, sizes }))];
}

function a3Plans(few: Plan['columns']): readonly Plan[] {
  const columns: Plan['columns'] = [...few, 3];
  const inSizes = (from: number, until: number, detail: number): Plan => ({ sheets: 1, detail, columns, sizes: range(from, until) });
  return [
    ...[0, 1, 2, 3, 4].map((detail) => inSizes(15.5, 12.5, detail)),
    ...[3, 4].map((detail) => inSizes(12.25, 11.5, detail)),
    ...[3, 4].map((detail) => inSizes(11.25, 10.5, detail)),
    ...[3, 4].map((detail) => inSizes(10.25, least, detail)),
  ];
}

function range(from: number, until: number): readonly number[] {
  return Array.from({ length: Math.round((from - until) / 0.25) + 1 }, (_, at) => from - at * 0.25);
}
