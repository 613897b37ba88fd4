import { Alert } from 'antd';
import type { ReactElement } from 'react';

import type { DeskLawAffected } from '../../../contract/desk-law.ts';

/** What a change would touch: units with their items, charts with the steps and risk points, posters that hang. */
export function Affected({ affected }: { readonly affected: DeskLawAffected }): ReactElement {
  const { items, charts, units } = affected;
  if (items === 0 && units.length === 0) return <Alert type="info" title="没有公布的事项受影响，不开修订任务。" />;
  const posters = charts.filter((chart) => chart.units > 0);
  return (
    <section aria-label="会影响的">
      <Alert type="warning" title={`${String(units.length)} 个单位的 ${String(items)} 项要重新看一遍。`} />
      <h3>单位</h3>
      <ul>
        {units.map((unit) => (
          <li key={unit.id}>
            {unit.name}：已公布 {unit.items} 项{unit.drafts === 0 ? '' : `，在编 ${String(unit.drafts)} 项`}
          </li>
        ))}
      </ul>
      <h3>流程图</h3>
      {charts.length === 0 ? <p>没有流程图引用它。</p> : null}
      <ul>
        {charts.map((chart) => (
          <li key={chart.code}>
            {chart.code} {chart.name}，第 {chart.number} 版
            {chart.steps.length === 0 ? '' : `：${chart.steps.map(({ name }) => name).join('、')}，风险点 ${String(chart.risks)} 个`}
          </li>
        ))}
      </ul>
      <h3>墙上的图</h3>
      {posters.length === 0 ? <p>没有要换的。</p> : null}
      <ul>
        {posters.map((chart) => (
          <li key={chart.code}>
            {chart.name}，纸上印着 <code>{chart.poster}</code>，{chart.units} 个单位
          </li>
        ))}
      </ul>
    </section>
  );
}
