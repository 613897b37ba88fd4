import type { ItemView, StepView } from '../../../contract/public-views.ts';

/** One print size of the item sheet: type in pt, columns of the step list, class of the style sheet. */
export type PrintSize = {
  readonly points: number;
  readonly columns: 1 | 2 | 3;
  /** False where the style sheet leaves out places and what runs beside. */
  readonly complete: boolean;
  readonly className: string;
};

/** The sizes of web/ui/style/print.ts, largest first. The last is taken when nothing fits. */
export const printSizes: readonly PrintSize[] = [
  { points: 9.4, columns: 1, complete: true, className: '' },
  { points: 8.7, columns: 1, complete: true, className: 'print-1' },
  { points: 8, columns: 1, complete: true, className: 'print-2' },
  { points: 8, columns: 2, complete: true, className: 'print-3 two' },
  { points: 7.6, columns: 2, complete: true, className: 'print-4 two' },
  { points: 7.3, columns: 3, complete: true, className: 'print-5 two three' },
  { points: 6.6, columns: 3, complete: false, className: 'print-6 two three' },
  { points: 6, columns: 3, complete: false, className: 'print-7 two three' },
];

const smallest = 'print-7 two three';
/** An A4 sheet less its margins, in pt. */
const sheetHeightPt = 793;
const sheetWidthPt = 533;
/** Lines are 1.38 of the type; boxes and borders add to it. */
const lineFactor = 1.4;
/** Measured on the library: balanced columns with tighter lines come out a seventh lower than the sum of their rounded lines. */
const severalColumns = 0.86;
/** Node and inner margins of a card, in pt. */
const besideText = { 1: 42, 2: 35, 3: 35 } as const;

/** Class that lets the item fit on one A4: the largest size at which the estimated text fits. */
export function printSizeOf(view: ItemView): string {
  const fitting = printSizes.find((size) => sheetHeight(view, size) <= sheetHeightPt);
  return fitting === undefined ? smallest : fitting.className;
}

/** Estimated height of the printed item, in pt. Errs to the high side: a half-empty sheet is better than a second page. */
export function sheetHeight(view: ItemView, size: PrintSize): number {
  const line = size.points * lineFactor;
  const steps = view.steps.filter((step) => step.after === null).map((step) => stepHeight(step, size));
  const tallest = Math.max(0, ...steps);
  const chart = steps.reduce((sum, height) => sum + height, 0) / size.columns + (size.columns === 1 ? 0 : tallest * 0.6);
  const perHalf = sheetWidthPt / 2 / size.points - 6;
  const forbidden = sumOf(view.forbidden, (text) => linesOf(text.length, perHalf)) / 2 + 0.5;
  const bringRows = Math.ceil(view.materials.length / 3);
  const bring = bringRows === 0 ? line : bringRows * (line * 3 + 4);
  const head = 90 + line * 3 + 9;
  const headings = 3 * (size.points * 1.3 * 1.3 + 8) + line * 1.4;
  const sides = view.steps.some((step) => step.after !== null) ? line : 0;
  const height = head + standingHeight(view, size) + headings + bring + chart + sides + forbidden * (line + 2) + line + 12;
  return size.columns === 1 ? height : height * severalColumns;
}

/** The box above a version that is not in force; none where it is. */
function standingHeight({ version, recourse }: ItemView, { points }: PrintSize): number {
  if (version.current && version.withdrawn === null) return 0;
  const turnTo = sumOf(recourse, ({ to, how }) => to.length + how.length + 3);
  const said = version.withdrawn === null ? 30 : version.withdrawn.reason.length + turnTo + 40;
  return points * 4 + points * lineFactor * (2 + linesOf(said, sheetWidthPt / points - 3));
}

function stepHeight(step: StepView, size: PrintSize): number {
  const line = size.points * lineFactor;
  const perLine = ((sheetWidthPt - (size.columns - 1) * 8) / size.columns - besideText[size.columns]) / size.points;
  const facts = linesOf(factLength(step, size), perLine);
  const risks = sumOf(step.risks, (risk) => linesOf(risk.what.length + 6, perLine));
  const title = linesOf(step.plainName.length * 1.12 + 9, perLine);
  const height = line * (title + facts + branchLines(step, size, perLine) + risks) + 9 + step.risks.length * 3.5;
  return Math.max(height, size.columns === 1 ? 28 : 22);
}

function factLength(step: StepView, size: PrintSize): number {
  const facts = [step.who, step.howLong, step.youGet, step.rule, ...(size.complete ? [step.where] : [])].filter((text) => text !== null);
  const beside = size.complete && step.beside.length > 0 ? 16 : 0;
  const forbidden = step.forbidden.length === 0 ? 0 : step.forbidden.join('；').length + 4;
  return sumOf(facts, (text) => text.length + 4) + beside + forbidden;
}

/** One column: two exits beside each other. More columns: exits follow each other like words. */
function branchLines(step: StepView, size: PrintSize, perLine: number): number {
  const lengths = step.branches.map((branch) => branch.label.length + branch.to.length + 4);
  if (size.columns > 1)
    return linesOf(
      sumOf(lengths, (length) => length),
      perLine,
    );
  const halves = lengths.map((length) => linesOf(length, perLine / 2));
  return sumOf(halves, (lines) => lines) / 2 + (halves.length % 2) / 2;
}

function linesOf(characters: number, perLine: number): number {
  return Math.ceil(characters / perLine);
}

function sumOf<Item>(items: readonly Item[], valueOf: (item: Item) => number): number {
  return items.reduce((sum, item) => sum + valueOf(item), 0);
}
