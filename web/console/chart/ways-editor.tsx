import { Button } from 'antd';
import type { ReactElement } from 'react';

import type { Chart, ChartNode, Edge } from '../../../core/chart/chart.ts';
import { Choice, Count, Line } from './choice.tsx';
import { ConditionEditor } from './condition-editor.tsx';
import { askedOf, conditionText } from './condition-words.ts';
import { firstCondition, freshWay } from './edit-branches.ts';

type Props = {
  readonly node: ChartNode;
  readonly chart: Chart;
  readonly ways: readonly Edge[];
  readonly writes: boolean;
  readonly onWays: (ways: readonly Edge[]) => void;
};

/** Where a node leads. A way that leads back says how many times it may be taken at most; a way of a decision says when it is taken. */
export function WaysEditor({ node, chart, ways, writes, onWays }: Props): ReactElement | null {
  if (node.type === 'end') return null;
  const place = chart.nodes.findIndex((one) => one.id === node.id);
  const isBack = (to: string): boolean => chart.nodes.findIndex((one) => one.id === to) <= place;
  if (!writes) return <SaidWays chart={chart} ways={ways} isBack={isBack} />;
  const put = (at: number, edge: Edge): void => onWays(ways.map((one, index) => (index === at ? edge : one)));
  const next = chart.nodes.slice(place + 1).find((one) => !ways.some((edge) => edge.to === one.id)) ?? chart.nodes.at(-1);
  return (
    <div className="desk-ways">
      {ways.map((edge, at) => (
        <Way
          key={`${String(at)} ${edge.to}`}
          node={node}
          chart={chart}
          edge={edge}
          back={isBack(edge.to)}
          onChange={(changed) => put(at, withMax(changed, isBack(changed.to)))}
          onTake={ways.length > 1 ? () => onWays(ways.filter((_, index) => index !== at)) : null}
        />
      ))}
      {next !== undefined && (ways.length === 0 || node.type === 'xor' || node.type === 'and') ? (
        <Button
          size="small"
          onClick={() => onWays([...ways, node.type === 'xor' ? freshWay(chart, node, next.id) : { from: node.id, to: next.id }])}
        >
          加一条路
        </Button>
      ) : null}
    </div>
  );
}

/** A way back needs a bound, a way onward has none. */
function withMax(edge: Edge, back: boolean): Edge {
  if (back) return edge.max === undefined ? { ...edge, max: 1 } : edge;
  const { max: _max, ...rest } = edge;
  return rest;
}

function SaidWays({
  chart,
  ways,
  isBack,
}: {
  readonly chart: Chart;
  readonly ways: readonly Edge[];
  readonly isBack: (to: string) => boolean;
}): ReactElement {
  const nameOf = (id: string): string => chart.nodes.find((one) => one.id === id)?.plainName ?? id;
  const asked = askedOf(chart);
  return (
    <ul className="desk-sub">
      {ways.map((edge) => (
        <li key={`${edge.outcome ?? ''} ${edge.to}`}>
          {edge.label === undefined ? '' : `${edge.label}：`}
          {edge.when === undefined ? '' : `${conditionText(edge.when, asked)}，`}
          {isBack(edge.to) ? '退回' : '到'}“{nameOf(edge.to)}”
        </li>
      ))}
    </ul>
  );
}

type WayProps = {
  readonly node: ChartNode;
  readonly chart: Chart;
  readonly edge: Edge;
  readonly back: boolean;
  readonly onChange: (edge: Edge) => void;
  readonly onTake: (() => void) | null;
};

function Way({ node, chart, edge, back, onChange, onTake }: WayProps): ReactElement {
  const targets = chart.nodes
    .filter((one) => one.type !== 'start' && (one.id !== node.id || one.id === edge.to))
    .map((one) => [one.id, one.plainName] as const);
  return (
    <div className="desk-line">
      {node.type === 'xor' ? <WayRule node={node} chart={chart} edge={edge} onChange={onChange} /> : null}
      <Choice
        label={`${back ? '退回' : '到'} “${node.plainName}”以后到哪一步`}
        hidden
        value={edge.to}
        options={targets}
        onChange={(to) => onChange({ ...edge, to })}
      />
      {back ? <Count label="退回最多几次" value={edge.max ?? 1} onChange={(max) => max > 0 && onChange({ ...edge, max })} /> : null}
      {onTake === null ? null : (
        <Button size="small" onClick={onTake}>
          删这条路
        </Button>
      )}
    </div>
  );
}

/** When a way of a decision is taken: at a result, under a condition, or in all other cases. */
function WayRule({
  node,
  chart,
  edge,
  onChange,
}: Pick<WayProps, 'chart' | 'edge' | 'onChange'> & { readonly node: Extract<ChartNode, { type: 'xor' }> }): ReactElement {
  const of = chart.nodes.find((one) => one.id === node.of);
  const outcomes =
    of === undefined
      ? []
      : of.type === 'notice'
        ? noticeOutcomes
        : 'outcomes' in of
          ? of.outcomes.map(({ id, label }) => [id, label === '' ? id : label] as const)
          : [];
  const said = edge.label ?? (edge.otherwise === true ? '其他' : (edge.outcome ?? '条件'));
  const { otherwise: _otherwise, outcome: _outcome, when: _when, ...bare } = edge;
  const rules = [
    ...(node.of === null ? [['when', '满足条件时'] as const] : outcomes.map(([id, word]) => [`outcome ${id}`, `结果是“${word}”`] as const)),
    ['otherwise', '其他情况'] as const,
  ];
  const rule = edge.otherwise === true ? 'otherwise' : edge.outcome === undefined ? 'when' : `outcome ${edge.outcome}`;
  const choose = (key: string): void => {
    if (key === 'otherwise') onChange({ ...bare, otherwise: true });
    else if (key === 'when') onChange({ ...bare, when: edge.when ?? firstCondition(chart) });
    else onChange({ ...bare, outcome: key.slice('outcome '.length) });
  };
  return (
    <>
      <Choice label={`“${node.plainName}” ${said} 什么时候走`} hidden value={rule} options={rules} onChange={choose} />
      {edge.when === undefined ? null : (
        <ConditionEditor
          label={`${said} 的条件`}
          value={edge.when}
          asked={askedOf(chart)}
          onChange={(when) => onChange({ ...bare, when })}
        />
      )}
      <Line label="这条路的说法" value={edge.label ?? ''} onChange={(label) => onChange({ ...edge, label })} />
    </>
  );
}

const noticeOutcomes = [
  ['clear', '没有意见，或者意见不成立'],
  ['upheld', '意见成立'],
] as const;
