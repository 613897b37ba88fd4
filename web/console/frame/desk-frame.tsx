import { Badge, Layout, Select, Space } from 'antd';
import type { ReactElement } from 'react';
import { Link, Outlet, useMatch, useNavigate } from 'react-router';

import { useDesk } from '../desk-queries.ts';
import { Refusal, Waiting } from './waiting.tsx';

/** The frame of every screen of the desk: whose list, who is there, where to go. */
export function DeskFrame(): ReactElement {
  const desk = useDesk();
  if (desk.isPending) return <Waiting />;
  if (desk.isError) return <Refusal error={desk.error} />;
  const { name, units, waiting } = desk.data;
  const sum = Object.values(waiting).reduce((all, one) => all + one, 0);
  return (
    <Layout className="desk">
      <a className="desk-skip" href="#desk-main">
        跳到正文
      </a>
      <Layout.Header className="desk-header">
        <strong className="desk-mark">
          <span aria-hidden="true">明</span> 明权 · 案头
        </strong>
        <UnitSwitch units={units} />
        <nav aria-label="案头">
          <Space size="large">
            <Link to="/">清单 {sum > 0 ? <Badge count={sum} title={`有 ${String(sum)} 件等您`} /> : null}</Link>
            <Link to="/programme">进度</Link>
            <Link to="/laws">法规</Link>
            <Link to="/revisions">修订</Link>
            <a href="/work">待办</a>
            <a href="/">公开网页</a>
          </Space>
        </nav>
        <span className="desk-who">{name}</span>
      </Layout.Header>
      <main id="desk-main" className="desk-main" tabIndex={-1}>
        {units.length === 0 ? <p>您没有编清单、审清单的岗位。要办件，请到“待办”。</p> : <Outlet />}
      </main>
    </Layout>
  );
}

function UnitSwitch({
  units,
}: {
  readonly units: readonly { readonly id: string; readonly name: string; readonly waiting: number }[];
}): ReactElement {
  const go = useNavigate();
  const chosen = useMatch('/units/:unit/*')?.params.unit ?? units[0]?.id;
  return (
    <Select
      className="desk-unit"
      aria-label="哪个单位的清单"
      showSearch={{ optionFilterProp: 'label' }}
      {...(chosen === undefined ? {} : { value: chosen })}
      options={units.map((unit) => ({
        value: unit.id,
        label: unit.waiting > 0 ? `${unit.name}（${String(unit.waiting)} 件等您）` : unit.name,
      }))}
      onChange={(unit: string) => void go(`/units/${unit}`)}
    />
  );
}
