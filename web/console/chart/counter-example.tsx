import { Button } from 'antd';
import type { KeyboardEvent, ReactElement } from 'react';

import type { DeskLook } from '../../../contract/desk-types.ts';
import type { Chart } from '../../../core/chart/chart.ts';

/** The run that shows why a chart does not work, played move by move with buttons or the arrow keys; the drawing marks where the case stands. */
export function CounterExample({
  run,
  chart,
  at,
  onAt,
}: {
  readonly run: NonNullable<DeskLook['run']>;
  readonly chart: Chart;
  readonly at: number;
  readonly onAt: (at: number) => void;
}): ReactElement {
  const nameOf = (id: string): string => chart.nodes.find((node) => node.id === id)?.plainName ?? id;
  const move = run[at];
  const go = (to: number): void => onAt(Math.min(run.length - 1, Math.max(0, to)));
  const keys = (event: KeyboardEvent): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    go(at + by);
  };
  const waiting =
    move === undefined || move.waiting.length === 0 ? '哪里也没有停' : `停在${move.waiting.map((id) => `“${nameOf(id)}”`).join('和')}前面`;
  return (
    <fieldset aria-label="走一遍，看哪里走不通" className="desk-group desk-run">
      <p aria-live="polite">
        第 {at + 1} 步，共 {run.length} 步：过了“{nameOf(move?.node ?? '')}”，{waiting}。
        {at === run.length - 1 ? '从这里起就走不下去了，或者会走出错来。' : ''}
      </p>
      <Button size="small" onKeyDown={keys} onClick={() => go(at - 1)}>
        上一步
      </Button>{' '}
      <Button size="small" onKeyDown={keys} onClick={() => go(at + 1)}>
        下一步
      </Button>{' '}
      <span className="desk-sub">也可以按 ← →</span>
    </fieldset>
  );
}
