import type { ReactElement } from 'react';
import { Link, useParams } from 'react-router';

import type { DeskRule } from '../../../contract/desk-types.ts';
import { useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { useWay } from './cockpit-query.ts';
import { judgedText } from './judged-text.ts';
import { ProposalPanel } from './proposal-panel.tsx';
import { Scroller } from './scroller.tsx';
import { TrialPanel } from './trial-panel.tsx';

/** One rule: what it asks and on what it rests, its SQL and samples, its values with trial and proposal, how right it was. */
export function RuleDesk(): ReactElement {
  const { rule = '' } = useParams();
  const way = useWay();
  const answer = useAnswer<DeskRule>(`/supervision/rules/${rule}`);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Refusal error={answer.error} />;
  const { id, name, summary, severity, state, version, judged } = answer.data;
  return (
    <article aria-labelledby="sv-rule">
      <p>
        <Link to={way('/rules')}>回到规则</Link>
      </p>
      <h1 id="sv-rule">
        {id} {name}
      </h1>
      <p>
        {summary}。{severity} · {state}，第 {version} 版。
        {judged.lowered ? <b className="desk-must"> 问得太不准，已自动降为提示。</b> : null}
      </p>
      <div className="sv-alert">
        <div>
          <Reading rule={answer.data} />
          <Samples rule={answer.data} />
          <Judged rule={answer.data} />
        </div>
        <div>
          <Values rule={answer.data} />
          {answer.data.parameters.some((one) => one.tunable) ? (
            <>
              <TrialPanel key={id} rule={answer.data} />
              <ProposalPanel rule={answer.data} />
            </>
          ) : null}
          <Shadows rule={answer.data} />
        </div>
      </div>
    </article>
  );
}

type Props = { readonly rule: DeskRule };

function Reading({ rule }: Props): ReactElement {
  const { basis, keeper, sentence, lawful, sql, objectType } = rule;
  return (
    <section aria-labelledby="sv-reading">
      <h2 id="sv-reading">规则怎么说</h2>
      <dl className="sv-pairs">
        <dt>问什么</dt>
        <dd>{objectType}</dd>
        <dt>依据</dt>
        <dd>{basis.length === 0 ? '没有写' : basis.join('；')}</dd>
        <dt>谁管</dt>
        <dd>{keeper ?? '没有写'}</dd>
        <dt>问的话</dt>
        <dd>{sentence}</dd>
        <dt>正当理由</dt>
        <dd>{lawful.join('；')}</dd>
      </dl>
      {sql === null ? (
        <p>这条规则看正在办的件，不是查询语句。</p>
      ) : (
        <details>
          <summary>查询语句（SQL）</summary>
          <Scroller label="查询语句">
            <pre className="sv-sql">{sql}</pre>
          </Scroller>
        </details>
      )}
    </section>
  );
}

function Samples({ rule }: Props): ReactElement | null {
  const { must, near } = rule.samples;
  if (must.length + near.length === 0) return null;
  return (
    <section aria-labelledby="sv-samples">
      <h2 id="sv-samples">样例</h2>
      <p>一定要问出来的：{must.join('、')}</p>
      <p>看上去像、不能问的：</p>
      <ul>
        {near.map(({ why, objects }) => (
          <li key={why}>
            {why}：{objects.join('、')}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Judged({ rule }: Props): ReactElement {
  return (
    <section aria-labelledby="sv-judged">
      <h2 id="sv-judged">问得准不准</h2>
      <p>
        问过 {rule.judged.fired} 次，没核实 {rule.judged.unchecked} 次。问对 / 核实：{judgedText(rule.judged)}
      </p>
      {rule.versions.length < 2 ? null : (
        <ul>
          {rule.versions.map((one) => (
            <li key={one.version}>
              第 {one.version} 版：问过 {one.fired} 次，{judgedText(one)}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Values({ rule }: Props): ReactElement {
  return (
    <section aria-labelledby="sv-values">
      <h2 id="sv-values">规则里的数</h2>
      {rule.parameters.length === 0 ? <p>这条规则里没有可以改的数。</p> : null}
      <ul>
        {rule.parameters.map((one) => (
          <li key={one.source}>
            {one.name}：<b>{one.value ?? '—'}</b> {one.unit}
            <span className="desk-sub">
              {' '}
              {one.type}，{one.origin}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shadows({ rule }: Props): ReactElement | null {
  if (rule.shadows.length === 0) return null;
  return (
    <section aria-labelledby="sv-shadows">
      <h2 id="sv-shadows">影子运行</h2>
      {rule.shadows.map((one) => (
        <div key={`${one.name} ${one.value} ${one.from}`}>
          <p>
            {one.name} = {one.value}，{one.from} 起生效。最近一次比对：原来问 {one.before} 件，换了它问 {one.after} 件，多{' '}
            {one.added.length} 件，少 {one.removed.length} 件。
          </p>
        </div>
      ))}
    </section>
  );
}
