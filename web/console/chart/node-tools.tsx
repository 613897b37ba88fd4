import { Button } from 'antd';
import { type ReactElement, useRef } from 'react';

import type { Chart } from '../../../core/chart/chart.ts';
import { addBeside, askAfter } from './edit-branches.ts';
import { addAfter, branchAt, moveUp, type NewKind, takeOut, waysOf } from './edit-chart.ts';

const kindWords: readonly { readonly kind: NewKind; readonly label: string }[] = [
  { kind: 'task', label: '一步' },
  { kind: 'vote', label: '一次表决' },
  { kind: 'notice', label: '一次公示' },
  { kind: 'external', label: '申请人或别的机关办' },
  { kind: 'timer', label: '等一段时间' },
  { kind: 'end', label: '一个结局' },
];

type Props = {
  readonly chart: Chart;
  readonly id: string;
  /** The chart, and the node to go to. */
  readonly onChart: (chart: Chart, goTo: string) => void;
};

/** What can be done at a node: something added behind it, branches, its place, taking it out. */
export function NodeTools({ chart, id, onChart }: Props): ReactElement {
  const fold = useRef<HTMLDetailsElement>(null);
  const node = chart.nodes.find((one) => one.id === id);
  const [way, ...others] = waysOf(chart, id);
  const name = node?.plainName ?? '';
  const oneWay = way !== undefined && others.length === 0;
  const branches = node !== undefined && 'outcomes' in node && node.outcomes.length > 1 && oneWay;
  const add = (next: Chart): void => {
    if (fold.current !== null) fold.current.open = false;
    onChart(next, next.nodes.find((one) => !chart.nodes.includes(one))?.id ?? id);
  };
  return (
    <div className="desk-line">
      {node?.type === 'end' ? null : (
        <details ref={fold} className="desk-adding">
          <summary>在“{name}”后面加……</summary>
          <div className="desk-line">
            {kindWords.map(({ kind, label }) => (
              <Button key={kind} size="small" onClick={() => add(addAfter(chart, id, kind))}>
                {label}
              </Button>
            ))}
            {oneWay ? (
              <Button size="small" onClick={() => add(askAfter(chart, id))}>
                按情况多走一步
              </Button>
            ) : null}
            {oneWay && node?.type === 'task' ? (
              <Button size="small" onClick={() => add(addBeside(chart, id))}>
                同时办的一步
              </Button>
            ) : null}
          </div>
        </details>
      )}
      {branches ? (
        <Button size="small" onClick={() => add(branchAt(chart, id))}>
          按结果分岔
        </Button>
      ) : null}
      {node?.type === 'start' ? null : (
        <>
          <Button size="small" onClick={() => onChart(moveUp(chart, id), id)}>
            上移
          </Button>
          <Button size="small" onClick={() => onChart(takeOut(chart, id), '')}>
            去掉
          </Button>
        </>
      )}
    </div>
  );
}
