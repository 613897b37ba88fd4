import { benchChart as measureChart } from './chart-analysis.ts';
import { type Figure, figureOf } from './figure.ts';

/** The chart analysis: CPU time per question. */
export async function benchChart(): Promise<readonly Figure[]> {
  return measureChart().flatMap(({ name, median, worst, total, count, unfinished }) => [
    figureOf({ what: `${name}, median of ${count}`, value: median, unit: 'ms CPU' }),
    figureOf({ what: `${name}, worst`, value: worst, unit: 'ms CPU' }),
    figureOf({ what: `${name}, sum`, value: total, unit: 'ms CPU' }),
    figureOf({ what: `${name}, not finished within the budget`, value: unfinished, unit: 'charts', target: { most: 0 } }),
  ]);
}
