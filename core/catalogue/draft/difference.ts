import type { Chart } from '../../chart/chart.ts';
import type { Change } from './change.ts';
import { compareCharts } from './compare-charts.ts';
import { compareValues } from './compare-values.ts';
import { type ChartChoice, type DraftContent, fieldNames } from './content.ts';

/** A version as it is compared: its content, and its chart wherever that comes from. */
export type Version = { readonly content: DraftContent; readonly chart: Chart | null };

/** What changed between two versions, in the order in which people read the item. Empty exactly when nothing did. */
export function differenceOf(before: Version, after: Version): readonly Change[] {
  const fields = fieldNames.filter((name) => name !== 'chart');
  return [
    ...fields.flatMap((field) => compareValues({ step: null, field }, before.content[field], after.content[field])),
    ...compareValues({ step: null, field: 'chart' }, sourceOf(before.content.chart), sourceOf(after.content.chart)),
    ...compareCharts(before.chart, after.chart),
  ];
}

/** Where a chart comes from, without the chart. */
function sourceOf(choice: ChartChoice): Readonly<Record<string, string>> {
  return choice.kind === 'own' ? { kind: 'own' } : { ...choice };
}
