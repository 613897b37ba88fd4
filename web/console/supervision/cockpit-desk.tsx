import type { ReactElement, ReactNode } from 'react';
import { Link } from 'react-router';

import type { DeskCockpit } from '../../../contract/desk-types.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { AlertRow } from './alert-row.tsx';
import { useCockpit, useWay } from './cockpit-query.ts';
import { LampMark } from './lamp-mark.tsx';
import { alertWords, listWords, type ListName } from './supervision-words.ts';
import { Scroller } from './scroller.tsx';

/** The one screen: what is to be decided today, how things stand, where they gather. Each number opens its list. */
export function CockpitDesk(): ReactElement {
  const cockpit = useCockpit();
  const way = useWay();
  if (cockpit.isPending) return <Waiting />;
  if (cockpit.isError) return <Refusal error={cockpit.error} />;
  const { numbers, first } = cockpit.data;
  return (
    <div className="sv-cockpit">
      <section aria-labelledby="sv-today">
        <h1 id="sv-today">{numbers.today === 0 ? '没有要您定的' : `今天要您定的 ${String(numbers.today)} 件`}</h1>
        {numbers.today === 0 ? <p>没有要办的，就是好事。</p> : null}
        <ol className="sv-list sv-first">
          {first.map((card) => (
            <AlertRow key={card.id} card={card} />
          ))}
        </ol>
        {numbers.today > first.length ? (
          <p>
            <Link to={way('/alerts', { list: 'today' })}>看全部 {numbers.today} 件</Link>
          </p>
        ) : null}
      </section>
      <div>
        <Standing cockpit={cockpit.data} />
        <Gatherings cockpit={cockpit.data} />
        <Precision rows={cockpit.data.precision} />
      </div>
    </div>
  );
}

function Standing({ cockpit }: { readonly cockpit: DeskCockpit }): ReactElement {
  const way = useWay();
  const { numbers, oldest, late } = cockpit;
  const count = (list: ListName, label: string = listWords[list]): ReactElement => (
    <Tile
      key={list}
      to={way('/alerts', { list })}
      number={numbers[list]}
      label={label}
      tone={list === 'red' || list === 'overdue' ? 'red' : ''}
    />
  );
  return (
    <section aria-labelledby="sv-standing">
      <h2 id="sv-standing">现在怎么样</h2>
      <ul className="sv-tiles">
        {count('red')}
        {count('yellow')}
        {count('verify')}
        {count('overdue')}
        <Tile to={way('/late')} number={late} label="公开不及时" tone={late > 0 ? 'red' : ''} />
        {count('look-back')}
      </ul>
      <p>
        整改：复核通过 <Link to={way('/alerts', { list: 'checked' })}>{numbers.checked}</Link> / 要求{' '}
        <Link to={way('/alerts', { list: 'ordered' })}>{numbers.ordered}</Link>，正在改{' '}
        <Link to={way('/alerts', { list: 'rectify' })}>{numbers.rectify}</Link>
      </p>
      <p>
        七天内新出现 <Link to={way('/alerts', { list: 'new' })}>{numbers.new}</Link>，销号{' '}
        <Link to={way('/alerts', { list: 'cleared' })}>{numbers.cleared}</Link>
        {oldest === null ? null : (
          <>
            ；最久没有了结的 <Link to={way(`/alerts/${oldest.id}`)}>{oldest.days} 天</Link>
          </>
        )}
      </p>
      <p>
        在例外期里 <Link to={way('/alerts', { list: 'filtered' })}>{numbers.filtered}</Link>，已移送线索{' '}
        <Link to={way('/alerts', { list: 'lead' })}>{numbers.lead}</Link>，没有销号一共{' '}
        <Link to={way('/alerts', { list: 'open' })}>{numbers.open}</Link>
      </p>
    </section>
  );
}

type TileProps = { readonly to: string; readonly number: number; readonly label: string; readonly tone: '' | 'red' };

function Tile({ to, number, label, tone }: TileProps): ReactElement {
  return (
    <li>
      <Link className={tone === 'red' && number > 0 ? 'sv-tile sv-tile-red' : 'sv-tile'} to={to}>
        <b>{number}</b> {label}
      </Link>
    </li>
  );
}

function Gatherings({ cockpit }: { readonly cockpit: DeskCockpit }): ReactElement {
  const way = useWay();
  const { byTopic, byPlace, lamps } = cockpit;
  return (
    <section aria-labelledby="sv-where">
      <h2 id="sv-where">哪里最集中</h2>
      <p className="desk-sub">没有销号的，按事情、按地方数。不按人数，也不给人排名。</p>
      <Chips label="按事情">
        {byTopic.map(({ topic, count }) => (
          <Link key={topic} className="sv-chip" to={way('/alerts', { list: 'open', topic })}>
            {alertWords.family[topic]} <b>{count}</b>
          </Link>
        ))}
      </Chips>
      <Chips label="按地方">
        {byPlace.map(({ id, name, lamp, count }) => (
          <Link key={id} className="sv-chip" to={way('/alerts', { list: 'open', place: id })}>
            {name} <b>{count}</b> <LampMark lamp={lamp} />
          </Link>
        ))}
      </Chips>
      <details className="desk-gap">
        <summary>亮灯的单位 {lamps.length} 个</summary>
        <p className="desk-sub">灯色跟着最重的一件走；整改经别人复核通过才会灭。按单位编码排，不是名次。</p>
        <Chips label="亮灯的单位">
          {lamps.map(({ id, name, lamp, count }) => (
            <Link key={id} className="sv-chip" to={way('/alerts', { list: 'open', unit: id })}>
              {name} <b>{count}</b> <LampMark lamp={lamp} />
            </Link>
          ))}
        </Chips>
      </details>
    </section>
  );
}

function Chips({ label, children }: { readonly label: string; readonly children: readonly ReactNode[] }): ReactElement | null {
  if (children.length === 0) return null;
  return (
    <nav className="sv-chips" aria-label={label}>
      <span className="desk-sub">{label}</span>
      {children}
    </nav>
  );
}

function Precision({ rows }: { readonly rows: DeskCockpit['precision'] }): ReactElement | null {
  const way = useWay();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby="sv-precision">
      <h2 id="sv-precision">规则问得准不准</h2>
      <p className="desk-sub">两个人核实过的才算；件数少的，真实比例可能在区间里任何地方。</p>
      <Scroller label="每条规则的准确率">
        <table className="desk-rows">
          <thead>
            <tr>
              <th scope="col">规则</th>
              <th scope="col">问对 / 核实</th>
              <th scope="col">准确率和 95% 区间</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.rule}>
                <th scope="row">
                  {row.rule} {row.name}
                  {row.lowered ? '（问得太不准，已自动降为提示）' : ''}
                </th>
                <td>
                  <Link to={way('/alerts', { list: 'right', rule: row.rule })}>{row.right}</Link> /{' '}
                  <Link to={way('/alerts', { list: 'judged', rule: row.rule })}>{row.of}</Link>
                </td>
                <td>
                  {row.share}%（{row.low}%–{row.high}%）
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroller>
    </section>
  );
}
