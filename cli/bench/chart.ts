import { benchChart as measureChart } from './chart-analysis.ts';
import { type Figure, figureOf, type Target } from './figure.ts';

/** What is promised of the median of each question. */
const medians: Readonly<Record<string, Target>> = {
  'library chart with its staffing, one smallest set named, as pages ask': { most: 3 },
  '40 steps x 500 persons, 16 separated pairs, smallest colluding set': { most: 2 },
  '40 steps x 500 persons, 39 separated pairs, smallest colluding set': { most: 15 },
};
const sums: Readonly<Record<string, Target>> = { 'county of 344 charts and 3,000 staff': { most: 1_000 } };

/** The chart analysis: CPU time per question. */
export async function benchChart(): Promise<readonly Figure[]> {
  return measureChart().flatMap(({ name, median, worst, total, count, unfinished }) => [
    figureOf({ what: `${name}, median of ${count}`, value: median, unit: 'ms CPU', ...withTarget(medians[name]) }),
    figureOf({ what: `${name}, worst`, value: worst, unit: 'ms CPU' }),
    figureOf({ what: `${name}, sum`, value: total, unit: 'ms CPU', ...withTarget(sums[name]) }),
    figureOf({ what: `${name}, not finished within the budget`, value: unfinished, unit: 'charts', target: { most: 0 } }),
  ]);
}

function withTarget(target: Target | undefined): { readonly target?: Target } {
  return target === undefined ? {} : { target };
}
