import { Table } from 'antd';
import { type ReactElement, useState } from 'react';

import type { DeskDifference, DeskItem, DeskSisters } from '../../../contract/desk-types.ts';
import { useAnswer } from '../desk-queries.ts';
import { CompareDrawings } from '../drawing/compare-drawings.tsx';
import { Choice } from '../chart/choice.tsx';
import { Refusal, Waiting } from '../frame/waiting.tsx';

const usual = '';

/** What changed against the version in force, as sentences and side by side; and the same item in sister units. */
export function DifferencePanel({ item }: { readonly item: DeskItem }): ReactElement {
  const [from, setFrom] = useState(usual);
  const [to, setTo] = useState(usual);
  const query = [from === usual ? '' : `from=${from}`, to === usual ? '' : `to=${to}`].filter((part) => part !== '').join('&');
  const difference = useAnswer<DeskDifference>(`/items/${item.id}/difference${query === '' ? '' : `?${query}`}`);
  const drafts = item.history.map(({ version, sentence }): readonly [string, string] => [
    String(version),
    `第 ${String(version)} 稿：${sentence}`,
  ]);
  return (
    <section aria-label="改了什么">
      <h2>{from === usual ? (item.versions.length === 0 ? '写了什么' : '比现行的一版改了什么') : '改了什么'}</h2>
      <div className="desk-line">
        <Choice
          label="从哪一稿"
          value={from}
          options={[[usual, item.versions.length === 0 ? '什么也没写' : '现行的一版'], ...drafts]}
          onChange={setFrom}
        />
        <Choice label="到哪一稿" value={to} options={[[usual, '现在这一稿'], ...drafts]} onChange={setTo} />
      </div>
      {difference.isPending ? (
        <Waiting />
      ) : difference.isError ? (
        <Refusal error={difference.error} />
      ) : (
        <>
          {difference.data.sentences.length === 0 ? <p>没有不同。</p> : null}
          <ol>
            {difference.data.sentences.map((sentence) => (
              <li key={sentence}>{sentence}</li>
            ))}
          </ol>
          <CompareDrawings charts={difference.data.charts} rows={difference.data.rows} />
          <Table
            size="small"
            rowKey={(row) => `${row.field} ${row.step ?? ''} ${row.label}`}
            dataSource={difference.data.rows}
            columns={[
              { title: '哪一处', dataIndex: 'label', width: 200 },
              { title: '原来', dataIndex: 'before' },
              { title: '现在', dataIndex: 'after' },
            ]}
          />
        </>
      )}
      <Sisters item={item} />
    </section>
  );
}

/** The same item in sister units side by side. */
function Sisters({ item }: { readonly item: DeskItem }): ReactElement {
  const sisters = useAnswer<DeskSisters>(`/items/${item.id}/sisters`);
  return (
    <>
      <h2>别的单位同一件事怎么写</h2>
      {sisters.isPending ? (
        <Waiting />
      ) : sisters.isError ? (
        <Refusal error={sisters.error} />
      ) : sisters.data.columns.length < 2 ? (
        <p>别的单位没有这一项。</p>
      ) : (
        <Table
          size="small"
          rowKey="field"
          scroll={{ x: true }}
          dataSource={sisters.data.rows.filter((row) => !row.same)}
          columns={[
            { title: '哪一处', dataIndex: 'label', width: 140 },
            ...sisters.data.columns.map((column, at) => ({
              title: column.own ? `${column.unit}（本单位）` : column.unit,
              key: column.id,
              render: (_: unknown, row: { readonly values: readonly string[] }) => row.values[at] ?? '',
            })),
          ]}
        />
      )}
    </>
  );
}
