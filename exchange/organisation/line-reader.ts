import type { Day } from '../../core/kernel/day.ts';
import { dayIn } from './day-text.ts';
import type { ImportFault } from './import-fault.ts';
import { faultAt, type Line, type Table } from './read-table.ts';

/**
 * Reads one line and notes what is wrong. A missing required cell is noted by the table already, so a reader answers
 * undefined for it without a second fault.
 */
export type LineReader = {
  readonly row: number;
  readonly text: (heading: string) => string | undefined;
  readonly day: (heading: string) => Day | undefined;
  /** The value that the text stands for in `known`, noting `code` when it stands for none. */
  readonly look: <Value>(heading: string, known: ReadonlyMap<string, Value>, code: ImportFault['code']) => Value | undefined;
  readonly isNumber: (heading: string) => boolean;
  readonly fault: (heading: string, code: ImportFault['code'], value?: string) => void;
};

/** A reader of the line that puts its findings into `faults`. */
export function lineReader(table: Table, line: Line, faults: ImportFault[]): LineReader {
  const text = (heading: string) => line.fields.get(heading)?.text;
  const fault: LineReader['fault'] = (heading, code, value) => {
    faults.push(faultAt(table, { row: line.row, heading, value: value ?? text(heading) ?? null }, code));
  };
  return {
    row: line.row,
    text,
    fault,
    isNumber: (heading) => line.fields.get(heading)?.kind === 'number',
    day: (heading) => {
      const field = line.fields.get(heading);
      if (field === undefined) return undefined;
      const day = dayIn(field);
      if (day === undefined) fault(heading, 'bad-day');
      return day;
    },
    look: (heading, known, code) => {
      const key = text(heading);
      if (key === undefined) return undefined;
      const value = known.get(key);
      if (value === undefined) fault(heading, code);
      return value;
    },
  };
}
