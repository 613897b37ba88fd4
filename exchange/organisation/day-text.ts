import { isDay, type Day } from '../../core/kernel/day.ts';
import type { Field } from './read-table.ts';

/** The day in a cell: a date cell, or a text such as 2026-01-05, 2026/1/5, 2026.1.5, 2026年1月5日; undefined otherwise. */
export function dayIn(field: Field): Day | undefined {
  if (field.kind === 'moment') return dayIn({ kind: 'day', text: field.text.slice(0, 10) });
  const match = /^(\d{4})([-/.年])(\d{1,2})([-/.月])(\d{1,2})日?$/.exec(field.text);
  if (match === null) return undefined;
  const day = `${match[1]}-${(match[3] ?? '').padStart(2, '0')}-${(match[5] ?? '').padStart(2, '0')}`;
  return isDay(day) ? day : undefined;
}
