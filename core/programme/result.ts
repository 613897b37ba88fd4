import { type Day, daysBetween } from '../kernel/day.ts';
import type { UnitId } from '../kernel/id.ts';
import type { Measure } from './event.ts';
import type { RecordOf } from './record.ts';

/** What the platform knows of a unit's work: numbers of items, and of those of which something is done. */
export type UnitFacts = {
  readonly items: number;
  readonly published: number;
  readonly charts: number;
  readonly risksRated: number;
  readonly measured: number;
  /** Gaps of the governance body. */
  readonly bodyGaps: number;
  readonly statutory: number;
};

/** How far a unit is with a task. `have` of `of` is read from the platform; a reported task has one of one or none. */
export type UnitResult = {
  readonly unit: UnitId;
  readonly done: boolean;
  readonly have: number;
  readonly of: number;
  readonly lateDays: number;
};

/** How far each unit is with a task on a day; a task that was ended is late nowhere. */
export function resultsOf(
  task: RecordOf<'programme-task'>,
  about: { readonly today: Day; readonly factsOf: (unit: UnitId) => UnitFacts },
): readonly UnitResult[] {
  const { today, factsOf } = about;
  return task.units.map((unit) => {
    const isReported = task.reports.some((report) => report.unit === unit);
    const { have, of } = task.measure === 'reported' ? { have: Number(isReported), of: 1 } : shareOf(task.measure, factsOf(unit));
    const done = of > 0 && have >= of;
    const isLate = !done && task.ended === null && task.due < today;
    return { unit, done, have, of, lateDays: isLate ? daysBetween(task.due, today) : 0 };
  });
}

/** An empty list is nowhere done: `of` is then 0. */
function shareOf(measure: Exclude<Measure, 'reported'>, facts: UnitFacts): { readonly have: number; readonly of: number } {
  switch (measure) {
    case 'list-published':
      return { have: facts.published, of: facts.items };
    case 'charts-drawn':
      return { have: facts.charts, of: facts.items };
    case 'risks-rated':
      return { have: facts.risksRated, of: facts.items };
    case 'measures-written':
      return { have: facts.measured, of: facts.items };
    case 'body-in-place':
      return { have: Number(facts.bodyGaps === 0), of: 1 };
    case 'statutory-list':
      return { have: Number(facts.statutory > 0), of: 1 };
  }
}
