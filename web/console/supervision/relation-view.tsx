import type { ReactElement } from 'react';

import type { DeskAlert } from '../../../contract/desk-types.ts';
import { drawRelations, nodeHeight, nodeWidth, type PlacedEdge, type PlacedNode } from './draw-relations.ts';
import { Scroller } from './scroller.tsx';

type Relations = DeskAlert['relations'];

const kinds = {
  record: '记录',
  person: '人',
  official: '岗位',
  account: '账户',
  supplier: '供应商',
  household: '户',
  invoice: '发票',
  asset: '资产',
} as const;

/** What belongs together in the rows of one alert, at most two steps away: drawn, and the same in words. */
export function RelationView({ relations }: { readonly relations: Relations }): ReactElement {
  const { nodes, edges, cut } = relations;
  return (
    <section aria-labelledby="sv-relations">
      <h2 id="sv-relations">记录之间的关系</h2>
      {nodes.length < 2 ? (
        <p>这些记录之间没有可画的关系。</p>
      ) : (
        <>
          <p className="desk-sub">
            粗线是规则问到的路径，细虚线是同一批记录里的别的关系，最多隔两步。号码遮住了，看上去一样的也可能碰巧，不能当结论。
            {cut ? '还有离得更远的，没有画。' : ''}
          </p>
          <Scroller label="关系图">
            <Drawing relations={relations} />
          </Scroller>
          <details open>
            <summary>用文字说</summary>
            <ul>
              {edges.map((edge) => (
                <li key={`${edge.from} ${edge.label} ${edge.to}`}>
                  {labelOf(nodes, edge.from)} —{edge.label}— {labelOf(nodes, edge.to)}
                  {edge.onPath ? '（规则问到的）' : ''}
                </li>
              ))}
            </ul>
          </details>
        </>
      )}
    </section>
  );
}

function labelOf(nodes: Relations['nodes'], id: string): string {
  const node = nodes.find((one) => one.id === id);
  return node === undefined ? '' : `${kinds[node.kind]} ${node.label}`;
}

function Drawing({ relations }: { readonly relations: Relations }): ReactElement {
  const { width, height, nodes, edges } = drawRelations(relations);
  return (
    <svg
      className="sv-drawing"
      role="img"
      aria-label="关系图，下面用文字说了同样的内容"
      width={width}
      height={height}
      viewBox={`0 0 ${String(width)} ${String(height)}`}
    >
      {edges.map((edge) => (
        <Edge key={`${edge.from} ${edge.label} ${edge.to}`} edge={edge} />
      ))}
      {nodes.map((node) => (
        <Node key={node.id} node={node} />
      ))}
    </svg>
  );
}

function Edge({ edge }: { readonly edge: PlacedEdge }): ReactElement {
  const { path, label, x, y, onPath } = edge;
  const room = label.length * 13 + 6;
  return (
    <g>
      <path
        d={path}
        fill="none"
        stroke={onPath ? '#173f5f' : '#77736b'}
        strokeWidth={onPath ? 3 : 1.2}
        {...(onPath ? {} : { strokeDasharray: '4 4' })}
      />
      <rect x={x - room / 2} y={y - 10} width={room} height={18} fill="#fff" />
      <text x={x} y={y + 4} textAnchor="middle" fontSize={13} fill="#1b1f24" fontWeight={onPath ? 700 : 400}>
        {label}
      </text>
    </g>
  );
}

function Node({ node }: { readonly node: PlacedNode }): ReactElement {
  const { x, y, kind, lines, distance } = node;
  return (
    <g>
      <rect
        x={x}
        y={y}
        width={nodeWidth}
        height={nodeHeight}
        rx={kind === 'record' ? 2 : 18}
        fill={distance === 0 ? '#e8eef3' : '#fff'}
        stroke="#1b1f24"
        strokeWidth={distance === 0 ? 3 : 1.2}
      />
      <text x={x + 10} y={y + 18} fontSize={12} fill="#474d55">
        {kinds[kind]}
        {distance === 0 ? ' · 问到的' : ''}
      </text>
      {lines.map((line, at) => (
        <text key={line} x={x + 10} y={y + 36 + at * 17} fontSize={14} fill="#1b1f24">
          {line}
        </text>
      ))}
    </g>
  );
}
