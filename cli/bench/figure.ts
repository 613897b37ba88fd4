/** One measured figure, beside a named baseline of the same run where there is one. */
export type Figure = {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline: { readonly what: string; readonly value: number } | null;
  /** Value over baseline. */
  readonly ratio: number | null;
  /** What is promised, such as `>= 500`; null for figures that are only told. */
  readonly target: string | null;
  readonly met: boolean | null;
};

/** What a figure must be; a bound on the ratio needs a baseline. */
export type Target =
  | { readonly of?: 'value' | 'ratio'; readonly least: number }
  | { readonly of?: 'value' | 'ratio'; readonly most: number };

/** Makes a figure: ratio and verdict follow from value, baseline and target. */
export function figureOf(made: {
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  readonly baseline?: { readonly what: string; readonly value: number };
  readonly target?: Target;
}): Figure {
  const { what, value, unit, baseline, target } = made;
  const ratio = baseline === undefined ? null : value / baseline.value;
  return {
    ...{ what, value: rounded(value), unit },
    baseline: baseline === undefined ? null : { what: baseline.what, value: rounded(baseline.value) },
    ratio: ratio === null ? null : rounded(ratio),
    target: target === undefined ? null : targetText(target),
    met: target === undefined ? null : isMet(target, target.of === 'ratio' ? (ratio ?? Number.NaN) : value),
  };
}

function isMet(target: Target, value: number): boolean {
  return 'least' in target ? value >= target.least : value <= target.most;
}

function targetText(target: Target): string {
  const bound = 'least' in target ? `>= ${target.least}` : `<= ${target.most}`;
  return target.of === 'ratio' ? `ratio ${bound}` : bound;
}

/** Four significant digits: more would pretend to a precision that no machine repeats. */
function rounded(value: number): number {
  return Number(value.toPrecision(4));
}

/** The value below which a share of sorted values lies. */
export function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

/** Figures as a table for people. */
export function figureTable(name: string, figures: readonly Figure[]): string {
  const rows = figures.map((figure) => [
    figure.met === null ? ' ' : figure.met ? '✓' : '✗',
    figure.what,
    `${text(figure.value)} ${figure.unit}`,
    figure.target ?? '',
    figure.ratio === null ? '' : `${text(figure.ratio)} x`,
    figure.baseline === null ? '' : `${figure.baseline.what}: ${text(figure.baseline.value)}`,
  ]);
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const lines = rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '));
  return `${name}\n${lines.map((line) => `  ${line.trimEnd()}\n`).join('')}\n`;
}

function text(value: number): string {
  return Math.abs(value) >= 1_000 ? Math.round(value).toLocaleString('en') : String(value);
}
