import { Button } from 'antd';
import type { ReactElement } from 'react';

import type { Chart, Constraint, NodeId } from '../../../core/chart/chart.ts';
import { Choice, Count } from './choice.tsx';

const ruleWords: Readonly<Record<Constraint['type'], string>> = {
  sod: '这几步不能是同一个人',
  bod: '这几步要同一个人',
  coi: '这几步的人不能是近亲',
  coi_applicant: '申请人的近亲不能办这几步',
  sod_repeat: '退回再办要换人',
  at_most: '这几步总共最多几个人办',
};

const whose = [
  ['both', '替别人办的也算（最严）'],
  ['actor', '只看动手的人'],
  ['principal', '只看替谁办'],
] as const;

const kinds = Object.keys(ruleWords) as readonly Constraint['type'][];

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
  const put = (constraints: readonly Constraint[]): void => onChart({ ...chart, constraints });
  const names = new Map(chart.nodes.map((node) => [node.id, node.plainName]));
  return (
    <section aria-label="谁和谁要分开">
      <h3>谁和谁要分开</h3>
      {chart.constraints.length === 0 ? <p>还没有定。至少要定：查的人和批的人不能是同一个。</p> : null}
      {chart.constraints.map((rule, at) =>
        writes ? (
          <Rule
            key={`${rule.type} ${String(at)}`}
            rule={rule}
            chart={chart}
            onChange={(next) => put(chart.constraints.map((one, index) => (index === at ? next : one)))}
            onTake={() => put(chart.constraints.filter((_, index) => index !== at))}
          />
        ) : (
          <p key={`${rule.type} ${String(at)}`}>
            {ruleWords[rule.type]}：{rule.steps.map((step) => names.get(step) ?? step).join('、')}
          </p>
        ),
      )}
      {writes ? (
        <div className="desk-line">
          {kinds.map((type) => (
            <Button key={type} size="small" onClick={() => put([...chart.constraints, freshRule(type)])}>
              加：{ruleWords[type]}
            </Button>
          ))}
        </div>
      ) : null}
    </section>
  );
}

function freshRule(type: Constraint['type']): Constraint {
  if (type === 'sod') return { type, steps: [], by: 'both' };
  return type === 'at_most' ? { type, steps: [], k: 2 } : { type, steps: [] };
}

function Rule({
  rule,
  chart,
  onChange,
  onTake,
}: {
  readonly rule: Constraint;
  readonly chart: Chart;
  readonly onChange: (rule: Constraint) => void;
  readonly onTake: () => void;
}): ReactElement {
  return (
    <fieldset className="desk-record">
      <legend>{ruleWords[rule.type]}</legend>
      <StepTicks chart={chart} value={rule.steps} onChange={(steps) => onChange({ ...rule, steps })} />
      {rule.type === 'sod' ? (
        <Choice label="怎么算同一个人" value={rule.by} options={whose} onChange={(by) => onChange({ ...rule, by })} />
      ) : null}
      {rule.type === 'at_most' ? <Count label="最多几个人" value={rule.k} onChange={(k) => onChange({ ...rule, k })} /> : null}
      <Button size="small" onClick={onTake}>
        删这一条
      </Button>
    </fieldset>
  );
}

/** Steps in which officials act, to be ticked. */
export function StepTicks({
  chart,
  value,
  onChange,
}: {
  readonly chart: Chart;
  readonly value: readonly NodeId[];
  readonly onChange: (steps: readonly NodeId[]) => void;
}): ReactElement {
  const acting = chart.nodes.filter((node) => node.type === 'task' || node.type === 'vote');
  return (
    <div className="desk-ticks">
      {acting.map((node) => (
        <label key={node.id}>
          <input
            type="checkbox"
            checked={value.includes(node.id)}
            onChange={(event) => onChange(event.target.checked ? [...value, node.id] : value.filter((one) => one !== node.id))}
          />
          {node.plainName}
        </label>
      ))}
    </div>
  );
}
