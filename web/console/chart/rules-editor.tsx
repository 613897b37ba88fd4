import { Button, Select, Space } from 'antd';
import type { ReactElement } from 'react';

import type { Chart, Constraint } from '../../../core/chart/chart.ts';

const ruleWords: Readonly<Record<Constraint['type'], string>> = {
  sod: '这几步不能是同一个人',
  bod: '这几步要同一个人',
  coi: '这几步的人不能是近亲',
  coi_applicant: '申请人的近亲不能办这几步',
  sod_repeat: '再办一次要换人',
  at_most: '一个人最多办其中几步',
};

/** Rules over a whole case: who may not act where. */
export function RulesEditor({
  chart,
  writes,
  onChart,
}: {
  readonly chart: Chart;
  readonly writes: boolean;
  readonly onChart: (chart: Chart) => void;
}): ReactElement {
  const acting = chart.nodes.filter((node) => node.type === 'task' || node.type === 'vote');
  const put = (constraints: readonly Constraint[]): void => onChart({ ...chart, constraints });
  const names = new Map(chart.nodes.map((node) => [node.id, node.plainName]));
  return (
    <section aria-label="谁和谁要分开">
      <h3>谁和谁要分开</h3>
      {chart.constraints.length === 0 ? <p>还没有定。至少要定：查的人和批的人不能是同一个。</p> : null}
      {chart.constraints.map((rule, at) => (
        <Space key={`${rule.type} ${String(at)}`} wrap>
          <span>{ruleWords[rule.type]}：</span>
          {writes ? (
            <Select
              aria-label={ruleWords[rule.type]}
              mode="multiple"
              className="desk-wide"
              value={[...rule.steps]}
              options={acting.map((node) => ({ value: node.id, label: node.plainName }))}
              onChange={(steps) => put(chart.constraints.map((one, index) => (index === at ? { ...one, steps } : one)))}
            />
          ) : (
            <span>{rule.steps.map((step) => names.get(step) ?? step).join('、')}</span>
          )}
          {writes ? (
            <Button size="small" onClick={() => put(chart.constraints.filter((_, index) => index !== at))}>
              删
            </Button>
          ) : null}
        </Space>
      ))}
      {writes ? (
        <Space>
          <Button size="small" onClick={() => put([...chart.constraints, { type: 'sod', steps: [], by: 'both' }])}>
            加一条：不能是同一个人
          </Button>
          <Button size="small" onClick={() => put([...chart.constraints, { type: 'coi_applicant', steps: [] }])}>
            加一条：近亲回避
          </Button>
        </Space>
      ) : null}
    </section>
  );
}
