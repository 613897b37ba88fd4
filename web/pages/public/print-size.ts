import type { ItemView, StepView } from '../../../contract/public-views.ts';

/** One print size of the item sheet: type in pt, whether the steps stand in two columns, class of the style sheet. */
type PrintSize = { readonly points: number; readonly columns: 1 | 2; readonly className: string };

/** The sizes of web/ui/style/print.ts, largest first. */
const sizes: readonly PrintSize[] = [
  { points: 9.4, columns: 1, className: '' },
  { points: 8.7, columns: 1, className: 'print-1' },
  { points: 8, columns: 1, className: 'print-2' },
  { points: 7.8, columns: 2, className: 'print-3 two' },
  { points: 7, columns: 2, className: 'print-4 two' },
  { points: 6.2, columns: 2, className: 'print-5 two' },
];

const smallest = 'print-6 two';
/** A4 less the margins of the sheet, in pt. */
const sheetHeight = 795;
const sheetWidth = 533;
/** Head with QR code, four facts, headings and foot, in pt at every size; measured on printed examples. */
const fixedHeight = 92;
const lineFactor = 1.42;

/** Class that lets the item fit on one A4: the largest size at which the estimated text fits. */
export function printSizeOf(view: ItemView): string {
  const fitting = sizes.find((size) => sheetOf(view, size) <= sheetHeight);
  return fitting === undefined ? smallest : fitting.className;
}

function sheetOf(view: ItemView, size: PrintSize): number {
  const line = size.points * lineFactor;
  const wide = sheetWidth / size.points;
  const column = (sheetWidth - 8) / size.columns;
  const steps = view.steps.map((step) => stepHeight(step, { ...size, columnWidth: column - 42 }));
  const chart = steps.reduce((sum, height) => sum + height, 0) / size.columns + (size.columns === 2 ? Math.max(...steps) / 2 : 0);
  const bring = Math.ceil(view.materials.length / 3) * line * 2.6;
  const forbidden = view.forbidden.reduce((sum, text) => sum + Math.ceil(text.length / (wide / 2 - 6)), 0) / 2;
  const headings = 4 * (size.points * 1.3 * 1.3 + 7);
  return fixedHeight + headings + line * 4.5 + bring + chart + (forbidden + 0.5) * (line + 2) + line * 1.5;
}

function stepHeight(step: StepView, size: PrintSize & { readonly columnWidth: number }): number {
  const line = size.points * lineFactor;
  const perLine = size.columnWidth / size.points;
  const facts = [step.who, step.where, step.howLong, step.youGet, step.rule].filter((text) => text !== null);
  const factChars = facts.reduce((sum, text) => sum + text.length + 4, 0) + step.forbidden.join('').length;
  const factLines = Math.ceil(factChars / perLine);
  const branchWidth = size.columns === 2 ? perLine : perLine / 2;
  const branchLines = step.branches.reduce((sum, branch) => sum + Math.ceil((branch.label.length + branch.to.length + 4) / branchWidth), 0);
  const branches = size.columns === 2 ? branchLines : Math.ceil(branchLines / 2);
  const risks = step.risks.reduce((sum, risk) => sum + Math.ceil((risk.what.length + 7) / perLine), 0);
  return line * (1.1 + factLines + branches + risks * 1.25) + 9;
}
