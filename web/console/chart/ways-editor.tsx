import { Button, Input, Select, Space } from 'antd';
import type { ReactElement } from 'react';

import type { Chart, ChartNode, Edge } from '../../../core/chart/chart.ts';

type Props = {
  readonly node: ChartNode;
  readonly chart: Chart;
  readonly ways: readonly Edge[];
  readonly writes: boolean;
  readonly onWays: (ways: readonly Edge[]) => void;
};

/** Where a node leads. A way that leads back says how many times it may be taken at most. */
export function WaysEditor({ node, chart, ways, writes, onWays }: Props): ReactElement | null {
  if (node.type === 'end') return null;
  const nameOf = (id: string): string => chart.nodes.find((one) => one.id === id)?.plainName ?? id;
  const place = chart.nodes.findIndex((one) => one.id === node.id);
  const isBack = (edge: Edge): boolean => chart.nodes.findIndex((one) => one.id === edge.to) <= place;
  if (!writes) {
    return (
      <ul className="desk-sub">
        {ways.map((edge) => (
          <li key={`${edge.outcome ?? ''} ${edge.to}`}>
            {edge.label === undefined ? '' : `${edge.label}：`}
            {isBack(edge) ? '退回' : '到'}“{nameOf(edge.to)}”
          </li>
        ))}
      </ul>
    );
  }
  const put = (at: number, part: Partial<Edge>): void => onWays(ways.map((edge, index) => (index === at ? { ...edge, ...part } : edge)));
  const many = node.type === 'xor' || node.type === 'and' || node.type === 'task';
  return (
    <div className="desk-ways">
      {ways.map((edge, at) => (
        <Way
          key={`${String(at)} ${edge.to}`}
          node={node}
          chart={chart}
          edge={edge}
          back={isBack(edge)}
          onChange={(part) => put(at, part)}
          onTake={ways.length > 1 ? () => onWays(ways.filter((_, index) => index !== at)) : null}
        />
      ))}
      {ways.length === 0 || many ? (
        <Button
          size="small"
          onClick={() => {
            const to = chart.nodes[place + 1]?.id ?? chart.nodes.at(-1)?.id;
            if (to !== undefined) onWays([...ways, newWay(node, ways, to)]);
          }}
        >
          加一条路
        </Button>
      ) : null}
    </div>
  );
}

/** A way more: of a decision the one for all other cases, unless there is one. */
function newWay(node: ChartNode, ways: readonly Edge[], to: string): Edge {
  const way = { from: node.id, to };
  return node.type === 'xor' && !ways.some((edge) => edge.otherwise) ? { ...way, otherwise: true, label: '其他' } : way;
}

type WayProps = {
  readonly node: ChartNode;
  readonly chart: Chart;
  readonly edge: Edge;
  readonly back: boolean;
  readonly onChange: (part: Partial<Edge>) => void;
  readonly onTake: (() => void) | null;
};

function Way({ node, chart, edge, back, onChange, onTake }: WayProps): ReactElement {
  const which = edge.outcome ?? (edge.otherwise === true ? '其他' : '条件');
  return (
    <Space wrap size="small">
      {node.type === 'xor' ? (
        <>
          <span className="desk-sub">{which}</span>
          <Input aria-label={`${which} 的说法`} value={edge.label ?? ''} onChange={(event) => onChange({ label: event.target.value })} />
        </>
      ) : null}
      <span>{back ? '退回' : '到'}</span>
      <Select
        aria-label={`“${node.plainName}”以后到哪一步`}
        className="desk-cell-wide"
        value={edge.to}
        options={chart.nodes.filter((one) => one.type !== 'start').map((one) => ({ value: one.id, label: one.plainName }))}
        onChange={(to: string) => onChange({ to })}
      />
      {back ? (
        <label>
          最多
          <Input
            className="desk-number"
            value={String(edge.max ?? '')}
            onChange={(event) => /^[1-9]\d?$/.test(event.target.value) && onChange({ max: Number(event.target.value) })}
          />
          次
        </label>
      ) : null}
      {onTake === null ? null : (
        <Button size="small" onClick={onTake}>
          删这条路
        </Button>
      )}
    </Space>
  );
}
