import { refuse } from '../../core/kernel/outcome.ts';
import { StopReading } from './stop-reading.ts';
import type { Merge } from './workbook.ts';

const lastRow = 1_048_576;
const lastColumn = 16_384;
const reference = /^\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})$/;

/** A place in a sheet, counted from 1. */
export type Position = { readonly row: number; readonly column: number };

/** The place that `B7` names; refuses what lies outside the grid of the format. */
export function positionOf(name: string): Position {
  const match = reference.exec(name);
  if (match === null) throw new StopReading(refuse('damaged-workbook', { why: 'cell-name' }));
  return inGrid({ column: columnNumber(match[1] ?? ''), row: Number(match[2]) });
}

/** Returns the place when it lies within the grid, refuses otherwise. */
export function inGrid(place: Position): Position {
  const sound = Number.isInteger(place.row) && place.row >= 1 && place.row <= lastRow && place.column >= 1 && place.column <= lastColumn;
  if (!sound) throw new StopReading(refuse('damaged-workbook', { why: 'outside-grid' }));
  return place;
}

/** The block that `A1:C2` names. */
export function mergeOf(name: string): Merge {
  const [first = '', last = first] = name.split(':');
  const [from, to] = [positionOf(first), positionOf(last)];
  return { fromRow: from.row, fromColumn: from.column, toRow: to.row, toColumn: to.column };
}

/** 1 for A, 27 for AA. */
function columnNumber(letters: string): number {
  return [...letters].reduce((number, letter) => number * 26 + letter.charCodeAt(0) - 64, 0);
}

/** A for 1, AA for 27: the letters a person sees above the column. */
export function columnLetters(column: number): string {
  const letters: string[] = [];
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) letters.unshift(String.fromCharCode(65 + ((rest - 1) % 26)));
  return letters.join('');
}
