import type { ReactElement } from 'react';

import type { DeskDifference } from '../../../contract/desk-types.ts';
import type { Chart } from '../../../core/chart/chart.ts';
import { ChartDrawing } from './chart-drawing.tsx';
import { changeMarks } from './change-marks.ts';
import { useDrawing } from './use-drawing.ts';

/** Two versions of a chart drawn side by side; what differs is marked by a word with a shape. */
export function CompareDrawings({ charts, rows }: Pick<DeskDifference, 'charts' | 'rows'>): ReactElement | null {
  const before = charts.before as unknown as Chart | null;
  const after = charts.after as unknown as Chart | null;
  if (after === null && before === null) return null;
  return (
    <div className="desk-compare">
      <Side title="原来的图" chart={before} other={after} rows={rows} gone />
      <Side title="现在的图" chart={after} other={before} rows={rows} gone={false} />
    </div>
  );
}

type SideProps = {
  readonly title: string;
  readonly chart: Chart | null;
  readonly other: Chart | null;
  readonly rows: DeskDifference['rows'];
  readonly gone: boolean;
};

function Side({ title, chart, other, rows, gone }: SideProps): ReactElement {
  return (
    <div>
      <h3>{title}</h3>
      {chart === null ? <p>没有图。</p> : <Drawn title={title} chart={chart} other={other} rows={rows} gone={gone} />}
    </div>
  );
}

function Drawn({ title, chart, other, rows, gone }: SideProps & { readonly chart: Chart }): ReactElement {
  const shown = useDrawing(chart);
  if (shown.why !== null) return <p>画不出来：{shown.why}</p>;
  const marks = changeMarks({ chart, other, steps: shown.steps, rows, goneWord: gone ? '删去了' : '新增的' });
  return <ChartDrawing label={title} steps={shown.steps} hand={{ picked: null, marks, onPick: null }} />;
}
