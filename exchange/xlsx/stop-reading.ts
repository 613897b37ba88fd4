import type { Refusal } from '../../core/kernel/outcome.ts';
import type { WorkbookRefusal } from './workbook.ts';

/** Thrown inside the reader to leave a running stream; caught once in `parseWorkbook`, which returns the refusal. */
export class StopReading extends Error {
  readonly refusal: Refusal<WorkbookRefusal>;

  constructor(refusal: Refusal<WorkbookRefusal>) {
    super(refusal.refused);
    this.name = 'StopReading';
    this.refusal = refusal;
  }
}
