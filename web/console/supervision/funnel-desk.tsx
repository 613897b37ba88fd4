import type { ReactElement } from 'react';

import type { DeskFunnels } from '../../../contract/desk-types.ts';
import { useAnswer } from '../desk-queries.ts';
import { Refusal, Waiting } from '../frame/waiting.tsx';
import { usePlaces } from './cockpit-query.ts';
import { Scroller } from './scroller.tsx';

type Funnel = DeskFunnels['funnels'][number];

/** Offices that do the same, beside each other: a share far outside the funnel is a reason to talk, never a case. */
export function FunnelDesk(): ReactElement {
  const answer = useAnswer<DeskFunnels>(`/supervision/funnels?places=${encodeURIComponent(usePlaces())}`);
  if (answer.isPending) return <Waiting />;
  if (answer.isError) return <Refusal error={answer.error} />;
  const { from, funnels, left } = answer.data;
  return (
    <section aria-labelledby="sv-funnels">
      <h1 id="sv-funnels">单位之间：环节重办的比例</h1>
      <p>
        {from}{' '}
        以来办过的环节里，有多少是同一件退回来重办的。只比同一件事、同一季度；按单位编码排，不排名，不比人。落在漏斗外面，只是一个该去问问的理由。
      </p>
      {funnels.length === 0 ? <p>没有一件事有三个以上单位各办满 20 次，次数太少，比不出来，就不比。</p> : null}
      {funnels.map((funnel) => (
        <section key={funnel.item} aria-labelledby={`sv-f-${funnel.item}`}>
          <h2 id={`sv-f-${funnel.item}`}>{funnel.name}</h2>
          <FunnelDrawing funnel={funnel} />
          <FunnelTable funnel={funnel} />
        </section>
      ))}
      {left === 0 ? null : <p className="desk-sub">另有 {left} 件事办得太少，没有比。</p>}
    </section>
  );
}

const size = { width: 640, height: 320, left: 56, bottom: 44, top: 12, right: 16 };

function FunnelDrawing({ funnel }: { readonly funnel: Funnel }): ReactElement {
  const { curve, points, common } = funnel;
  const most = Math.max(1, ...curve.map(({ n }) => n));
  const top = Math.min(1, Math.max(0.05, ...points.map(({ share }) => share), ...curve.slice(4).map(({ outerHigh }) => outerHigh)) * 1.1);
  const x = (n: number): number => size.left + (n / most) * (size.width - size.left - size.right);
  const y = (share: number): number => size.height - size.bottom - (Math.min(share, top) / top) * (size.height - size.bottom - size.top);
  const line = (pick: (at: Funnel['curve'][number]) => number): string =>
    curve.map((at, index) => `${index === 0 ? 'M' : 'L'}${x(at.n).toFixed(1)} ${y(pick(at)).toFixed(1)}`).join('');
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  return (
    <Scroller label={`${funnel.name}的漏斗图`}>
      <svg
        className="sv-drawing"
        role="img"
        aria-label="漏斗图，数字在下面的表里"
        width={size.width}
        height={size.height}
        viewBox={`0 0 ${String(size.width)} ${String(size.height)}`}
      >
        {ticks.map((tick) => (
          <g key={tick}>
            <line x1={size.left} x2={size.width - size.right} y1={y(tick * top)} y2={y(tick * top)} stroke="#cfcbc2" />
            <text x={size.left - 6} y={y(tick * top) + 4} textAnchor="end" fontSize={12}>
              {percent(tick * top)}
            </text>
            <text x={x(tick * most)} y={size.height - size.bottom + 18} textAnchor="middle" fontSize={12}>
              {Math.round(tick * most)}
            </text>
          </g>
        ))}
        <text x={(size.left + size.width) / 2} y={size.height - 6} textAnchor="middle" fontSize={13}>
          办过多少次环节
        </text>
        <line x1={size.left} x2={size.width - size.right} y1={y(common)} y2={y(common)} stroke="#1b1f24" />
        {[line(({ low }) => low), line(({ high }) => high)].map((path) => (
          <path key={path} d={path} fill="none" stroke="#173f5f" strokeWidth={2} strokeDasharray="7 4" />
        ))}
        {[line(({ outerLow }) => outerLow), line(({ outerHigh }) => outerHigh)].map((path) => (
          <path key={path} d={path} fill="none" stroke="#173f5f" strokeWidth={2} />
        ))}
        <Offices points={points} x={x} y={y} />
      </svg>
      <p className="desk-sub">
        横线是全县的比例，虚线以内是 95%，实线以内是 99.8% 会碰到的范围{funnel.spread > 0 ? '，已经算进单位之间平常的差别' : ''}。空心的不满
        20 件。
      </p>
    </Scroller>
  );
}

/** The offices of a funnel, each by its name; one that asks has a thick edge. */
function Offices({
  points,
  x,
  y,
}: {
  readonly points: Funnel['points'];
  readonly x: (n: number) => number;
  readonly y: (share: number) => number;
}): ReactElement {
  return (
    <>
      {points.map((point) => (
        <g key={point.id}>
          <circle
            cx={x(point.n)}
            cy={y(point.share)}
            r={5}
            fill={point.small ? '#fff' : '#1b1f24'}
            stroke="#1b1f24"
            strokeWidth={point.asks ? 4 : 1.5}
          />
          <text x={x(point.n)} y={y(point.share) - 10} textAnchor={x(point.n) > size.width * 0.85 ? 'end' : 'middle'} fontSize={12}>
            {point.name}
          </text>
        </g>
      ))}
    </>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}

function FunnelTable({ funnel }: { readonly funnel: Funnel }): ReactElement {
  return (
    <Scroller label={`${funnel.name}的数字`}>
      <table className="desk-rows">
        <thead>
          <tr>
            <th scope="col">单位（按编码）</th>
            <th scope="col">办过几次环节</th>
            <th scope="col">其中重办</th>
            <th scope="col">比例</th>
            <th scope="col">95% 范围</th>
            <th scope="col">怎么看</th>
          </tr>
        </thead>
        <tbody>
          {funnel.points.map((point) => (
            <tr key={point.id}>
              <th scope="row">
                {point.id} {point.name}
              </th>
              <td>{point.n}</td>
              <td>{point.x}</td>
              <td>{percent(point.share)}</td>
              <td>
                {percent(point.low)}–{percent(point.high)}
              </td>
              <td>{point.small ? '次数少，不比' : point.asks ? '值得去问问是什么缘故' : '平常'}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scroller>
  );
}
