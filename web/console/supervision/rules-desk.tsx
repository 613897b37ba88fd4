import { type ReactElement, useState } from 'react';
import { Link } from 'react-router';

import type { DeskRules } from '../../../contract/desk-types.ts';
import { useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { useWay } from './cockpit-query.ts';
import { judgedText } from './judged-text.ts';
import { Scroller } from './scroller.tsx';

type Rule = DeskRules['rules'][number];

/** The ledger of precision: each rule with how often it asked, how often it was right, and what waits for somebody. */
export function RulesDesk(): ReactElement {
  const answer = useAnswer<DeskRules>('/supervision/rules');
  const [onlyUsed, setOnlyUsed] = useState(false);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Refusal error={answer.error} />;
  const { rules } = answer.data;
  const lowered = rules.filter((rule) => rule.lowered);
  const shown = onlyUsed ? rules.filter(({ fired }) => fired > 0) : rules;
  return (
    <section aria-labelledby="sv-rules">
      <h1 id="sv-rules">规则 {rules.length} 条 · 准确率台账</h1>
      <p>核实过的里面问对了多少。满 30 件还不到两成的，自动降为提示；要改数，先试算，再由另一个人批准，影子运行三十天后生效。</p>
      {lowered.length === 0 ? null : (
        <p className="desk-must">已自动降为提示：{lowered.map(({ id, name }) => `${id} ${name}`).join('、')}</p>
      )}
      <label className="sv-choice">
        <input type="checkbox" checked={onlyUsed} onChange={(event) => setOnlyUsed(event.target.checked)} /> 只看问过的
      </label>
      <Scroller label="准确率台账">
        <table className="desk-rows">
          <thead>
            <tr>
              <th scope="col">规则</th>
              <th scope="col">级别</th>
              <th scope="col">状态</th>
              <th scope="col">问过</th>
              <th scope="col">没核实</th>
              <th scope="col">问对 / 核实，95% 区间</th>
              <th scope="col">等人定</th>
              <th scope="col">影子运行</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((rule) => (
              <Row key={rule.id} rule={rule} />
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}

function Row({ rule }: { readonly rule: Rule }): ReactElement {
  const way = useWay();
  return (
    <tr>
      <th scope="row">
        <Link to={way(`/rules/${rule.id}`)}>
          {rule.id} {rule.name}
        </Link>
      </th>
      <td>{rule.lowered ? `提示（原来是${rule.severity}）` : rule.severity}</td>
      <td>
        {rule.state}，第 {rule.version} 版
      </td>
      <td>{rule.fired}</td>
      <td>{rule.unchecked}</td>
      <td>{judgedText(rule)}</td>
      <td>{rule.waiting === 0 ? '' : `${String(rule.waiting)} 个建议`}</td>
      <td>{rule.shadows === 0 ? '' : `${String(rule.shadows)} 个值`}</td>
    </tr>
  );
}
