import { Select } from 'antd';
import type { ReactElement } from 'react';
import { NavLink, Outlet, useSearchParams } from 'react-router';

import type { DeskCockpit } from '../../../contract/desk-types.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { useCockpit, useWay } from './cockpit-query.ts';

/** The frame of the supervisor's screens: who is there, for which places, until when it is true. */
export function SupervisionFrame(): ReactElement {
  const cockpit = useCockpit();
  const way = useWay();
  if (cockpit.isPending) return <Waiting />;
  if (cockpit.isError) return <Refusal error={cockpit.error} />;
  const { name, workshop } = cockpit.data;
  return (
    <div className="desk">
      <a className="desk-skip" href="#desk-main">
        跳到正文
      </a>
      <header className="desk-header">
        <strong className="desk-mark">
          <span aria-hidden="true">明</span> 明权 · 监督台
        </strong>
        <nav aria-label="监督台" className="sv-nav">
          <NavLink end to={way('')}>
            今天
          </NavLink>
          <NavLink to={way('/late')}>公开不及时</NavLink>
          <NavLink to={way('/funnels')}>单位之间</NavLink>
          {workshop ? <NavLink to={way('/rules')}>规则</NavLink> : null}
          <a href="/work">待办</a>
          <a href="/">公开网页</a>
        </nav>
        <span className="desk-who">{name}</span>
      </header>
      <main id="desk-main" className="desk-main" tabIndex={-1}>
        <Scope cockpit={cockpit.data} />
        <Outlet />
      </main>
    </div>
  );
}

/** Which places: all that the posts reach, or some of them. And until when what is shown is true. */
function Scope({ cockpit }: { readonly cockpit: DeskCockpit }): ReactElement {
  const [asked, ask] = useSearchParams();
  const choose = (places: readonly string[]): void => {
    const next = new URLSearchParams(asked);
    if (places.length === 0) next.delete('places');
    else next.set('places', places.join(','));
    ask(next);
  };
  const { asOf, places, whole } = cockpit;
  return (
    <div className="sv-scope">
      {places.length < 2 ? (
        <span>{places[0]?.name}</span>
      ) : (
        <Select
          mode="multiple"
          allowClear
          className="sv-places"
          aria-label="看哪些地方"
          placeholder={`全部 ${String(places.length)} 个地方和单位`}
          value={[...cockpit.chosen]}
          options={places.map(({ id, name }) => ({ value: id, label: name }))}
          optionFilterProp="label"
          onChange={choose}
        />
      )}
      <span className="desk-sub">
        截至 {timeText(asOf.now)}
        {asOf.registers === null ? '，还没有比对过登记数据' : `；登记数据截至 ${asOf.registers}`}
        {whole ? '' : '。问题太多，没有全部数进来'}
      </span>
    </div>
  );
}

function timeText(instant: string): string {
  return new Intl.DateTimeFormat('zh-CN', { timeZone: 'Asia/Shanghai', dateStyle: 'medium', timeStyle: 'short' }).format(new Date(instant));
}
