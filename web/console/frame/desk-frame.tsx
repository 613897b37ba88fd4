import { Badge, Layout, Select, Space } from 'antd';
import type { ReactElement } from 'react';
import { Link, Outlet, useLocation, useMatch, useNavigate } from 'react-router';

import { useDesk } from '../desk-queries.ts';
import { deskLanguage, deskWords, otherLanguage } from '../speech.ts';
import { Refusal, Waiting } from './waiting.tsx';

/** The frame of every screen of the desk: whose list, who is there, where to go. */
export function DeskFrame(): ReactElement {
  const desk = useDesk();
  const { frame } = deskWords();
  const { pathname } = useLocation();
  if (desk.isPending) return <Waiting />;
  if (desk.isError) return <Refusal error={desk.error} />;
  const { name, units, waiting } = desk.data;
  const sum = Object.values(waiting).reduce((all, one) => all + one, 0);
  return (
    <Layout className="desk">
      <a className="desk-skip" href="#desk-main">
        {frame.skip}
      </a>
      <Layout.Header className="desk-header">
        <strong className="desk-mark">
          <span aria-hidden="true">明</span> {frame.brand}
        </strong>
        <UnitSwitch units={units} />
        <nav aria-label={frame.nav}>
          <Space size="large">
            <Link to="/">
              {frame.list} {sum > 0 ? <Badge count={sum} title={frame.waits(sum)} /> : null}
            </Link>
            <Link to="/programme">{frame.programme}</Link>
            <Link to="/laws">{frame.laws}</Link>
            <Link to="/revisions">{frame.revisions}</Link>
            <a href="/work">{frame.todo}</a>
            <a href="/">{frame.site}</a>
            <a href={otherLanguage(`/console${pathname}`)} lang={deskLanguage() === 'en' ? 'zh-CN' : 'en'}>
              {frame.language}
            </a>
          </Space>
        </nav>
        <span className="desk-who">{name}</span>
      </Layout.Header>
      <main id="desk-main" className="desk-main" tabIndex={-1}>
        {units.length === 0 ? <p>{frame.noPost}</p> : <Outlet />}
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
  const { frame } = deskWords();
  const chosen = useMatch('/units/:unit/*')?.params.unit ?? units[0]?.id;
  return (
    <Select
      className="desk-unit"
      aria-label={frame.whose}
      showSearch={{ optionFilterProp: 'label' }}
      {...(chosen === undefined ? {} : { value: chosen })}
      options={units.map((unit) => ({
        value: unit.id,
        label: unit.waiting > 0 ? frame.unitWaits(unit.name, unit.waiting) : unit.name,
      }))}
      onChange={(unit: string) => void go(`/units/${unit}`)}
    />
  );
}
